/* SPDX-License-Identifier: MIT */
/* The user interface, in one page.
**
** A screen describes itself anew each frame, between ui_frame_begin and
** ui_frame_end. Calls nest: ui_column, ui_row, ui_grid, ui_panel, ui_scroll
** open a box, ui_close closes it. A widget's call says at once what the person
** did with it since the last frame, judged by where it stood then. At the end
** everything is measured, placed and drawn.
**
**   static ScreenId update(PickerScreen *s, Ui *ui) {
**     ui_column(ui, (UiBox){.pad = 16, .gap = 12, .grow = 1});
**     ui_heading(ui, "phone-call", locale_text(s->words, "picker.title"));
**     ui_scroll(ui, "calls", (UiBox){.gap = 8, .grow = 1});
**     for (int i = 0; i < s->count; i++) {
**       ui_scope(ui, i);
**       if (ui_button(ui, "play", (UiButton){.text = s->names[i]})) {
**         s->chosen = i;
**       }
**       ui_tooltip(ui, s->hints[i]);
**       ui_scope_end(ui);
**     }
**     ui_close(ui);
**     bool back = ui_button(ui, "back", (UiButton){
**         .text = locale_text(s->words, "back"), .key = KEY_ESCAPE});
**     ui_close(ui);
**     return back ? SCREEN_TITLE : SCREEN_PICKER;
**   }
**
** Here are the boxes; the rest is in widgets.h (texts, buttons, replies, …),
** values.h (sliders, tabs, …), field.h, table.h, chart.h, canvas.h, overlay.h
** (dialogs, tooltips, toasts) and seen.h.
**
** - Lengths are points (theme.h). A screen's outermost box has `grow`, to fill
**   the window; what has `grow` in a column takes the height that is left, and
**   only ui_scroll can do with less height than its content.
** - Texts are copied and stripped of control characters: they need to live no
**   longer than the call. So do all other arguments.
** - Every widget has an id, unique within its ui_scope, scroll area or dialog:
**   what the ui remembers (focus, scrolling) hangs on it. It never changes with
**   the language.
** - Keys: a widget's `key` works as if it was clicked. For keys without a
**   widget ask ui_key. Who asks first gets the key, so ask before the widgets
**   that could want it too (Space also presses a focused button). Typing into
**   a field and open dialogs keep keys from all others.
** - Nothing to do for Tab, arrows, Enter, PgUp, PgDn, the wheel, controllers.
** - Draw nothing by colour alone: a tone goes with an icon, a sign or a word.
** - Tests look widgets up (seen.h) and click where they stand. */
#ifndef UI_UI_H
#define UI_UI_H

#include "ui/draw.h"
#include "ui/font.h"
#include "ui/input.h"
#include "ui/layout.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Ui Ui;
typedef uint64_t UiId;

/* NULL when memory is short. `fonts` outlives the ui. */
Ui *ui_create(const FontTable *fonts);
void ui_destroy(Ui *ui);

/* Everything between these two is one frame. The list and what ui_find gives
** live until the next ui_frame_begin. */
void ui_frame_begin(Ui *ui, const Input *input, const Theme *theme);
const DrawList *ui_frame_end(Ui *ui);

/* When the next frame is due if nothing is touched (a tooltip, a toast, a
** cursor that blinks); INT64_MAX: never. The screen's own time comes on top. */
int64_t ui_next_ms(const Ui *ui);

const Theme *ui_theme(const Ui *ui);
const Input *ui_input(const Ui *ui);

/* The window's width and height in points, and how narrow that is for the
** chosen size of text. */
typedef enum {
  UI_WIDE,   /* side columns have room */
  UI_FOLDED, /* under 1000 points: side columns share one place, as tabs */
  UI_NARROW  /* under 700: one column */
} UiFold;
int ui_width(const Ui *ui);
int ui_height(const Ui *ui);
UiFold ui_fold(const Ui *ui);
/* Both by the size of text: how much text the window holds. */
int ui_text_width(const Ui *ui);
int ui_text_height(const Ui *ui);

/* ---- boxes ---- */

typedef struct {
  int gap; /* between children */
  int pad; /* on all sides, and more of it: */
  int pad_x, pad_y;
  int width, height; /* exactly; 0: as the content asks */
  int min_width, max_width, min_height, max_height;
  int grow;    /* share of the room left over in the box around it */
  bool wrap;   /* of a row: goes on in the next line */
  bool even;   /* of a column: its children share its height equally */
  int columns; /* of a grid: at most, each min_column wide or wider */
  int min_column;
  Align align;     /* children across the flow */
  Align justify;   /* children along it */
  Tone fill, edge; /* TONE_NONE: none */
  int radius, edge_width;
  const char *name; /* read out for the group as a whole */
  bool follow;      /* of a scroll area: stays at its end as it grows */
} UiBox;

void ui_column(Ui *ui, UiBox box);
void ui_row(Ui *ui, UiBox box);
void ui_grid(Ui *ui, UiBox box);
/* A column on a card, with the theme's fill and edge unless `box` says. */
void ui_panel(Ui *ui, UiBox box);
/* A column that scrolls when it has not enough height. */
void ui_scroll(Ui *ui, const char *id, UiBox box);
void ui_close(Ui *ui);

/* Pushes apart what stands before and after it. */
void ui_spacer(Ui *ui);
/* A thin line across the box. */
void ui_rule(Ui *ui);

/* Ids inside are those of item `number`. */
void ui_scope(Ui *ui, int number);
void ui_scope_end(Ui *ui);

/* How a text looks. Fields left out have their usual value. */
typedef struct {
  TextSize size;
  bool bold, italic;
  Tone tone;
  Align align;   /* start, centre or end */
  bool one_line; /* elided with … instead of broken */
  bool asides;   /* [stage directions] are set apart */
  bool typing;   /* only the first `shown` bytes are there yet */
  int shown;
} UiText;

/* ---- keys and focus ---- */

/* Whether `key` went down since the last frame and nobody used it yet. */
bool ui_key(Ui *ui, Key key);
/* Whether it is down now (and not typed into a field). */
bool ui_key_held(const Ui *ui, Key key);
/* Puts the focus on the widget called `id` of the scope that is open; NULL: on
** none, as when another screen comes on. */
void ui_focus(Ui *ui, const char *id);
/* Whether the widget called last has the focus. */
bool ui_focused(const Ui *ui);

/* What a box or widget is: for tests and for reading out (seen.h). */

typedef enum {
  ROLE_GROUP,
  ROLE_PANEL,
  ROLE_SCROLL,
  ROLE_TEXT,
  ROLE_HEADING,
  ROLE_BUTTON,
  ROLE_CHOICE,
  ROLE_CHECKBOX,
  ROLE_SLIDER,
  ROLE_TAB,
  ROLE_FIELD,
  ROLE_TABLE,
  ROLE_COLUMN, /* a table's heading */
  ROLE_ROW,
  ROLE_CELL,
  ROLE_METER,
  ROLE_CHIP,
  ROLE_CHART,
  ROLE_IMAGE,
  ROLE_TOOLTIP,
  ROLE_TOAST,
  ROLE_DIALOG,
  ROLE_COUNT
} UiRole;

#endif
