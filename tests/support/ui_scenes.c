/* SPDX-License-Identifier: MIT */
#include "ui_scenes.h"

#include "ui/canvas.h"
#include "ui/chart.h"
#include "ui/overlay.h"
#include "ui/table.h"
#include "ui/values.h"
#include "ui/widgets.h"

#include <string.h>

static const char LINE[] =
    "[sighs] I ordered a cake for twenty-four people, it fed maybe ten, and "
    "there is no strawberry jam in it! I had to send my husband out for "
    "donuts while everybody waited.";

Scene scene_init(void) {
  return (Scene){.chosen = 1,
                 .face_up = true,
                 .shown = (int)sizeof LINE,
                 .row = 1,
                 .point = 3,
                 .text_size = 100,
                 .volume = 70,
                 .last = ""};
}

static void icon_button(Scene *scene, Ui *ui, const char *name,
                        const char *icon, Key key) {
  if (ui_button(
          ui, name,
          (UiButton){.icon = icon, .name = name, .key = key, .plain = true})) {
    scene->last = name;
  }
  ui_tooltip(ui, name);
}

static void top_bar(Scene *scene, Ui *ui, const char *title) {
  ui_row(ui, (UiBox){.fill = TONE_PANEL, .pad_x = 16, .pad_y = 6, .gap = 10});
  ui_heading(ui, "phone-call", title);
  ui_text(ui, "The birthday cake",
          (UiText){.size = TEXT_TITLE, .bold = true, .one_line = true});
  ui_spacer(ui);
  ui_icon(ui, "clock", 20, TONE_DIM, NULL);
  ui_text(ui, "02:41", (UiText){.size = TEXT_LEAD, .bold = true});
  if (ui_fold(ui) == UI_NARROW) {
    icon_button(scene, ui, "Pause", "pause", KEY_ESCAPE);
    ui_close(ui);
    ui_rule(ui);
    return;
  }
  icon_button(scene, ui, "History", "arrow-counter-clockwise", INPUT_KEY('H'));
  icon_button(scene, ui, "Captions", "closed-captioning", INPUT_KEY('C'));
  icon_button(scene, ui, "Settings", "gear", (Key)(KEY_F1 + 9));
  icon_button(scene, ui, "Pause", "pause", KEY_ESCAPE);
  ui_close(ui);
  ui_rule(ui);
}

static void caller(Ui *ui) {
  ui_panel(ui, (UiBox){.name = "Caller"});
  ui_canvas(ui, (UiCanvas){.name = "Ines Calloway, very angry",
                           .layers = {"portraits/body/ines.svg",
                                      "portraits/face/veryAngry.svg",
                                      "portraits/mouth/hard_wide.svg"},
                           .layer_count = 3,
                           .height = 248,
                           .least = 96,
                           .radius = 6});
  ui_row(ui, (UiBox){.gap = 8});
  ui_text(ui, "Ines Calloway",
          (UiText){.size = TEXT_TITLE, .bold = true, .one_line = true});
  ui_spacer(ui);
  ui_icon(ui, "speaker-high", 22, TONE_BAD, "speaking");
  ui_close(ui);
  ui_text(ui, "Speaking now", (UiText){.tone = TONE_DIM});
  ui_meter(ui, (UiMeter){.text = "Anger",
                         .icon = "smiley-angry",
                         .word = "7 of 10",
                         .value = 7,
                         .of = 10,
                         .tone = TONE_BAD});
  ui_text(ui, "Rising: she was interrupted once",
          (UiText){.size = TEXT_SMALL, .tone = TONE_BAD});
  ui_close(ui);
}

static void left_column(Ui *ui) {
  caller(ui);
  ui_panel(ui, (UiBox){.name = "You"});
  ui_meter(ui, (UiMeter){.text = "Your composure",
                         .icon = "heart",
                         .word = "steady",
                         .value = 8,
                         .of = 10,
                         .tone = TONE_GOOD});
  ui_row(ui, (UiBox){.gap = 6});
  ui_icon(ui, "star", 20, TONE_WARN, NULL);
  ui_text(ui, "Score 340", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "+40 listening", (UiText){.tone = TONE_TEXT});
  ui_close(ui);
  ui_close(ui);
  ui_panel(ui, (UiBox){.name = "Coach", .grow = 1});
  ui_heading(ui, "megaphone", "Coach (practice mode)");
  ui_text(ui,
          "Let the first anger run out: two mm-hms at her pauses, then name "
          "the facts she gave you.",
          (UiText){.tone = TONE_DIM});
  ui_close(ui);
}

