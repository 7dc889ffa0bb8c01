/* SPDX-License-Identifier: MIT */
/* What a call tells the world while it runs: transcripts, the anger curve
** and the scorecard are made from these alone. */
#ifndef CALL_OUTPUT_H
#define CALL_OUTPUT_H

#include <stdint.h>

typedef struct CallState CallState;

typedef enum {
  OUTPUT_NODE,        /* a: node */
  OUTPUT_LINE,        /* begins; a: line, b: variant, from 0 */
  OUTPUT_LINE_END,    /* a: line */
  OUTPUT_PROTEST,     /* begins; a: which of the protests */
  OUTPUT_TURN_END,    /* the floor is the trainee's */
  OUTPUT_TOLD,        /* a: fact, for the first time */
  OUTPUT_ANSWER,      /* the trainee speaks; a: reply; anger is from before */
  OUTPUT_ANSWERED,    /* a: reply, b: Reception; anger is from after */
  OUTPUT_CUT_IN,      /* a: ms that this wins (a protest costs some), b: facts
                         that go untold by it */
  OUTPUT_USED,        /* a: rubric entry, b: quality */
  OUTPUT_BACKCHANNEL, /* a: 1 good, 0 a miss, -1 neither */
  OUTPUT_UNHELPED,    /* typed words that no reply is near: this did not help */
  OUTPUT_SILENCE,     /* a second of it */
  OUTPUT_PROMISED,    /* a: promise */
  OUTPUT_NOTED,       /* a: fact, b: 1 noted, 0 taken back */
  OUTPUT_LOOKED_UP,   /* a: record entry */
  OUTPUT_BREATH,      /* a: 1 begins, 0 done */
  OUTPUT_COMPOSURE,   /* a: from, b: to */
  OUTPUT_TASK,        /* a: task */
  OUTPUT_OVER         /* a: Outcome, b: ClosedBy */
} OutputKind;

/* How a reply was received. */
typedef enum {
  RECEPTION_HEARD,
  RECEPTION_HALF_HEARD, /* it cut in, and was carried out all the same */
  RECEPTION_PROTESTED,  /* "let me finish" */
  RECEPTION_LED_AWAY    /* the node's on_interrupt */
} Reception;

typedef struct {
  int32_t t; /* ms of call time */
  OutputKind kind;
  int32_t a, b;
  int32_t anger;
} CallOutput;

/* Lent by the caller of the engine; NULL where nobody listens. */
typedef struct {
  void (*take)(void *context, const CallOutput *output);
  void *context;
} CallSink;

/* Sends an output stamped with the state's time and anger. */
void output_send(CallSink *sink, const CallState *state, OutputKind kind, int a,
                 int b);

#endif
