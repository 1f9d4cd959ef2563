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

enum { DEMO_MANAGERS = 2, DEMO_FIELDS = 12 }; /* Jonas and Aylin; Arbeitsfelder 1–11 */

struct demo {
        struct wtx *tx;
        struct arena *a;
        struct date today;
        int64_t site, team, other_site;
        int64_t user[USER_N], organisation[ORG_N];
        int64_t concept;
        int64_t case_at[DEMO_FIELDS][DEMO_MANAGERS]; /* one case of each manager in each Arbeitsfeld */
};

/* Inserts a free record; panics on invalid demo data (a defect of the demo). */
enum err demo_add(struct demo *d, const struct free_entity *e, struct record *r);
/* Says what was refused; gives e back. */
enum err demo_checked(struct demo *d, enum err e, const struct errs *errs);
enum err demo_add_in(struct demo *d, const struct wgrant *g, const struct case_entity *e, struct record *r);

/* Answers of the table from the row first on, said at this day. */
size_t demo_answer_count(void);
/* The last rows of answers.def: said after the talk in the company, and between two stages. */
enum { ANSWERS_OF_THE_VISIT = 16, ANSWERS_BETWEEN = 3 };
enum err demo_answers(struct demo *d, const struct wgrant *g, struct date on, size_t first, size_t most);
enum err demo_ratings(struct demo *d, const struct wgrant *g, int field, size_t seed);
enum err demo_criteria(struct demo *d, const struct wgrant *g);
/* That it is a CMB case, as decided on this day. CMB 5.I */
enum err demo_decision(struct demo *d, const struct wgrant *g, struct date on);
/* The reminders of the case; some: what is due today still waits, else it has been seen to, as in an office that works. */
enum err demo_reminders(struct demo *d, const struct wgrant *g, bool some);
/* Surveys of CMB-2025-014: D27a–d sent on 01.09., all back on 12.09.2025, follow-ups on their dates. Section 9 */
enum err demo_albers_surveys(struct demo *d, const struct wgrant *g);
/* Of a case that is over or being carried out: some sent, some late, some back. */
enum err demo_surveys(struct demo *d, const struct wgrant *g, size_t i, bool over, struct str name);
/* Health, capability, income and career of the worked case, and of a running one. */
enum err demo_albers_assessment(struct demo *d, const struct wgrant *g);
enum err demo_case_assessment(struct demo *d, const struct wgrant *g, struct date start, size_t i);
/* Agreed contacts, looks at providers, ways to other services. */
enum err demo_albers_accompaniment(struct demo *d, const struct wgrant *g);
enum err demo_case_accompaniment(struct demo *d, const struct wgrant *g, struct date start, size_t i,
                                 bool running);
enum err demo_site_ratings(struct demo *d);
/* What a contact with the company adds to its entry in the journal: arguments and reaction, some of them. */
enum err demo_employer_contact(struct demo *d, const struct wgrant *g, int64_t entry, struct str clock,
                               struct str reaction, struct str arguments, struct date visit);
/* A talk in the company at this appointment, with the usual circle; held: all came and said something. CMB 6.C, 7 */
struct demo_circle {
        struct str name, role, invited_by, reply, feedback;
        struct date invited, replied;
};
enum err demo_visit(struct demo *d, const struct wgrant *g, int64_t appointment,
                    const struct demo_circle *circle, size_t n, bool held, struct str words,
                    struct str minutes, struct date sent);
/* Workplaces of a running case: the present one, and another one with a solution when it is solved. */
enum err demo_workplaces(struct demo *d, const struct wgrant *g, struct str present, struct str other,
                         struct date seen, size_t seed, bool solved);
enum err demo_albers_work(struct demo *d, const struct wgrant *g, int64_t appointment);

/* Requests and papers of the worked case, and of a case in that Arbeitsfeld that began on that day. */
enum err demo_reports_albers(struct demo *d, const struct wgrant *g);
enum err demo_reports(struct demo *d, const struct wgrant *g, struct date start, int field, size_t i);

/* The first so many relatives of a model family, with the person's family name; all of them with a network map of that day. */
enum err demo_family(struct demo *d, const struct wgrant *g, struct str name, struct date since,
                     size_t relatives);
enum err demo_absences(struct demo *d);

enum err demo_office(struct demo *d);
enum err demo_cases(struct demo *d);
enum err demo_enquiries(struct demo *d);
/* Behind case_access_refresh_all: who wrote had access. */
enum err demo_colleagues(struct demo *d);
enum err demo_albers(struct demo *d);
/* Her goals with their steps, the way, applications; versions, stages, hours and money of the plan (AF 5.J, 9, 10). */
enum err demo_albers_goals(struct demo *d, const struct wgrant *g);
enum err demo_albers_plans(struct demo *d, const struct wgrant *g);
/* What the office may promise by itself. */
enum err demo_frames(struct demo *d);
/* The letters of CMB-2025-014, with their days. */
enum err demo_letters(struct demo *d, const struct wgrant *g);
/* The written agreement of a case, handed out today (D12). */
enum err demo_agreement(struct demo *d, const struct wgrant *g, int64_t user_id);

#endif