static void transcript(const Scene *scene, Ui *ui) {
  ui_scroll(ui, "transcript",
            (UiBox){.gap = 10,
                    .pad = 12,
                    .grow = 1,
                    .min_height = 110,
                    .fill = TONE_PANEL,
                    .edge = TONE_LINE,
                    .radius = 8,
                    .name = "What was said",
                    .follow = true});
  ui_bubble(ui, (UiBubble){.text = "Thank you for calling Oak Street Bakery, "
                                   "this is Sam.",
                           .mine = true});
  ui_bubble(ui,
            (UiBubble){.text = "Finally! I have been on hold ten minutes."});
  ui_bubble(ui, (UiBubble){.text = "Ten minutes is far too long. I am sorry.",
                           .mine = true});
  ui_bubble(ui, (UiBubble){.text = LINE,
                           .live = true,
                           .edge = TONE_BAD,
                           .typing = true,
                           .shown = scene->shown});
  ui_close(ui);
}

static void replies(Scene *scene, Ui *ui) {
  static const char *const texts[] = {
      "A cake for 24 that fed ten, with no strawberry jam, at your "
      "daughter's party. That is our mistake and I am sorry.",
      "I understand, but did you check the box before you left the shop?",
      "Okay. What was your order number again?",
      "Let me refund the $90 today and bring a jam cake for 24 to you by five "
      "o'clock."};
  for (int i = 0; i < 4; i++) {
    ui_scope(ui, i);
    bool chosen = scene->chosen == i;
    if (ui_choice(ui, "reply",
                  (UiChoice){.text = texts[i],
                             .number = i + 1,
                             .selected = chosen,
                             .back = scene->face_up ? NULL : "Face down"})) {
      scene->chosen = i;
    }
    ui_scope_end(ui);
  }
}

static void actions(Scene *scene, Ui *ui) {
  static const struct {
    const char *text;
    char key;
  } all[] = {{"Type my own answer", 'T'},
             {"Hold", 'O'},
             {"Ask a colleague", 'K'},
             {"End call", 'E'}};
  ui_row(ui, (UiBox){.gap = 8, .wrap = true});
  for (int i = 0; i < 4; i++) {
    if (ui_button(
            ui, all[i].text,
            (UiButton){.text = all[i].text, .key = INPUT_KEY(all[i].key)})) {
      scene->last = all[i].text;
      scene->leaving = i == 3;
    }
  }
  ui_close(ui);
}

static void ear(Ui *ui, const char *text) {
  ui_row(ui, (UiBox){.fill = TONE_RAISED,
                     .edge = TONE_LINE,
                     .radius = 6,
                     .pad_x = 12,
                     .pad_y = 5,
                     .gap = 8});
  ui_icon(ui, "ear", 20, TONE_WARN, NULL);
  ui_text(ui, text, (UiText){.bold = true, .tone = TONE_WARN});
  ui_spacer(ui);
  ui_key_cap(ui, KEY_SPACE);
  ui_text(ui, "mm-hm", (UiText){.tone = TONE_TEXT});
  ui_close(ui);
}

static void main_column(Scene *scene, Ui *ui) {
  transcript(scene, ui);
  ear(ui, "She is still speaking. Answering now interrupts her.");
  replies(scene, ui);
  actions(scene, ui);
}

static void chips(Ui *ui) {
  static const char *const facts[] = {"24 people", "fed about ten",
                                      "no strawberry jam", "daughter's party",
                                      "husband bought donuts"};
  ui_heading(ui, NULL, "Facts you caught");
  ui_row(ui, (UiBox){.gap = 6, .wrap = true});
  for (int i = 0; i < 5; i++) {
    ui_chip(
        ui, facts[i],
        (UiChip){.text = facts[i], .icon = "check-circle", .tone = TONE_GOOD});
  }
  ui_close(ui);
  ui_heading(ui, NULL, "Not asked yet");
  ui_row(ui, (UiBox){.gap = 6, .wrap = true});
  ui_chip(ui, "need",
          (UiChip){
              .text = "when it is needed", .icon = "question", .hollow = true});
  ui_close(ui);
}

static void record(Ui *ui) {
  ui_heading(ui, NULL, "Customer record");
  ui_column(ui, (UiBox){.gap = 4});
  ui_text(ui, "Order: BK-2217, picked up today", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "Item: Vanilla, 24 servings", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "Filling: Strawberry jam (paid)", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "Paid: $90.00", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "History: 3 orders, no complaints", (UiText){.tone = TONE_TEXT});
  ui_close(ui);
}

