/* SPDX-License-Identifier: MIT */
#include "ui/leaf.h"

#include <stdint.h>

enum { ELIDED_LEAST_EMS = 4 };

/* ---- texts ---- */

typedef struct {
  const char *text, *instead;
  TextStyle style;
  TextBlock *block;
  Align align;
  bool one_line;
  size_t shown;
} TextLeaf;

static void text_widths(void *context, LayoutNode *layout) {
  Ui *ui = context;
  const TextLeaf *leaf = node_of(layout)->content;
  layout->want_w = text_want(ui->font, &leaf->style, leaf->text);
  if (leaf->one_line) {
    int least = ELIDED_LEAST_EMS * leaf->style.font.size;
    layout->least_w = least < layout->want_w ? least : layout->want_w;
  } else {
    layout->least_w = text_least(ui->font, &leaf->style, leaf->text);
  }
}

static TextBlock *hidden_block(Ui *ui, const TextLeaf *leaf, int width) {
  return text_elide(ui->arena, ui->font, &leaf->style, leaf->instead, width);
}

/* What shows must fit; what is hidden need not. */
static int hidden_height(Ui *ui, const TextLeaf *leaf, int width) {
  const TextBlock *block = hidden_block(ui, leaf, width);
  return block ? text_height(block) : 0;
}

static int text_height_for(void *context, LayoutNode *layout) {
  Ui *ui = context;
  TextLeaf *leaf = node_of(layout)->content;
  int width = layout->rect.w;
  leaf->block =
      leaf->one_line
          ? text_elide(ui->arena, ui->font, &leaf->style, leaf->text, width)
          : text_break(ui->arena, ui->font, &leaf->style, leaf->text, width);
  ui->full = ui->full || !leaf->block;
  if (leaf->instead) { layout->least_h = hidden_height(ui, leaf, width); }
  return leaf->block ? text_height(leaf->block) : 0;
}

static TextAlong along(const Ui *ui, Align align, const TextBlock *block) {
  if (align == ALIGN_CENTRE) { return TEXT_CENTRE; }
  bool right = ui->theme.mirrored || block->rtl;
  bool end = align == ALIGN_END;
  return right != end ? TEXT_RIGHT : TEXT_LEFT;
}

static void draw_hidden(Ui *ui, const UiNode *node, const TextLeaf *leaf,
                        DrawList *list) {
  TextBlock *block = hidden_block(ui, leaf, node->layout.rect.w);
  if (!block) { return; }
  Rect rect = node->layout.rect;
  rect.y += (rect.h - text_height(block)) / 2;
  text_draw(list, ui->font, block, rect, along(ui, leaf->align, block),
            SIZE_MAX);
}

static void text_paint(Ui *ui, UiNode *node, DrawList *list) {
  const TextLeaf *leaf = node->content;
  if (leaf->instead) {
    draw_hidden(ui, node, leaf, list);
  } else if (leaf->block) {
    text_draw(list, ui->font, leaf->block, node->layout.rect,
              along(ui, leaf->align, leaf->block), leaf->shown);
  }
}

static const LayoutLeaf TEXT_LEAF = {text_widths, text_height_for};

static TextStyle style_for(const Ui *ui, UiText style) {
  FontFace face = style.bold     ? FACE_BOLD
                  : style.italic ? FACE_ITALIC
                                 : FACE_REGULAR;
  return (TextStyle){.font = theme_font(&ui->theme, style.size, face),
                     .colour =
                         node_colour(ui, style.tone ? style.tone : TONE_TEXT),
                     .aside = node_colour(ui, TONE_DIM),
                     .asides = style.asides};
}

UiNode *leaf_text(Ui *ui, UiRole role, const char *text, UiText style) {
  UiNode *node = node_add(ui, role, NULL, (UiBox){.gap = 0}, FLOW_COLUMN);
  TextLeaf *leaf = node_alloc(ui, sizeof *leaf);
  *leaf = (TextLeaf){
      .text = node_text(ui, text),
      .style = style_for(ui, style),
      .align = style.align,
      .one_line = style.one_line,
      .shown =
          style.typing ? (size_t)(style.shown > 0 ? style.shown : 0) : SIZE_MAX,
  };
  if (role != ROLE_GROUP) { node->name = leaf->text; }
  node->layout.leaf = &TEXT_LEAF;
  node->draw = text_paint;
  node->content = leaf;
  return node;
}

void leaf_draw_text(Ui *ui, DrawList *list, Rect rect, const char *text,
                    UiText style) {
  TextStyle font = style_for(ui, style);
  TextBlock *block = text_elide(ui->arena, ui->font, &font, text, rect.w);
  if (!block) { return; }
  text_draw(list, ui->font, block, rect, along(ui, style.align, block),
            SIZE_MAX);
}

const char *leaf_text_of(const UiNode *node) {
  if (node->layout.leaf != &TEXT_LEAF) { return NULL; }
  const TextLeaf *leaf = node->content;
  return leaf->text;
}

void leaf_hide_text(Ui *ui, UiNode *node, const char *instead) {
  TextLeaf *leaf = node->content;
  leaf->instead = node_text(ui, instead);
  leaf->style.colour = node_colour(ui, TONE_DIM);
  leaf->style.asides = false;
}

/* ---- what draws itself ---- */

static void drawn_widths(void *context, LayoutNode *layout) {
  (void)context;
  const Box *box = &layout->box;
  layout->least_w = layout->want_w = box->min_width;
}

static int drawn_height(void *context, LayoutNode *layout) {
  (void)context;
  return layout->box.min_height;
}

static const LayoutLeaf DRAWN_LEAF = {drawn_widths, drawn_height};

UiNode *leaf_drawn(Ui *ui, int width, int least_width, int height,
                   void (*draw)(Ui *ui, UiNode *node, DrawList *list),
                   void *content) {
  UiNode *node = node_add(ui, ROLE_GROUP, NULL, (UiBox){.gap = 0}, FLOW_COLUMN);
  Box *box = &node->layout.box;
  box->min_width = width > 0 ? width : least_width;
  box->max_width = width;
  box->min_height = box->max_height = height;
  node->layout.leaf = &DRAWN_LEAF;
  node->draw = draw;
  node->content = content;
  return node;
}
