/* The three pictures, each with the table of the same values. */
#ifndef DOMAIN_PICTURES_PICTURE_UI_H
#define DOMAIN_PICTURES_PICTURE_UI_H

#include "domain/cases/case_course.h"
#include "domain/cases/case_frame.h"
#include "domain/pictures/picture.h"
#include "domain/pictures/svg_ui.h"

enum { NETWORK_EDGE = 70 }; /* room for words left and right of the map */
/* The client's own words, newest first, before any picture. */
enum err picture_words(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *head);
/* „verheiratet mit“ and the others, as the code list says. */
enum err genogram_draw(struct req *r, struct rtx *tx, const struct figures *f);
/* To read; with marks that can be dragged (the form for that stands below); smaller, beside another map. */
enum network_use { NETWORK_READ, NETWORK_MOVABLE, NETWORK_BESIDE };
/* key: of the ids. */
void network_draw(struct req *r, const struct figures *f, struct str key, struct str title,
                  enum network_use use);
enum err network_table(struct req *r, struct rtx *tx, int64_t case_id, const struct figures *f);

#endif
