/* Goals of a case, who sees them how, and binding agreements. CMB 5.J, 5.K.2, 7.F */
#ifndef DOMAIN_GOALS_GOAL_H
#define DOMAIN_GOALS_GOAL_H

#include "db/stmt.h"

#define ENTITY_NAME goal
#define ENTITY_PREFIX GOAL
#define ENTITY_DEF "domain/goals/goal.def"
#include "db/entity_decl.h"
#define ENTITY_NAME goal_view
#define ENTITY_PREFIX GOAL_VIEW
#define ENTITY_DEF "domain/goals/goal_view.def"
#include "db/entity_decl.h"
#define ENTITY_NAME agreement
#define ENTITY_PREFIX AGREEMENT
#define ENTITY_DEF "domain/goals/agreement.def"
#include "db/entity_decl.h"
#define ENTITY_NAME goal_assessment
#define ENTITY_PREFIX GOAL_ASSESSMENT
#define ENTITY_DEF "domain/goals/goal_assessment.def"
#include "db/entity_decl.h"
#define ENTITY_NAME strategy
#define ENTITY_PREFIX STRATEGY
#define ENTITY_DEF "domain/goals/strategy.def"
#include "db/entity_decl.h"
#define ENTITY_NAME application
#define ENTITY_PREFIX APPLICATION
#define ENTITY_DEF "domain/goals/application.def"
#include "db/entity_decl.h"

/* Most goals and agreements of one case that a page shows. */
enum { GOALS_MAX = 200 };

/* ---- who sees a goal how ---- */
/* In the order of the code list goal_party: the client first. */
enum goal_party { GOAL_CLIENT, GOAL_MANAGER, GOAL_EMPLOYER, GOAL_FUNDER, GOAL_OTHER, GOAL_PARTIES };
struct str goal_party_code(enum goal_party p);

/* One line of the matrix. version 0: this party was not asked yet. */
struct goal_stance {
        int64_t id, version;
        bool knows, understands;
        struct str agrees, dissent; /* agrees: code of agreement_degree, or empty */
        struct str attained;        /* code of attained as this party sees it at the end, or empty */
};
struct goal_matrix {
        struct goal_stance party[GOAL_PARTIES];
};
enum err goal_matrix(struct rtx *tx, const struct grant *g, int64_t goal_id, struct goal_matrix *out);
/* The same for every goal of the case, in the order of goals; one statement. */
enum err goal_matrices(struct rtx *tx, const struct grant *g, const struct record *goal, size_t goals,
                       struct goal_matrix *out);
/*
 * Writes what differs from what is stored, each party with its history. wanted carries the versions it was read with:
 * ERR_CONFLICT when somebody else wrote one of these lines since, *taken says which; nothing is written then.
 */
enum err goal_matrix_save(struct wtx *tx, const struct wgrant *g, int64_t goal_id,
                          const struct goal_matrix *wanted, struct errs *errs, enum goal_party *taken);

/* What the matrix says as a whole. Dissent is never outweighed by the others. CMB 5.J (K 1–4) */
enum goal_consent {
        GOAL_UNASKED, /* nobody said anything yet */
        GOAL_OPEN,    /* no dissent, but somebody does not say all three, or only in part */
        GOAL_AGREED,  /* everybody knows it, understands it alike and agrees */
        GOAL_DISSENT  /* at least one does not agree, or put another view into words */
};
enum goal_consent goal_consent(const struct goal_matrix *m);
/* This party disagrees, or put another view into words. The same as the fact goal_dissent_count. */
bool goal_dissents(const struct goal_stance *s);

#endif
