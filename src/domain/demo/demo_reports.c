/* Reports and findings in the demo office: asked, waited for, late, received, read. */
#include "domain/demo/demo_inner.h"
#include "domain/disruptions/disruption.h"
#include "domain/reports/reports.h"

struct asking {
        struct str kind, contact, level, wanted, purpose;
        enum demo_organisation of;
        struct date called, sent; /* sent DATE_NONE: still a draft */
};

static enum err ask(struct demo *d, const struct wgrant *g, const struct asking *x, int64_t *id)
{
        struct record *q = rec_new(d->a, &report_request_entity.e);
        struct errs errs;
        struct date from = date_given(x->sent) ? x->sent : d->today;
        REC_SET(q, REPORT_REQUEST_kind, x->kind);
        rec_set(q, REPORT_REQUEST_recipient_id, value_ref(d->organisation[x->of]));
        REC_SET(q, REPORT_REQUEST_contact, x->contact);
        REC_SET(q, REPORT_REQUEST_level, x->level);
        REC_SET(q, REPORT_REQUEST_wanted, x->wanted);
        REC_SET(q, REPORT_REQUEST_purpose, x->purpose);
        REC_SET(q, REPORT_REQUEST_called_on, x->called);
        REC_SET(q, REPORT_REQUEST_due_on, date_add_days(from, 14));
        REC_SET(q, REPORT_REQUEST_cost_payer, S("nobody"));
        REC_SET(q, REPORT_REQUEST_cost_clarified_on, x->called);
        TRY(demo_add_in(d, g, &report_request_entity, q));
        *id = q->id;
        if (!date_given(x->sent))
                return OK;
        struct report_sending s = {.on = x->sent,
                                   .due_on = date_add_days(x->sent, 14),
                                   .called_on = x->called,
                                   .way = S("letter")};
        errs_init(&errs, d->a);
        return demo_checked(d, report_request_send(d->tx, g, *id, &s, &errs), &errs);
}

static enum err remind(struct demo *d, const struct wgrant *g, int64_t id, struct date on, struct str with,
                       struct str note)
{
        struct record *m = rec_new(d->a, &report_reminder_entity.e);
        struct errs errs;
        errs_init(&errs, d->a);
        REC_SET(m, REPORT_REMINDER_reminded_on, on);
        REC_SET(m, REPORT_REMINDER_way, S("phone"));
        REC_SET(m, REPORT_REMINDER_spoken_with, with);
        REC_SET(m, REPORT_REMINDER_note, note);
        return demo_checked(d, report_remind(d->tx, g, id, m, &errs), &errs);
}

struct paper {
        struct str kind, origin;
        enum demo_organisation of;
        struct date dated, received;
        struct str mark, points; /* mark of completeness; empty: nobody has read it yet */
};

static enum err receive(struct demo *d, const struct wgrant *g, int64_t request, const struct paper *x)
{
        struct record *p = rec_new(d->a, &report_entity.e);
        struct report_sheet none = {.name = S("")};
        struct errs errs;
        errs_init(&errs, d->a);
        REC_SET(p, REPORT_kind, x->kind);
        REC_SET(p, REPORT_origin, x->origin);
        rec_set(p, REPORT_issuer_id, value_ref(d->organisation[x->of]));
        REC_SET(p, REPORT_dated_on, x->dated);
        REC_SET(p, REPORT_received_on, x->received);
        TRY(demo_checked(d, report_receive(d->tx, g, request, p, &none, &errs), &errs));
        if (str_empty(x->mark))
                return OK;
        REC_SET(p, REPORT_complete, x->mark);
        REC_SET(p, REPORT_recent, S("full"));
        REC_SET(p, REPORT_meaningful, S("full"));
        REC_SET(p, REPORT_points, x->points);
        TRY(demo_checked(d, report_review(d->tx, g, p, &errs), &errs));
        REC_SET(p, REPORT_reviewed_on, x->received); /* not on the day on which the demo office is filled */
        return demo_checked(d, ent_update_in(d->tx, g, &report_entity, p, &errs), &errs);
}