static void right_column(Scene *scene, Ui *ui) {
  static const char *const tabs[] = {"Notes", "Record", "Promises"};
  ui_scroll(ui, "notes",
            (UiBox){.gap = 10,
                    .pad = 12,
                    .grow = 1,
                    .fill = TONE_PANEL,
                    .edge = TONE_LINE,
                    .radius = 8,
                    .name = "Your notes"});
  ui_tabs(ui, "tabs", tabs, 3, &scene->tab);
  ui_rule(ui);
  chips(ui);
  ui_rule(ui);
  record(ui);
  ui_rule(ui);
  ui_heading(ui, "handshake", "Promises to keep");
  ui_text(ui, "None yet. What you promise is followed up after the call.",
          (UiText){.tone = TONE_DIM});
  ui_close(ui);
}

static void leave_dialog(Scene *scene, Ui *ui) {
  ui_dialog(ui, "leave", "End the call?");
  ui_text(ui,
          "Ines has not said that she is done. Whoever hangs up first "
          "loses the caller's trust.",
          (UiText){.tone = TONE_TEXT});
  ui_row(ui, (UiBox){.gap = 8, .justify = ALIGN_END, .wrap = true});
  bool stay = ui_button(
      ui, "stay", (UiButton){.text = "Stay on the line", .primary = true});
  if (ui_button(ui, "end", (UiButton){.text = "End call"})) {
    scene->last = "ended";
    scene->leaving = false;
  }
  ui_close(ui);
  if (stay || ui_key(ui, KEY_ESCAPE)) { scene->leaving = false; }
  ui_dialog_end(ui);
}

/* Large text: the line that is being said and the replies have the window to
** themselves; the rest is a key away. */
static void call_in_short(Scene *scene, Ui *ui) {
  ui_row(ui, (UiBox){.fill = TONE_PANEL, .pad_x = 12, .pad_y = 4, .gap = 6});
  ui_icon(ui, "phone-call", 20, TONE_ACCENT, NULL);
  ui_text(ui, "The birthday cake",
          (UiText){.size = TEXT_TITLE, .bold = true, .one_line = true});
  ui_spacer(ui);
  ui_button(ui, "record", (UiButton){.text = "Record", .key = INPUT_KEY('R')});
  ui_button(ui, "notes", (UiButton){.text = "Notes 5", .key = INPUT_KEY('N')});
  ui_button(ui, "menu", (UiButton){.text = "Menu", .key = KEY_ESCAPE});
  ui_close(ui);
  ui_rule(ui);
  ui_scroll(ui, "page", (UiBox){.grow = 1, .pad = 8, .gap = 6});
  ui_row(ui, (UiBox){.gap = 10, .align = ALIGN_START});
  ui_column(ui, (UiBox){.gap = 2});
  ui_canvas(ui, (UiCanvas){.name = "Ines Calloway, very angry",
                           .layers = {"portraits/body/ines.svg",
                                      "portraits/face/veryAngry.svg",
                                      "portraits/mouth/hard_wide.svg"},
                           .layer_count = 3,
                           .width = 110,
                           .height = 110,
                           .least = 64,
                           .radius = 6});
  ui_text(ui, "Anger 7", (UiText){.bold = true, .tone = TONE_BAD});
  ui_close(ui);
  ui_column(ui, (UiBox){.grow = 1});
  ui_bubble(ui, (UiBubble){.text = LINE,
                           .live = true,
                           .edge = TONE_BAD,
                           .typing = true,
                           .shown = scene->shown});
  ui_close(ui);
  ui_close(ui);
  ear(ui, "Still speaking: answering interrupts.");
  replies(scene, ui);
  ui_close(ui);
}

static void call_in_full(Scene *scene, Ui *ui) {
  int percent = ui_theme(ui)->text_percent;
  top_bar(scene, ui, "Call 2 of 4");
  ui_row(ui, (UiBox){.gap = 12,
                     .pad_x = 16,
                     .pad_y = 12,
                     .grow = 1,
                     .align = ALIGN_STRETCH});
  ui_column(ui, (UiBox){.gap = 8, .width = 300 * percent / 100});
  left_column(ui);
  ui_close(ui);
  ui_column(ui, (UiBox){.gap = 7, .grow = 1});
  main_column(scene, ui);
  ui_close(ui);
  ui_column(ui, (UiBox){.gap = 8, .width = 324 * percent / 100});
  right_column(scene, ui);
  ui_close(ui);
  ui_close(ui);
}

