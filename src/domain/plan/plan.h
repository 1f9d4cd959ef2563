/*
 * The reintegration plan in versions. A version is drafted, signed by three, forwarded to the funder, decided; it is never
 * changed after the first signature. What changes becomes the next version, which begins as a copy. CMB 9.B, 9.C, H9, 8.28
 */
#ifndef DOMAIN_PLAN_PLAN_H
#define DOMAIN_PLAN_PLAN_H

#include "domain/plan/stage.h"

#define ENTITY_NAME plan
#define ENTITY_PREFIX PLAN
#define ENTITY_DEF "domain/plan/plan.def"
#include "db/entity_decl.h"
#define ENTITY_NAME measure
#define ENTITY_PREFIX MEASURE
#define ENTITY_DEF "domain/plan/measure.def"
#include "db/entity_decl.h"

enum plan_status {
        PLAN_DRAFT,
        PLAN_SIGNED,
        PLAN_FORWARDED,
        PLAN_APPROVED,
        PLAN_REJECTED,
        PLAN_SUPERSEDED,
        PLAN_STATUSES
};
struct str plan_status_code(enum plan_status s);
/* PLAN_DRAFT for what nobody knows: such a version counts as nothing yet. */
enum plan_status plan_status_of(const struct record *plan);

enum plan_party { PLAN_CLIENT, PLAN_EMPLOYER, PLAN_MANAGER, PLAN_PARTIES };
/* Number of the field with this party's signature; "client" … and back, PLAN_PARTIES when unknown. */
size_t plan_signature_field(enum plan_party p);
struct str plan_party_code(enum plan_party p);
enum plan_party plan_party_parse(struct str code);

/* ---- reading ---- */
/* One version with its measures in the order they were added. */
struct plan_file {
        struct record *plan;
        struct record *measure;
        size_t measures;
        struct record *stage; /* by their first day */
        size_t stages;
};
enum err plan_file(struct rtx *tx, const struct grant *g, int64_t plan_id, struct plan_file *out);
/* The newest version, ERR_NOT_FOUND before the first. */
enum err plan_latest(struct rtx *tx, const struct grant *g, int64_t *id);
/* The version before this one, ERR_NOT_FOUND for the first. */
enum err plan_before(struct rtx *tx, const struct grant *g, const struct record *plan, int64_t *id);
/*
 * A measure lives through the versions as a line of copies. The first one names the line: money and what else belongs to the measure
 * and not to a version refer to it.
 */
int64_t measure_root(const struct record *measure);
#define MEASURE_ROOT(X) X(INT, root_id) X(TEXT, title) X(INT, costs) X(INT, number) X(INT, id) X(INT, plan_id)
ROW(measure_root_line, MEASURE_ROOT)
/* Each line once, as it stands in its newest version; those of the newest version first. */
enum err measure_roots(struct rtx *tx, const struct grant *g, struct measure_root_line **out, size_t *n);
/* The same for every copy in every version, newest version first. */
enum err measure_copies(struct rtx *tx, const struct grant *g, struct measure_root_line **out, size_t *n);
/* Cents. */
int64_t plan_costs(const struct plan_file *p);

#define PLAN_LINE(X)                                                                                         \
        X(INT, id)                                                                                           \
        X(INT, number)                                                                                       \
        X(TEXT, title)                                                                                       \
        X(TEXT, status) X(TEXT, reason) X(DATE, client_signed_on) X(DATE, employer_signed_on)                \
                X(DATE, manager_signed_on) X(DATE, forwarded_on) X(DATE, decided_on) X(TEXT, decision)       \
                        X(INT, measures) X(INT, costs) X(INT, disruption_id)
ROW(plan_line, PLAN_LINE)
/* All versions, newest first. */
enum err plan_lines(struct rtx *tx, const struct grant *g, struct plan_line **out, size_t *n);