/* The clinic is late, one call helps, day 19. CMB-2025-014 */
static enum err albers_obstacle(struct demo *d, const struct wgrant *g, int64_t request)
{
        struct record *x = rec_new(d->a, &disruption_entity.e);
        struct errs errs;
        errs_init(&errs, d->a);
        REC_SET(x, DISRUPTION_title, S("Entlassungsbericht kommt nicht"));
        REC_SET(x, DISRUPTION_kind, S("delay"));
        REC_SET(x, DISRUPTION_cause, S("Schreibdienst der Klinik überlastet"));
        REC_SET(x, DISRUPTION_solution, S("Am Telefon an die Frist erinnert"));
        REC_SET(x, DISRUPTION_reach, S("single"));
        REC_SET(x, DISRUPTION_occurred_on, date_of(2025, 4, 11));
        REC_SET(x, DISRUPTION_known_on, date_of(2025, 4, 11));
        REC_SET(x, DISRUPTION_solved_on, date_of(2025, 4, 16));
        return demo_checked(d, report_defect_add(d->tx, g, request, 0, x, &errs), &errs);
}

enum err demo_reports_albers(struct demo *d, const struct wgrant *g)
{
        struct asking clinic = {S("rehab_report"),
                                S("Corinna Maaß"),
                                S("Leitung Sozialdienst"),
                                S("Entlassungsbericht der Reha vom 17.02. bis 07.03.2025 mit Leistungsbild."),
                                S("Damit Frau Albers einen Arbeitsplatz findet, der zu ihr passt."),
                                ORG_seeblick,
                                date_of(2025, 3, 28),
                                date_of(2025, 3, 28)};
        struct paper service = {S("service_report"), S("other"), ORG_md, date_of(2025, 3, 24),
                                date_of(2025, 4, 1), S("full"),  S("")};
        struct paper answer = {S("rehab_report"),    S("requested"), ORG_seeblick, date_of(2025, 3, 12),
                               date_of(2025, 4, 16), S("full"),      S("")};
        int64_t id;
        TRY(ask(d, g, &clinic, &id));
        TRY(receive(d, g, 0, &service));
        TRY(remind(d, g, id, date_of(2025, 4, 14), S("Corinna Maaß"), S("Geht heute in die Post.")));
        TRY(receive(d, g, id, &answer));
        return albers_obstacle(d, g, id);
}

/* ---- running cases: drafts, open, late, reminded, received, read ---- */

static struct date no_later(const struct demo *d, struct date on)
{
        return date_cmp(on, d->today) > 0 ? d->today : on;
}

static enum err answer(struct demo *d, const struct wgrant *g, int64_t id, struct date on, size_t i,
                       bool read)
{
        bool gap = i % 5 == 0;
        struct paper p = {.kind = S("doctor_letter"),
                          .origin = S("requested"),
                          .of = ORG_praxis_brauer,
                          .dated = date_add_days(on, -3),
                          .received = on,
                          .mark = !read ? S("")
                                  : gap ? S("partial")
                                        : S("full"),
                          .points = gap ? S("Wie viele Stunden am Tag möglich sind, steht nicht darin.")
                                        : S("")};
        return receive(d, g, id, &p);
}

enum err demo_reports(struct demo *d, const struct wgrant *g, struct date start, int field, size_t i)
{
        struct asking x = {S("doctor_letter"),
                           S("Praxis, Frau Eilers"),
                           S("Praxisleitung"),
                           S("Letzter Arztbrief mit Angaben zum Leistungsbild."),
                           S("Damit ein passender Arbeitsplatz gefunden werden kann."),
                           ORG_praxis_brauer,
                           no_later(d, date_add_days(start, 3)),
                           date_add_days(start, 4)};
        int64_t id;
        if (field == 3 && i % 4 == 1)
                x.sent = DATE_NONE;
        TRY(ask(d, g, &x, &id));
        if (field == 3)
                return OK;
        if (field == 4)
                return i % 2 ? answer(d, g, id, no_later(d, date_add_days(x.sent, 6)), i, false) : OK;
        if (field > 5 || i % 2)
                return answer(d, g, id, no_later(d, date_add_days(x.sent, 9 + (int)(i * 5 % 15))), i, true);
        if (i % 4 == 0)
                return remind(d, g, id, no_later(d, date_add_days(x.sent, 15)), S("Frau Eilers"),
                              S("Der Brief ist diktiert."));
        return OK;
}