void scene_call(Scene *scene, Ui *ui) {
  ui_column(ui, (UiBox){.grow = 1});
  if (scene->leaving) { leave_dialog(scene, ui); }
  if (ui_fold(ui) == UI_WIDE && ui_text_height(ui) >= 680) {
    call_in_full(scene, ui);
  } else {
    call_in_short(scene, ui);
  }
  ui_close(ui);
}

/* ---- the debrief ---- */

static void curve(Scene *scene, Ui *ui) {
  static const UiChartPoint points[] = {
      {0, 60, NULL, TONE_ACCENT, "1", "She begins"},
      {111, 70, "hand-palm", TONE_BAD, "2", "You spoke over her: +1.0"},
      {222, 75, NULL, TONE_ACCENT, "3", "She starts again"},
      {333, 82, "warning", TONE_BAD, "4", "\"but\" undid the apology: +0.7"},
      {444, 65, "ear", TONE_GOOD, "5", "You let her finish: -1.7"},
      {556, 50, "chat-dots", TONE_GOOD, "6", "You named her facts: -1.5"},
      {667, 58, "warning", TONE_BAD, "7", "You asked what she had said: +0.8"},
      {778, 41, "gift", TONE_GOOD, "8", "A jam cake, free: -1.7"},
      {889, 25, "handshake", TONE_GOOD, "9", "A time she can count on: -1.6"},
      {1000, 15, NULL, TONE_ACCENT, "10", "She thanks you"}};
  ui_panel(ui, (UiBox){.grow = 2, .name = "Anger"});
  ui_heading(ui, NULL, "How angry Ines was, turn by turn");
  ui_chart(ui, "curve",
           (UiChart){.name = "Anger of Ines, turn by turn",
                     .points = points,
                     .count = 10,
                     .max = 100,
                     .step = 20,
                     .height = 180},
           &scene->point);
  ui_close(ui);
}

static void skill(Ui *ui, const char *name, int percent, const char *word) {
  ui_meter(ui, (UiMeter){.text = name,
                         .word = word,
                         .value = percent,
                         .of = 100,
                         .tone = percent < 50 ? TONE_WARN : TONE_GOOD});
}

static void result(Ui *ui) {
  ui_panel(ui, (UiBox){.grow = 1, .name = "Result", .min_width = 300});
  ui_heading(ui, NULL, "Result");
  ui_row(ui, (UiBox){.gap = 10, .align = ALIGN_END});
  ui_text(ui, "72", (UiText){.size = TEXT_HUGE, .bold = true});
  ui_text(ui, "of 100", (UiText){.size = TEXT_LEAD, .tone = TONE_DIM});
  ui_close(ui);
  ui_row(ui, (UiBox){.gap = 8});
  ui_icon(ui, "smiley", 22, TONE_GOOD, NULL);
  ui_text(ui, "Ines will come back",
          (UiText){.size = TEXT_LEAD, .bold = true, .tone = TONE_GOOD});
  ui_close(ui);
  skill(ui, "Listening", 90, "90 %");
  skill(ui, "Acknowledging", 70, "70 %");
  skill(ui, "Positive wording", 45, "45 %");
  ui_close(ui);
}

static void points_table(Scene *scene, Ui *ui) {
  static const UiTableColumn columns[] = {
      {.title = "Turn", .width = 56},
      {.title = "You said", .width = 240, .grow = 3},
      {.title = "What it did", .width = 150, .grow = 1, .spare = true},
      {.title = "Technique", .width = 220, .grow = 2},
      {.title = "Points", .width = 80, .end = true}};
  static const char x[] = "x-circle", v[] = "check-circle";
  static const UiCell cells[] = {
      {"2", NULL, 0, 2},
      {"(spoke over her)", NULL, 0, 0},
      {"She restarted her story", NULL, 0, 0},
      {"Let the first anger run out", x, TONE_BAD, 0},
      {"-15", NULL, TONE_BAD, -15},
      {"4", NULL, 0, 4},
      {"\"I am sorry, but the box was sealed.\"", NULL, 0, 0},
      {"Anger 7.5 to 8.2", NULL, 0, 0},
      {"\"But\" cancels what came before it", x, TONE_BAD, 0},
      {"-10", NULL, TONE_BAD, -10},
      {"5", NULL, 0, 5},
      {"mm-hm, mm-hm (2 of 3 pauses)", NULL, 0, 0},
      {"Anger 8.2 to 6.5", NULL, 0, 0},
      {"Back-channel while listening", v, TONE_GOOD, 0},
      {"+15", NULL, TONE_GOOD, 15},
      {"6", NULL, 0, 6},
      {"\"A cake for 24 that fed ten, with no jam...\"", NULL, 0, 0},
      {"Anger 6.5 to 5.0", NULL, 0, 0},
      {"Name the specific facts", v, TONE_GOOD, 0},
      {"+25", NULL, TONE_GOOD, 25},
      {"8", NULL, 0, 8},
      {"\"I will refund the $90 and bring a new cake.\"", NULL, 0, 0},
      {"Anger 5.8 to 4.1", NULL, 0, 0},
      {"Fix it, then give something extra", v, TONE_GOOD, 0},
      {"+20", NULL, TONE_GOOD, 20}};
  ui_panel(ui, (UiBox){.grow = 1, .name = "Points"});
  ui_heading(ui, NULL, "Every point, and the technique behind it");
  ui_table(ui, "points",
           (UiTable){.columns = columns,
                     .column_count = 5,
                     .cells = cells,
                     .row_count = 5,
                     .sort = 1,
                     .none = "Nothing was said."},
           &scene->row);
  ui_close(ui);
}

