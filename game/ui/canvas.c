/* SPDX-License-Identifier: MIT */
#include "ui/canvas.h"

#include "base/str.h"
#include "ui/node.h"

#include <assert.h>
#include <string.h>

typedef struct {
  const char *names;
  int height, least, radius; /* pixels */
} Picture;

static void picture_widths(void *context, LayoutNode *layout) {
  (void)context;
  const Picture *picture = node_of(layout)->content;
  layout->least_w = picture->least;
  layout->want_w = picture->height;
  layout->least_h = picture->least;
}

static int picture_height(void *context, LayoutNode *layout) {
  (void)context;
  const Picture *picture = node_of(layout)->content;
  return picture->height;
}

static void draw_picture(Ui *ui, UiNode *node, DrawList *list) {
  const Picture *picture = node->content;
  Rect rect = node->layout.rect;
  draw_fill(list, rect, picture->radius, node_colour(ui, TONE_BACKING));
  int side = rect.w < rect.h ? rect.w : rect.h;
  Rect square = {rect.x + (rect.w - side) / 2, rect.y + rect.h - side, side,
                 side};
  if (*picture->names) { draw_image(list, square, picture->names); }
}

static const char *join(Ui *ui, const UiCanvas *canvas) {
  size_t size = 1;
  for (int i = 0; i < canvas->layer_count; i++) {
    size += strlen(canvas->layers[i]) + 1;
  }
  char *memory = arena_alloc(ui->arena, size);
  ui->full = ui->full || !memory;
  if (!memory) { return ""; }
  Str names = str_init(memory, size);
  for (int i = 0; i < canvas->layer_count; i++) {
    if (i > 0) { str_add(&names, "+"); }
    str_add(&names, canvas->layers[i]);
  }
  return names.text;
}

void ui_canvas(Ui *ui, UiCanvas canvas) {
  static const LayoutLeaf leaf = {picture_widths, picture_height};
  assert(canvas.layer_count <= CANVAS_LAYERS_MAX);
  UiNode *node =
      node_add(ui, ROLE_IMAGE, canvas.name,
               (UiBox){.min_width = canvas.width, .max_width = canvas.width},
               FLOW_COLUMN);
  Picture *picture = node_alloc(ui, sizeof *picture);
  int least = canvas.least ? canvas.least : canvas.height;
  *picture = (Picture){.names = join(ui, &canvas),
                       .height = node_space(ui, canvas.height),
                       .least = node_space(ui, least),
                       .radius = node_space(ui, canvas.radius)};
  node->layout.leaf = &leaf;
  node->draw = draw_picture;
  node->content = picture;
}