/* ---- what is missing for „unterschrieben“ (H9) ---- */
enum plan_part {
        PLAN_NO_MEASURE,
        PLAN_NO_REASON,
        PLAN_NO_FUNDER,
        PLAN_NO_SCHEDULE,
        PLAN_NO_STAGE,
        PLAN_NO_SIGNATURE
};
struct plan_gap {
        enum plan_part part;
        const struct record *measure; /* of PLAN_NO_REASON, PLAN_NO_SCHEDULE, PLAN_NO_STAGE */
        enum plan_party party;        /* of PLAN_NO_SIGNATURE */
};
/* Nothing is missing: 0. Parts a–c first, then the signatures. */
size_t plan_gaps(struct arena *a, const struct plan_file *p, struct plan_gap **out);

/* ---- rules ---- */
/* Contents may change: a draft nobody has signed. */
bool plan_changeable(const struct record *plan);
/* The same for a plan by its id: ERR_CONFLICT when it is fixed. Call before every change of a plan or its measures. */
enum err plan_open(struct rtx *tx, const struct grant *g, int64_t plan_id, struct record **plan);
/* A measure of this plan; ERR_NOT_FOUND for one of another plan. */
enum err plan_measure(struct rtx *tx, const struct grant *g, int64_t plan_id, int64_t measure_id,
                      struct record **out);
/* A new version may begin: there is one, and it is fixed. */
bool plan_may_renew(const struct record *latest);

/*
 * The next version as a copy of the newest with its measures, stages and what depends on what. ERR_INVALID without a reason,
 * ERR_CONFLICT while the newest is a draft nobody has signed: that one is changed itself.
 */
struct plan_renewal {
        struct str reason, own_words;
        int64_t disruption_id; /* what led to it, or 0 (CMB 10.E) */
};
enum err plan_renew(struct wtx *tx, const struct wgrant *g, const struct plan_renewal *why, struct errs *errs,
                    int64_t *id);
/* Before a measure is deleted: its stages and dependencies go with it. ERR_CONFLICT while money belongs to it. */
enum err measure_clear(struct wtx *tx, const struct wgrant *g, const struct record *measure);
/*
 * Writes a signature down. With the third one, and parts a–c, the version becomes „unterschrieben“ and older ones are
 * superseded. ERR_INVALID for an employer to whom no plan was given. ERR_CONFLICT when this party has signed, or the version is superseded or rejected. Keys of errs: "on".
 */
enum err plan_sign(struct wtx *tx, const struct wgrant *g, int64_t plan_id, enum plan_party p, struct date on,
                   struct errs *errs);
/* Was a plan given to the employer of the case by this day? Without that nobody there can have signed one. */
enum err plan_known_to_employer(struct rtx *tx, const struct grant *g, struct date on, bool *out);
/* How a disclosure names this version: "plan:7". */
struct str plan_paper(struct arena *a, int64_t plan_id);
/*
 * The version goes to the employer to be signed: as a disclosure with its consents (H2, H4, H6), written down before the sheet
 * is drawn. id: of the disclosure. ERR_INVALID with the reason; keys of errs: "on", "way", "" for what consents do not allow.
 */
enum err plan_to_employer(struct wtx *tx, const struct wgrant *g, int64_t plan_id, struct str way,
                          struct date on, struct errs *errs, int64_t *id);
/* Takes all signatures back so that a draft can be changed; ERR_CONFLICT for what is no draft any more. */
enum err plan_unsign(struct wtx *tx, const struct wgrant *g, int64_t plan_id);
/*
 * To the responsible funder: as a disclosure with its consents (H2), written down with the forwarding. Without all
 * signatures only with a reason (8.28). Keys of errs: "on", "way", "forward_reason", "" for what consents do not allow.
 */
struct plan_forwarding {
        struct date on;
        struct str way, reason; /* way: code of disclosure_way */
};
enum err plan_forward(struct wtx *tx, const struct wgrant *g, int64_t plan_id,
                      const struct plan_forwarding *f, struct errs *errs);
/* The funder's decision on a forwarded version; a refusal needs a note. Keys of errs: "on", "decision_note". */
struct plan_ruling {
        struct date on;
        bool approved;
        struct str note;
};
enum err plan_decide(struct wtx *tx, const struct wgrant *g, int64_t plan_id, const struct plan_ruling *d,
                     struct errs *errs);
/* What became of a measure, also of a signed version: status, actual days, a note. Nothing else of it is written. */
enum err plan_measure_progress(struct wtx *tx, const struct wgrant *g, struct record *measure,
                               struct errs *errs);

#endif
