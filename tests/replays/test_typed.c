/* SPDX-License-Identifier: MIT */
/* Own words in the shipped calls: each reply in its author's words is that
** reply, in other words it is the one that does the same, and what has
** nothing to do with the call is none. */
#include "base/arena.h"
#include "base/str.h"
#include "call/typed.h"
#include "loader.h"
#include "shipped.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES = 8192 };

typedef struct {
  Shipped set;
  const Lexicon *lexicon;
} World;

static int load(void **state) {
  static World world;
  world.set = shipped_load();
  world.lexicon = loader_lexicon(world.set.arena, LOADER_LEXICON);
  *state = &world;
  return 0;
}

static int clear(void **state) {
  World *world = *state;
  shipped_clear(&world->set);
  return 0;
}

static const Call *call_of(const World *world, int model) {
  Arena *arena = world->set.arena;
  const CallOptions options = call_options(1);
  const CallModel *typed = typed_model_create(
      arena, world->set.models[model]->scenario, world->lexicon);
  return call_create(arena, typed, &options);
}

/* The reply of a node that the words are nearest to, on offer or not. */
static int nearest(const Call *call, int node, const char *text) {
  Span replies = call->model->scenario->nodes[node].replies;
  int best = NONE, most = TYPED_NEAR - 1;
  for (int i = replies.first; i < replies.first + replies.count; i++) {
    int near = typed_nearness(call, text, i);
    if (near > most) {
      most = near;
      best = i;
    }
  }
  return best;
}

/* Its own words, with the first facts that have a form in its slots. */
static void words_of(const Scenario *scenario, const Reply *reply, Str *text) {
  const char *from = reply->say.source;
  int fact = 0;
  for (const char *slot; (slot = strstr(from, "{fact}"));
       from = slot + strlen("{fact}")) {
    str_add_bytes(text, from, (size_t)(slot - from));
    while (scenario->facts[fact].forms.count == 0) { fact++; }
    str_add(text, scenario->forms[scenario->facts[fact++].forms.first]);
  }
  str_add(text, from);
}

static void typed__a_reply_in_its_author_s_words_is_that_reply(void **state) {
  const World *world = *state;
  int right = 0, all = 0;
  for (int m = 0; m < world->set.model_count; m++) {
    const Call *call = call_of(world, m);
    const Scenario *scenario = call->model->scenario;
    for (int i = 0; i < scenario->reply_count; i++) {
      const Reply *reply = &scenario->replies[i];
      char room[TEXT_BYTES];
      Str text = str_init(room, sizeof room);
      words_of(scenario, reply, &text);
      int got = nearest(call, reply->node, text.text);
      all++;
      right += got == i;
      if (got != i) {
        print_message("%s: %s: \"%s\" is %s\n", scenario->id, reply->id,
                      text.text, got == NONE ? "-" : scenario->replies[got].id);
      }
    }
  }
  print_message("%d of %d replies know their own words\n", right, all);
  assert_true(100 * right >= 99 * all);
}

static int node_of(const Scenario *scenario, const char *id) {
  int node = 0;
  while (!str_equal(scenario->nodes[node].id, id)) { node++; }
  return node;
}

static void typed__other_words_for_it_are_that_reply(void **state) {
  static const struct {
    const char *scenario, *node, *text, *reply; /* NULL: none */
  } CASES[] = {
      {"cake-order", "opening",
       "I can hear how angry you are, and you should be. You had 24 guests and "
       "six of them got nothing.",
       "six_plates"},
      {"cake-order", "opening", "You are angry. 24 people, and eight got none.",
       "eight_plates"},
      {"cake-order", "opening", "Sorry. What is your order number please?",
       "order_number"},
      {"cake-order", "opening",
       "You should have cut the cake into smaller pieces.", "thin_slices"},
      {"cake-order", "opening", "The weather is lovely today.", NULL},
      {"cake-order", "opening", "asdf qwer", NULL},
      {"cake-order", "opening", "Shut up, you idiot.", NULL},
      {"cake-order", "hello", "I am listening. The cake was for 24. Go on.",
       "here_24"},
      {"cake-order", "hello", "We are so busy today, what was it again?", NULL},
      {"cake-order", "jam", "I am so sorry. It was your grandmother he missed.",
       "missed_grandmother"},
      {"cake-order", "jam", "I am sorry. He was looking for your mother in it.",
       "looked_for_mother"},
      {"cake-order", "jam", "We can bake a new one and bring it tomorrow.",
       "bake_again"},
      {"cake-order", "enough", "There is no need to take that tone with me.",
       "no_tone"},
      {"cake-order", "enough", "Let me put you through to Marek.",
       "marek_takes_it"},
      {"cake-order", "enough", "Banana bicycle.", NULL},
  };
  const World *world = *state;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    int m = 0;
    while (!str_equal(world->set.models[m]->scenario->id, CASES[i].scenario)) {
      m++;
    }
    const Call *call = call_of(world, m);
    const Scenario *scenario = call->model->scenario;
    int node = node_of(scenario, CASES[i].node);
    int got = nearest(call, node, CASES[i].text);
    const char *reply = got == NONE ? "-" : scenario->replies[got].id;
    if (!str_equal(reply, CASES[i].reply ? CASES[i].reply : "-")) {
      fail_msg("\"%s\" is %s", CASES[i].text, reply);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(typed__a_reply_in_its_author_s_words_is_that_reply),
      cmocka_unit_test(typed__other_words_for_it_are_that_reply),
  };
  return cmocka_run_group_tests(tests, load, clear);
}
