/* Stages of the return to work: how many hours a day were agreed, and how many it were. Field catalogue 6.10, CMB 10.E */
#ifndef DOMAIN_PLAN_STAGE_H
#define DOMAIN_PLAN_STAGE_H

#include "db/stmt.h"

#define ENTITY_NAME stage
#define ENTITY_PREFIX STAGE
#define ENTITY_DEF "domain/plan/stage.def"
#include "db/entity_decl.h"
#define ENTITY_NAME worked_hours
#define ENTITY_PREFIX WORKED_HOURS
#define ENTITY_DEF "domain/plan/worked_hours.def"
#include "db/entity_decl.h"

/* Most stages and rows of hours of one case, all versions together. */
enum { STAGES_MAX = 2000 };

/* "4", "4,5", "4.5", "0,25" of a day: minutes. False for nothing, for 0, and for more than a day has. test/rules/hours.txt */
bool hours_parse(struct str typed, int64_t *minutes);
/* „4“, „3,5“, „4,25“ */
struct str hours_text(struct arena *a, int64_t minutes);

/* Stages of a version by their first day. */
enum err stage_list(struct rtx *tx, const struct grant *g, int64_t plan_id, struct record **out, size_t *n);
/* They share a day: both ends belong to a stage. */
bool stages_overlap(struct date from, struct date to, struct date other_from, struct date other_to);
/* The first stage (index) with fewer hours than the one before it, or n: a hint, never refused. */
size_t stage_falls(const struct record *stage, size_t n);
/* Deletes the stages of a measure; those of others forget that they waited for it. */
enum err stage_clear(struct wtx *tx, const struct wgrant *g, int64_t plan_id, int64_t measure_id);

#endif
