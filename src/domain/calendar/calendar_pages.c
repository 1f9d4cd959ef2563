/*
 * The own calendar and those of colleagues: a day, a week, a month. ?ansicht=woche&tag=2025-07-07&wer=3. Of a colleague one
 * sees when; what and with whom only in cases one may read. CMB 4.A; SF 3 A12, A13; S6
 */
#include "core/user.h"
#include "domain/calendar/calendar_ui.h"
#include "domain/help/help_view.h"

static const struct {
        struct str code, label;
} spans[] = {{S_INIT("tag"), S_INIT(N_("Tag"))},
             {S_INIT("woche"), S_INIT(N_("Woche"))},
             {S_INIT("monat"), S_INIT(N_("Monat"))}};

/* ---- what is asked for ---- */

static enum calendar_span span_of(const struct req *r)
{
        for (size_t i = 0; i < ARRAY_LEN(spans); i++)
                if (str_eq(req_query(r, S("ansicht")), spans[i].code))
                        return (enum calendar_span)i;
        return SPAN_WEEK;
}

static struct date monday(struct date d)
{
        return date_add_days(d, 1 - date_weekday(d));
}

static void days_of(enum calendar_span span, struct date day, struct date *from, struct date *to)
{
        struct ymd y = date_ymd(day);
        struct date first = date_of(y.year, y.month, 1);
        *from = span == SPAN_DAY ? day : span == SPAN_WEEK ? monday(day) : monday(first);
        *to = span == SPAN_DAY    ? day
              : span == SPAN_WEEK ? date_add_days(*from, 6)
                                  : date_add_days(monday(date_add_days(date_add_months(first, 1), -1)), 6);
}

static struct date step(enum calendar_span span, struct date day, int n)
{
        return span == SPAN_DAY    ? date_add_days(day, n)
               : span == SPAN_WEEK ? date_add_days(day, 7 * n)
                                   : date_add_months(day, n);
}

/* Far away days have no neighbours: then it is today. */
static struct date day_of(const struct req *r)
{
        struct date d;
        bool good =
                date_parse(req_query(r, S("tag")), &d) && date_ymd(d).year >= 1900 && date_ymd(d).year < 2100;
        return good ? d : clock_today();
}

/* The colleague of the query, if there is one who leads cases; else the reader. */
static int64_t user_of(const struct req *r, const struct user_line *u, size_t n)
{
        int64_t id;
        if (str_int(req_query(r, S("wer")), &id))
                for (size_t i = 0; i < n; i++)
                        if (u[i].id == id)
                                return id;
        return r->actor->user_id;
}

struct url calendar_url(const struct req *r, const struct calendar_view *v, enum calendar_span span,
                        struct date day)
{
        struct url to = url_with(r->arena, url_path(r->arena, "/kalender"), S("ansicht"), spans[span].code);
        to = url_with(r->arena, to, S("tag"), date_iso(r->arena, day));
        return v->own ? to : url_with(r->arena, to, S("wer"), str_from_int(r->arena, v->c->user_id));
}

/* ---- head ---- */

static struct str title_of(struct arena *a, const struct calendar_view *v)
{
        static const struct str month[] = {
                S_INIT(N_("Januar")),  S_INIT(N_("Februar")),  S_INIT(N_("März")),
                S_INIT(N_("April")),   S_INIT(N_("Mai")),      S_INIT(N_("Juni")),
                S_INIT(N_("Juli")),    S_INIT(N_("August")),   S_INIT(N_("September")),
                S_INIT(N_("Oktober")), S_INIT(N_("November")), S_INIT(N_("Dezember"))};
        struct ymd y = date_ymd(v->day);
        if (v->span == SPAN_DAY)
                return date_long(a, v->day);
        if (v->span == SPAN_WEEK)
                return str_join(a, _("Woche vom "), date_german(a, v->c->from), _(" bis "),
                                date_german(a, v->c->to));
        return str_join(a, month[y.month - 1], S(" "), str_from_int(a, y.year));
}

