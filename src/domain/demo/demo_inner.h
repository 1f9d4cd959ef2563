/* Shared by the files of the demo office. */
#ifndef DOMAIN_DEMO_DEMO_INNER_H
#define DOMAIN_DEMO_DEMO_INNER_H

#include "domain/demo/demo.h"

enum demo_organisation {
#define ORG(key, ...) ORG_##key,
#include "domain/demo/organisations.def"
#undef ORG
        ORG_N
};
enum demo_story_key {
#define STORY(key, ...) STORY_##key,
#include "domain/demo/stories.def"
#undef STORY
        STORY_N
};
enum demo_user {
        USER_jonas,
        USER_aylin,
        USER_petra,
        USER_sven,
        USER_ute,
        USER_lena,
        USER_timo,
        USER_katrin,
        USER_N
};

struct demo {
        struct wtx *tx;
        struct arena *a;
        struct date today;
        int64_t site, team, other_site;
        int64_t user[USER_N], organisation[ORG_N];
        int64_t concept;
};

/* Inserts a free record; panics on invalid demo data (a defect of the demo). */
enum err demo_add(struct demo *d, const struct free_entity *e, struct record *r);
/* Says what was refused; gives e back. */
enum err demo_checked(struct demo *d, enum err e, const struct errs *errs);
enum err demo_add_in(struct demo *d, const struct wgrant *g, const struct case_entity *e, struct record *r);

/* Answers of the table from the row first on, said at this day. */
enum err demo_answers(struct demo *d, const struct wgrant *g, struct date on, size_t first, size_t most);
enum err demo_ratings(struct demo *d, const struct wgrant *g, int field, size_t seed);
enum err demo_criteria(struct demo *d, const struct wgrant *g);
/* That it is a CMB case, as decided on this day. CMB 5.I */
enum err demo_decision(struct demo *d, const struct wgrant *g, struct date on);
/* The reminders of the case; some: what is due today still waits, else it has been seen to, as in an office that works. */
enum err demo_reminders(struct demo *d, const struct wgrant *g, bool some);
enum err demo_site_ratings(struct demo *d);

enum err demo_office(struct demo *d);
enum err demo_cases(struct demo *d);
enum err demo_enquiries(struct demo *d);
enum err demo_albers(struct demo *d);
/* The letters of CMB-2025-014, with their days. */
enum err demo_letters(struct demo *d, const struct wgrant *g);
/* The written agreement of a case, handed out today (D12). */
enum err demo_agreement(struct demo *d, const struct wgrant *g, int64_t user_id);

#endif
