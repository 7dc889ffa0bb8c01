/* SPDX-License-Identifier: MIT */
/* The program's memory as a whole. */
#ifndef OS_MEMORY_H
#define OS_MEMORY_H

/* Gives what was freed back to the system, also where it lies between what is
** still used; does nothing where that cannot be asked for. Takes milliseconds
** when much was freed. */
void memory_trim(void);

#endif
