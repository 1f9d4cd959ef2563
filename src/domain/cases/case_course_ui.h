/* Open things, course and consents of a case as rows and timeline. */
#ifndef DOMAIN_CASES_CASE_COURSE_UI_H
#define DOMAIN_CASES_CASE_COURSE_UI_H

#include "domain/cases/case_course.h"
#include "web/ui.h"

/* One open thing as a row with its one action. */
struct row_item case_open_row(struct arena *a, int64_t case_id, const struct open_line *l);
/* Draws the course as a timeline with links. */
enum err case_course_draw(struct req *r, struct rtx *tx, int64_t case_id, const struct course_line *l,
                          size_t n);
/* erteilt, läuft ab, widerrufen, abgelaufen, abgelehnt, nicht gefragt. */
struct badge consent_badge(const struct consent_state *c, int64_t warn_days);

#endif
