/* Quality of a site in a half-year: what is rated per site (Arbeitsfeld 1 of CMB). CMB 1.A to 1.C */
#ifndef DOMAIN_CONCEPTS_SITE_RATING_H
#define DOMAIN_CONCEPTS_SITE_RATING_H

#include "domain/concepts/answer.h"

/* "2025-1": the first half of 2025. False if the text is none. */
bool half_year_parse(struct str code, struct date *from, struct date *to);
struct str half_year_of(struct arena *a, struct date day);
/* „1. Halbjahr 2025“ */
struct str half_year_name(struct arena *a, struct str code);

/* Newest first. */
enum err site_ratings_read(struct rtx *tx, int64_t site_id, struct str period, struct rating_line **out,
                           size_t *n);
/* Always with a reason: there is no other trace of what was looked at. */
enum err site_rating_put(struct wtx *tx, int64_t site_id, const struct performance_goal *goal,
                         struct str period, struct str value, struct str reason, struct errs *errs);

#endif
