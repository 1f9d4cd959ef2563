/* Words of the page „Betrieb“ that its parts share. */
#ifndef DOMAIN_EMPLOYER_EMPLOYER_UI_H
#define DOMAIN_EMPLOYER_EMPLOYER_UI_H

#include "domain/employer/employer.h"
#include "web/ui.h"

/* „ist bereit“ and the like as a badge; without a label while nothing is known. reaction: code of employer_readiness. */
enum err employer_reaction_badge(struct req *r, struct rtx *tx, struct str reaction, struct badge *out);
/* One contact as a row that leads to what was written down. */
enum err employer_line_row(struct req *r, struct rtx *tx, int64_t case_id, const struct employer_line *l,
                           struct row_item *out);
/* „Leistungsbild ja, Diagnosen nein“ as a list, what is closed in bold. */
void employer_releases_draw(struct html *h, const struct employer_release *release, size_t n);
/* What the concept asks about the company and what was said to it, each with its source; false when nothing was said yet. */
struct case_head;
enum err employer_statements_draw(struct req *r, struct rtx *tx, const struct grant *g,
                                  const struct case_head *head);

#endif
