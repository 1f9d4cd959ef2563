/* Carrying out: how often each side is spoken to, and whether providers keep what they promised. CMB 10.B to 10.D */
#ifndef DOMAIN_ACCOMPANIMENT_ACCOMPANIMENT_H
#define DOMAIN_ACCOMPANIMENT_ACCOMPANIMENT_H

#include "db/stmt.h"

#define ENTITY_NAME contact_rhythm
#define ENTITY_PREFIX CONTACT_RHYTHM
#define ENTITY_DEF "domain/accompaniment/contact_rhythm.def"
#include "db/entity_decl.h"
#define ENTITY_NAME provider_control
#define ENTITY_PREFIX PROVIDER_CONTROL
#define ENTITY_DEF "domain/accompaniment/provider_control.def"
#include "db/entity_decl.h"

/* ---- contacts as agreed ---- */
/* The day of the next contact: so many weeks after the last one, or after the agreement when that is later. */
struct date contact_due(struct date last, struct date agreed_on, int64_t weeks);

enum contact_side { SIDE_CLIENT, SIDE_EMPLOYER, SIDE_FUNDER, SIDE_PROVIDER, SIDES };
struct str contact_side_code(enum contact_side s);
/* weeks 0: nothing was agreed with this side; due is not given then, nor once the case is closed. */
struct contact_state {
        int64_t rhythm_id, weeks;
        struct date last, agreed_on, due;
        struct str note;
};
enum err contact_states(struct rtx *tx, const struct grant *g, struct contact_state out[SIDES]);

/* ---- measures: planned and actual ---- */
#define MEASURE_DATES(X)                                                                                     \
        X(TEXT, title) X(DATE, starts) X(DATE, started_on) X(DATE, ends) X(DATE, ended_on) X(TEXT, status)
ROW(measure_dates, MEASURE_DATES)
/* Of the last version of the plan. */
enum err measure_dates(struct rtx *tx, const struct grant *g, struct measure_dates **out, size_t *n);
/* „planned“, „on time“ or late by so many days, from begin and end: what is over, or what should be by now. Negative: too early. */
int measure_late_days(const struct measure_dates *m, struct date today);

/* ---- crises, from the journal ---- */
#define CRISIS_LINE(X) X(INT, id) X(DATE, held_on) X(TEXT, subject) X(TEXT, steps)
ROW(crisis_line, CRISIS_LINE)
/* Newest first. */
enum err crisis_list(struct rtx *tx, const struct grant *g, struct crisis_line **out, size_t *n);

#endif