void scene_debrief(Scene *scene, Ui *ui) {
  ui_column(ui, (UiBox){.grow = 1});
  top_bar(scene, ui, "Debrief");
  ui_scroll(ui, "page",
            (UiBox){.grow = 1, .pad_x = 16, .pad_y = 12, .gap = 12});
  if (ui_fold(ui) == UI_WIDE) {
    ui_row(ui, (UiBox){.gap = 12, .align = ALIGN_STRETCH});
  } else {
    ui_column(ui, (UiBox){.gap = 12});
  }
  curve(scene, ui);
  result(ui);
  ui_close(ui);
  points_table(scene, ui);
  ui_close(ui);
  ui_row(ui, (UiBox){.pad_x = 16, .pad_y = 10, .gap = 10, .wrap = true});
  ui_button(ui, "replay",
            (UiButton){.text = "Replay this turn", .icon = "play"});
  ui_button(ui, "again",
            (UiButton){.text = "Try the call again",
                       .icon = "arrow-counter-clockwise"});
  ui_button(ui, "export",
            (UiButton){.text = "Export for my trainer", .icon = "export"});
  ui_button(
      ui, "next",
      (UiButton){.text = "Next call", .icon = "caret-right", .primary = true});
  ui_close(ui);
  ui_close(ui);
}

/* ---- settings ---- */

static void text_settings(Scene *scene, Ui *ui) {
  ui_panel(ui, (UiBox){.name = "Text and display"});
  ui_heading(ui, "text-aa", "Text and display");
  ui_slider(ui, "size",
            (UiSlider){.text = "Text size", .min = 100, .max = 200, .step = 10},
            &scene->text_size);
  ui_slider(
      ui, "volume",
      (UiSlider){.text = "Voices", .max = 100, .step = 5, .shown = "70 %"},
      &scene->volume);
  ui_checkbox(ui, "captions", "Captions", &scene->captions);
  ui_tooltip(ui, "What is said, in words, while it is said.");
  ui_checkbox(ui, "motion", "Reduced motion", &scene->motion);
  ui_field(ui, "name", (UiField){.name = "Your name", .placeholder = "Sam"},
           &scene->name);
  ui_close(ui);
}

static void scripts(Ui *ui) {
  ui_panel(ui, (UiBox){.name = "Scripts"});
  ui_heading(ui, "globe", "Other scripts");
  ui_text(ui, "طلبت كعكة لـ 24 شخصًا [تتنهد] ولم تكفِ عشرة.",
          (UiText){.asides = true});
  ui_text(ui, "Я заказала торт на 24 человека.", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "הזמנתי עוגה ל-24 אנשים (OAK-22).", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "मैंने 24 लोगों के लिए केक मंगवाया था।", (UiText){.tone = TONE_TEXT});
  ui_text(ui, "24人分のケーキを注文しました。十人分しかありませんでした。",
          (UiText){.tone = TONE_TEXT});
  ui_text(ui,
          "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen "
          "1lI0O \xF0\x9F\x98\x80",
          (UiText){.tone = TONE_TEXT});
  ui_close(ui);
}

void scene_settings(Scene *scene, Ui *ui) {
  ui_column(ui, (UiBox){.grow = 1});
  top_bar(scene, ui, "Settings");
  ui_scroll(ui, "page", (UiBox){.grow = 1, .pad = 16});
  ui_grid(ui, (UiBox){.columns = 2, .min_column = 420, .gap = 12});
  text_settings(scene, ui);
  scripts(ui);
  ui_close(ui);
  ui_close(ui);
  ui_close(ui);
}
