/* The talk in the company and who takes part. CMB 6.C, 7; H1, H4, S8, S9, W6 */
#ifndef DOMAIN_VISITS_VISIT_H
#define DOMAIN_VISITS_VISIT_H

#include "db/stmt.h"
#include "domain/consent/consent.h"

#define ENTITY_NAME site_visit
#define ENTITY_PREFIX SITE_VISIT
#define ENTITY_DEF "domain/visits/site_visit.def"
#include "db/entity_decl.h"
#define ENTITY_NAME visit_participant
#define ENTITY_PREFIX VISIT_PARTICIPANT
#define ENTITY_DEF "domain/visits/visit_participant.def"
#include "db/entity_decl.h"

/* A visit with what its appointment says, and how many take part. */
#define VISIT_LINE(X)                                                                                        \
        X(INT, id) X(INT, appointment_id) X(DATE, held_on) X(TEXT, clock) X(TEXT, place) X(TEXT, purpose)    \
                X(TEXT, status) X(DATE, note_sent_on) X(INT, participants) X(INT, replies) X(INT, present)   \
                        X(INT, feedback)
ROW(visit_line, VISIT_LINE)
/* Newest first. */
enum err visit_lines(struct rtx *tx, const struct grant *g, struct visit_line **out, size_t *n);
/* ERR_NOT_FOUND when the case has no such visit. */
enum err visit_line(struct rtx *tx, const struct grant *g, int64_t id, struct visit_line *out);
/* Those of one visit in order of their roles, then of their ids. */
enum err visit_participants(struct rtx *tx, const struct grant *g, int64_t visit_id, struct record **out,
                            size_t *n);
/* OK if the person takes part in this visit, else ERR_NOT_FOUND. */
enum err visit_participant_of(struct rtx *tx, const struct grant *g, int64_t visit_id, int64_t id,
                              struct record **out);

/*
 * Plans a visit: appointment and visit in one breath. appointment->id given: it is there already and gets a visit; ERR_CONFLICT
 * when it has one. H4: ERR_INVALID with the reason for the whole form while the company may not be spoken to.
 */
enum err visit_add(struct wtx *tx, const struct wgrant *g, struct record *appointment, struct record *visit,
                   struct errs *errs);
/* Appointments in the company without a visit, not cancelled, newest first. */
#define VISIT_APPOINTMENT(X) X(INT, id) X(DATE, held_on) X(TEXT, clock) X(TEXT, purpose)
ROW(visit_appointment, VISIT_APPOINTMENT)
enum err visit_appointments(struct rtx *tx, const struct grant *g, struct visit_appointment **out, size_t *n);

#endif
