/* SPDX-License-Identifier: MIT */
#include "screens/transcript.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/widgets.h"

#include <string.h>

enum { FIRST_ROOM = 64 };

static const char CUT[] = " –", CUT_AT_ONCE[] = "–";

bool transcript_add(Transcript *transcript, Said said) {
  if (transcript->count == transcript->room) {
    int room = transcript->room ? 2 * transcript->room : FIRST_ROOM;
    Said *all = arena_array(transcript->arena, (size_t)room, sizeof *all);
    if (!all) { return false; }
    if (transcript->count > 0) {
      memcpy(all, transcript->all, (size_t)transcript->count * sizeof *all);
    }
    transcript->all = all;
    transcript->room = room;
  }
  transcript->all[transcript->count++] = said;
  return true;
}

void transcript_cut(Transcript *transcript, int shown) {
  Said *last = &transcript->all[transcript->count - 1];
  size_t size = (size_t)shown + sizeof CUT;
  char *memory = arena_alloc(transcript->arena, size);
  if (!memory) { return; }
  Str text = str_init(memory, size);
  size_t length = utf8_whole(last->text, (size_t)shown);
  while (length > 0 && strchr(" .", last->text[length - 1])) { length--; }
  str_add_bytes(&text, last->text, length);
  str_add(&text, length > 0 ? CUT : CUT_AT_ONCE);
  last->text = text.text;
}

/* Who says several things in a row is named once. */
static bool is_named(const Transcript *transcript, int index,
                     const TranscriptView *view) {
  const Said *said = &transcript->all[index];
  if (view->unnamed && str_equal(said->speaker, view->unnamed)) {
    return false;
  }
  if (index == view->first) { return true; }
  const Said *before = said - 1;
  return before->mine != said->mine ||
         !str_equal(before->speaker, said->speaker);
}

void transcript_show(Ui *ui, const Transcript *transcript,
                     TranscriptView view) {
  for (int i = view.first; i < transcript->count; i++) {
    const Said *said = &transcript->all[i];
    bool last = i == transcript->count - 1;
    bool live = last && view.live && !said->mine;
    bool named = is_named(transcript, i, &view);
    ui_bubble(ui, (UiBubble){.text = said->text,
                             .speaker = named ? said->speaker : NULL,
                             .mine = said->mine,
                             .live = live,
                             .dim = view.dim,
                             .edge = live && !view.dim ? said->edge : TONE_NONE,
                             .typing = live && view.speak,
                             .shown = view.shown});
  }
}
