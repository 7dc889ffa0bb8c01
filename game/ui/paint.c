/* SPDX-License-Identifier: MIT */
#include "ui/paint.h"

enum { RING_POINTS = 3 };

static void paint_surface(Ui *ui, const UiNode *node) {
  const Rect *rect = &node->layout.rect;
  if (node->fill) {
    draw_fill(&ui->list, *rect, node->radius, node_colour(ui, node->fill));
  }
  if (node->edge) {
    int width = node->edge_width > 0 ? node->edge_width : 1;
    draw_outline(&ui->list, *rect, node->radius, width,
                 node_colour(ui, node->edge));
  }
}

/* Who uses the mouse sees where it is. */
static bool shows_ring(const Ui *ui, const UiNode *node) {
  if (!node_has_focus(ui, node) || node->own_ring) { return false; }
  return ui->input.device != DEVICE_MOUSE || node->role == ROLE_FIELD;
}

static void paint_ring(Ui *ui, const UiNode *node, Rect clip) {
  int width = node_space(ui, RING_POINTS);
  Rect ring = rect_inset(node->layout.rect, -width);
  Rect before = draw_clip_push(&ui->list, rect_inset(clip, -width));
  draw_outline(&ui->list, ring, node->radius + width, width,
               node_colour(ui, TONE_FOCUS));
  draw_clip_pop(&ui->list, before);
}

static void paint_scroll_bar(Ui *ui, const UiNode *area) {
  const Rect *view = &area->layout.rect;
  int content = area->layout.content_h;
  if (content <= view->h) { return; }
  int width = node_space(ui, UI_BAR_POINTS);
  int edge = node_space(ui, UI_BAR_EDGE);
  int track = view->h - 2 * edge, least = 4 * width;
  int length = track * view->h / content;
  length = length > least ? length : least;
  int way = content - view->h, room = track - length;
  int scroll = node_state(ui, area->id)->scroll;
  int y = view->y + edge + (int)((int64_t)room * scroll / way);
  int x =
      ui->theme.mirrored ? view->x + edge : view->x + view->w - width - edge;
  draw_fill(&ui->list, (Rect){x, y, width, length}, width / 2,
            node_colour(ui, TONE_DIM));
}

static void paint(Ui *ui, UiNode *node, Rect clip) {
  node->visible = rect_common(node->layout.rect, clip);
  if (node->id) { node_state(ui, node->id)->rect = node->layout.rect; }
  paint_surface(ui, node);
  Rect before = {0};
  bool scrolls = node->layout.box.scroll;
  if (scrolls) {
    clip = node->visible;
    before = draw_clip_push(&ui->list, clip);
  }
  if (node->draw) { node->draw(ui, node, &ui->list); }
  for (LayoutNode *c = node->layout.first; c; c = c->next) {
    paint(ui, node_of(c), clip);
  }
  if (scrolls) {
    paint_scroll_bar(ui, node);
    draw_clip_pop(&ui->list, before);
  }
  if (shows_ring(ui, node)) { paint_ring(ui, node, clip); }
}

void paint_tree(Ui *ui, UiNode *root) {
  paint(ui, root, (Rect){0, 0, ui->input.width, ui->input.height});
}
