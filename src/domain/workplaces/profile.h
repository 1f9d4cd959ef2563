/* One comparison: every feature of the instrument with what the place demands and what the person can. CMB 8.C */
#ifndef DOMAIN_WORKPLACES_PROFILE_H
#define DOMAIN_WORKPLACES_PROFILE_H

#include "domain/concepts/answer.h"
#include "domain/workplaces/profile_rule.h"
#include "domain/workplaces/workplace.h"

struct profile_line {
        const struct instrument_feature *feature;
        int64_t demand, ability; /* PROFILE_OPEN: not said */
        int64_t gap;             /* ability minus demand; only when both are said */
        enum profile_fit fit;
        bool divided, suggested;                  /* sources differ; the rule suggests severe */
        struct str severe, severe_reason, remedy; /* severe: yes, no, or empty while nobody judged */
        int64_t measure_id;
        const struct record *row; /* of workplace_demand; NULL when nothing was said about the place */
        const struct record *said[SOURCE_N]; /* of ability; NULL: this source said nothing */
};
struct profile {
        struct record *workplace;
        const struct concept *concept;
        const struct concept_instrument
                *instrument; /* NULL when the concept of the case does not have it any more */
        struct profile_line *line;
        size_t n;
        size_t compared, severe, too_much, reserve, fits; /* too_much includes the severe ones */
        size_t unjudged;                                  /* too much, and nobody said whether it is severe */
        struct moment changed;                            /* last change of demand or ability */
};
/* ERR_NOT_FOUND when the case has no such workplace. */
enum err profile_read(struct rtx *tx, const struct grant *g, int64_t workplace_id, struct profile *out);
/* All workplaces of the case in order of their ids, each compared; the same few statements for any number of them. */
enum err profiles_read(struct rtx *tx, const struct grant *g, struct profile **out, size_t *n);
/* Least and most level of the instrument. */
int64_t profile_least(const struct profile *p);
int64_t profile_most(const struct profile *p);

/* What the place demands: level per feature of the instrument, PROFILE_OPEN for none; writes only what changed. */
enum err profile_demands_set(struct wtx *tx, const struct wgrant *g, const struct profile *p,
                             const int64_t *level, struct errs *errs);
/* The same for what one source says the person can. said_on and evidence are those of all that changes. */
enum err profile_abilities_set(struct wtx *tx, const struct wgrant *g, const struct profile *p,
                               enum answer_source source, const int64_t *level, struct date said_on,
                               struct str evidence, struct errs *errs);
/* What people make of the i-th line. ERR_CONFLICT when the place demands nothing there. Keys of messages are the fields'. */
struct profile_judgement {
        struct str severe, reason, remedy;
        int64_t measure_id;
};
enum err profile_judge(struct wtx *tx, const struct wgrant *g, const struct profile *p, size_t i,
                       const struct profile_judgement *j, struct errs *errs);

#endif
