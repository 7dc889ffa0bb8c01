/* SPDX-License-Identifier: MIT */
/* How many years of school an English text asks of its reader. */
#ifndef ANALYSIS_READING_H
#define ANALYSIS_READING_H

/* The Flesch-Kincaid grade in tenths, not under 0: 39/100 × words a sentence
** + 118/10 × syllables a word − 15.59 (Kincaid, Fishburne, Rogers and Chissom
** 1975, Research Branch Report 8-75). Syllables are counted by rule: runs of
** vowels, without a silent e at the end; a digit is one. [Stage directions] are
** left out, a {placeholder} is a word as it is spelt. */
int reading_grade_tenths(const char *text);

#endif
