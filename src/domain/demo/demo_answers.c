/* Statements, ratings, criteria and reminders of the demo cases. */
#include "domain/cases/case_decision.h"
#include "domain/concepts/answer.h"
#include "domain/concepts/store.h"
#include "domain/demo/demo_inner.h"
#include "domain/tasks/reminder.h"

static const struct {
        struct str item, source, value, words, evidence;
} rows[] = {
#define ANSWER(item, source, value, words, evidence)                                                         \
        {S_INIT(#item), S_INIT(#source), S_INIT(value), S_INIT(words), S_INIT(evidence)},
#include "domain/demo/answers.def"
#undef ANSWER
};

/* The source of the row, or the item's first where the pack does not ask that one. */
static enum answer_source source_of(const struct concept_item *item, struct str code)
{
        for (size_t i = 0; i < item->sources; i++)
                if (item->source[i] == source_parse(code))
                        return item->source[i];
        return item->source[0];
}

/* Codes and numbers are written in the table as people type them. */
static enum err answer_add(struct demo *d, const struct wgrant *g, const struct answers *former, size_t i,
                           struct date on)
{
        const struct concept_item *item = concept_item(former->concept, rows[i].item);
        if (!item)
                panic("the demo answers an item that the pack does not have");
        struct errs errs;
        errs_init(&errs, d->a);
        struct answer_data data = {.item = item,
                                   .source = source_of(item, rows[i].source),
                                   .value = field_parse(d->a, &item->f, rows[i].value, &errs),
                                   .own_words = item->own_words ? rows[i].words : S(""),
                                   .evidence = item->evidence ? rows[i].evidence : S(""),
                                   .said_on = on};
        if (errs.n)
                panic("the demo has a value that does not fit its item");
        enum err e = answer_put(d->tx, g, former, &data, &errs, NULL);
        if (e == ERR_INVALID)
                panic("the demo has an answer that is refused");
        return e;
}

size_t demo_answer_count(void)
{
        return ARRAY_LEN(rows);
}

enum err demo_answers(struct demo *d, const struct wgrant *g, struct date on, size_t first, size_t most)
{
        struct answers former;
        const struct concept *c;
        TRY(concept_of_case(rtx_of(d->tx), grant_of(g), &c));
        TRY(answers_read(rtx_of(d->tx), grant_of(g), c, false, &former));
        for (size_t i = first; i < ARRAY_LEN(rows) && i < first + most; i++)
                TRY(answer_add(d, g, &former, i, on));
        return OK;
}

/* Every rated goal of the Arbeitsfelder before this one; most were reached. */
enum err demo_ratings(struct demo *d, const struct wgrant *g, int field, size_t seed)
{
        const struct concept *c;
        struct errs errs;
        errs_init(&errs, d->a);
        TRY(concept_of_case(rtx_of(d->tx), grant_of(g), &c));
        for (size_t i = 0; i < c->goals; i++) {
                int64_t number;
                const struct performance_goal *goal = &c->goal[i];
                if (!goal->rated || goal->work_field->per_site || !str_int(goal->work_field->code, &number) ||
                    number >= field)
                        continue;
                bool partly = (i + seed) % 5 == 0;
                TRY(rating_put(d->tx, g, goal, partly ? S("partial") : S("full"), S(""),
                               partly ? S("In Teilen noch offen.") : S(""), &errs));
        }
        return OK;
}

enum err demo_criteria(struct demo *d, const struct wgrant *g)
{
        const struct concept *c;
        struct errs errs;
        errs_init(&errs, d->a);
        TRY(concept_of_case(rtx_of(d->tx), grant_of(g), &c));
        for (enum criterion_stage stage = STAGE_SELECTION; stage <= STAGE_DECISION; stage++) {
                struct criterion_row *row;
                size_t n;
                TRY(case_criteria(rtx_of(d->tx), grant_of(g), c, stage, &row, &n));
                for (size_t i = 0; i < n; i++)
                        TRY(case_criterion_set(d->tx, g, &row[i], stage, S("yes"),
                                               S("Unterlagen und Gespräch"), &errs));
        }
        return OK;
}

enum err demo_decision(struct demo *d, const struct wgrant *g, struct date on)
{
        struct record *e = rec_new(d->a, &case_event_entity.e);
        REC_SET(e, CASE_EVENT_happened_on, on);
        REC_SET(e, CASE_EVENT_what, S("decision"));
        REC_SET(e, CASE_EVENT_note, S("CMB-Fall: alle Kriterien erfüllt."));
        return demo_add_in(d, g, &case_event_entity, e);
}

/* ---- reminders ---- */
#define REMINDERS_MOST 100

enum err demo_reminders(struct demo *d, const struct wgrant *g, bool some)
{
        struct record *r;
        size_t n;
        TRY(reminder_refresh(d->tx, g));
        TRY(ent_list_in(rtx_of(d->tx), grant_of(g), &reminder_entity, REMINDERS_MOST, &r, &n));
        for (size_t i = 0; i < n; i++) {
                struct errs errs;
                errs_init(&errs, d->a);
                if (some || !str_eq(rec_text(&r[i], REMINDER_status), S("open")) ||
                    date_cmp(rec_date(&r[i], REMINDER_due), d->today) > 0)
                        continue;
                REC_SET(&r[i], REMINDER_status, S("done"));
                REC_SET(&r[i], REMINDER_done_on, rec_date(&r[i], REMINDER_due));
                TRY(ent_update_in(d->tx, g, &reminder_entity, &r[i], &errs));
        }
        return OK;
}

/* ---- Arbeitsfeld 1 ---- */

static const struct {
        struct str goal, value, reason;
} site_rows[] = {{S_INIT("1.A"), S_INIT("full"),
                  S_INIT("Mit den wichtigsten Partnern gibt es verbindliche Absprachen.")},
                 {S_INIT("1.B"), S_INIT("partial"), S_INIT("Kontakte zu den Praxen sind seltener geworden.")},
                 {S_INIT("1.C"), S_INIT("full"), S_INIT("Keine Weitergabe ohne Einwilligung.")}};

enum err demo_site_ratings(struct demo *d)
{
        for (size_t i = 0; i < ARRAY_LEN(site_rows); i++) {
                struct record *r = rec_new(d->a, &site_rating_entity.e);
                rec_set(r, SITE_RATING_site_id, value_ref(d->site));
                REC_SET(r, SITE_RATING_goal_code, site_rows[i].goal);
                REC_SET(r, SITE_RATING_period,
                        str_join(d->a, str_from_int(d->a, date_ymd(d->today).year),
                                 date_ymd(d->today).month > 6 ? S("-2") : S("-1")));
                REC_SET(r, SITE_RATING_value, site_rows[i].value);
                REC_SET(r, SITE_RATING_reason, site_rows[i].reason);
                REC_SET(r, SITE_RATING_rated_on, d->today);
                TRY(demo_add(d, &site_rating_entity, r));
        }
        return OK;
}