static void head_draw(struct req *r, const struct calendar_view *v, struct str name)
{
        struct arena *a = r->arena;
        const struct action action[] = {
                {.label = _("Zurück"),
                 .to = calendar_url(r, v, v->span, step(v->span, v->day, -1)),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N},
                {.label = _("Heute"),
                 .to = calendar_url(r, v, v->span, clock_today()),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N},
                {.label = _("Weiter"),
                 .to = calendar_url(r, v, v->span, step(v->span, v->day, 1)),
                 .weight = ACTION_TERTIARY,
                 .needs = CAP_N},
                {.label = _("Abonnieren"), .to = url_path(a, "/konto/kalender"), .needs = CAP_N},
                {.label = _("Termin planen"),
                 .to = url_with(a, url_path(a, "/kalender/neu"), S("tag"),
                                date_iso(a, date_cmp(v->day, clock_today()) < 0 ? clock_today() : v->day)),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
        };
        struct str over =
                str_join_with(a, S(" · "), name,
                              v->span == SPAN_MONTH ? S("")
                                                    : str_join(a, _("Kalenderwoche "),
                                                               str_from_int(a, date_week(v->c->from))));
        ui_head(r, &(struct page_head){.over = over,
                                       .title = title_of(a, v),
                                       .action = action,
                                       .actions = ARRAY_LEN(action)});
}

static void chips_draw(struct req *r, const struct calendar_view *v)
{
        struct chip chip[ARRAY_LEN(spans)];
        for (size_t i = 0; i < ARRAY_LEN(spans); i++)
                chip[i] = (struct chip){spans[i].label, calendar_url(r, v, (enum calendar_span)i, v->day),
                                        v->span == (enum calendar_span)i};
        ui_chips(r->html, _("Ansicht"), chip, ARRAY_LEN(chip));
}

static void people_draw(struct req *r, const struct user_line *u, size_t n, int64_t whose)
{
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, n + 1);
        size_t options = 0;
        o[options++] = (struct ui_option){.label = _("mein Kalender")};
        for (size_t i = 0; i < n; i++)
                if (u[i].id != r->actor->user_id)
                        o[options++] = (struct ui_option){.code = str_from_int(r->arena, u[i].id),
                                                          .label = u[i].name};
        struct str current = whose == r->actor->user_id ? S("") : str_from_int(r->arena, whose);
        ui_filter_bar(r,
                      &(struct ui_filter){.key = S("wer"),
                                          .label = _("Wessen Kalender?"),
                                          .current = current,
                                          .option = o,
                                          .options = options},
                      1);
}

static struct str name_of(const struct req *r, const struct user_line *u, size_t n, int64_t whose)
{
        for (size_t i = 0; i < n; i++)
                if (u[i].id == whose)
                        return u[i].name;
        return r->actor->name;
}

PAGE_GET(calendar_show, "/kalender", NEED(CASE_READ, SCHEDULE), .title = T("Kalender"), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        struct user_line *u;
        struct calendar c;
        struct date from, to;
        size_t n;
        struct calendar_view v = {.c = &c, .span = span_of(r), .day = day_of(r)};
        TRY(user_list_case(tx, &u, &n));
        int64_t whose = user_of(r, u, n);
        v.own = whose == r->actor->user_id;
        days_of(v.span, v.day, &from, &to);
        TRY(calendar_read(tx, whose, from, to, &c));
        v.mark = clash_marks(r->arena, &c, clash_buffer(tx));
        r->listed = (int64_t)(c.entries + c.dues);
        head_draw(r, &v, name_of(r, u, n, whose));
        chips_draw(r, &v);
        people_draw(r, u, n, whose);
        return v.span == SPAN_MONTH ? calendar_month_draw(r, tx, &v) : calendar_days_draw(r, tx, &v);
}

HELP_TEXT(
        calendar, "/kalender", T("Kalender"),
        T("Ihre Termine, Aufgaben und Fristen für einen Tag, eine Woche oder einen Monat. Bei Kolleginnen und Kollegen sehen Sie, "
          "wann sie belegt oder abwesend sind; womit, nur in Fällen, die Sie lesen dürfen. Überschneidungen und knappe Zeiten sind ein "
          "Hinweis und sperren nichts."))
