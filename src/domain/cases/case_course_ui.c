#include "domain/cases/case_course_ui.h"

#include "domain/codes/codes.h"

const struct course_entry *course_entry_of(struct str kind)
{
        for (size_t i = 0; all_course_entries[i]; i++)
                if (str_eq(all_course_entries[i]->kind, kind))
                        return all_course_entries[i];
        return NULL;
}

const struct course_chip *course_chip_after(int order)
{
        const struct course_chip *next = NULL;
        for (size_t i = 0; all_course_chips[i]; i++) {
                const struct course_chip *c = all_course_chips[i];
                if (c->order > order && (!next || c->order < next->order))
                        next = c;
        }
        return next;
}

struct str course_chip_kinds(struct arena *a, const struct course_chip *chip)
{
        struct str kinds = S("");
        for (size_t i = 0; all_course_entries[i]; i++)
                if (str_eq(all_course_entries[i]->chip, chip->key))
                        kinds = str_join(a, kinds, str_empty(kinds) ? S("") : S(" "),
                                         all_course_entries[i]->kind);
        return kinds;
}

static enum err course_entry(struct rtx *tx, struct arena *a, int64_t case_id, const struct course_line *l,
                             struct timeline_entry *out)
{
        const struct course_entry *e = course_entry_of(l->kind);
        struct str what = S("");
        must(e);
        if (!str_empty(e->list))
                TRY(codes_label(tx, e->list, l->what, &what));
        bool by_what = e->what_is_title || str_empty(l->title);
        out->title = str_join(a, e->word, by_what ? what : l->title);
        struct str extra = by_what ? l->title : what;
        out->meta = str_empty(extra) || str_empty(l->who) ? str_join(a, extra, l->who)
                                                          : str_join(a, extra, S(" · "), l->who);
        out->mark = e->mark;
        if (e->path)
                out->to = url_build(a, e->path, (const int64_t[]){0, case_id, l->row_id}, 2);
        out->when = date_short(a, l->happened_on);
        return OK;
}

enum err case_course_draw(struct req *r, struct rtx *tx, int64_t case_id, const struct course_line *l,
                          size_t n)
{
        struct timeline_entry *e = NEW_ARRAY(r->arena, struct timeline_entry, n + 1);
        struct date today = clock_today();
        for (size_t i = 0; i < n; i++) {
                TRY(course_entry(tx, r->arena, case_id, &l[i], &e[i]));
                if (date_ymd(l[i].happened_on).year != date_ymd(today).year)
                        e[i].when = date_german(r->arena, l[i].happened_on);
        }
        ui_timeline(r->html, e, n);
        return OK;
}

/* ---- open things ---- */
static struct badge open_badge(struct arena *a, const struct open_line *l)
{
        int days = date_given(l->due) ? date_between(clock_today(), l->due) : 0;
        bool trouble = str_eq(l->kind, S("disruption"));
        if (l->urgent && (trouble || days <= 0))
                return (struct badge){_("brennt"), TONE_DANGER, S("")};
        if (trouble)
                return (struct badge){_("offen"), TONE_WARNING, S("")};
        if (days < 0)
                return (struct badge){_("überfällig"), TONE_DANGER, S("")};
        if (days == 0)
                return (struct badge){_("heute"), TONE_WARNING, S("")};
        if (l->waits)
                return (struct badge){_("wartet"), TONE_INFO, S("")};
        return (struct badge){str_sub(date_german(a, l->due), 0, 6), TONE_NEUTRAL, S("")};
}

static struct action open_action(struct arena *a, int64_t case_id, const struct open_line *l)
{
        if (str_eq(l->kind, S("task")))
                return (struct action){.label = _("Aufgabe öffnen"),
                                       .to = url_path(a, "/faelle/:/aufgaben/:", case_id, l->row_id),
                                       .needs = CAP_N};
        if (str_eq(l->kind, S("appointment")))
                return (struct action){.label = _("Termin öffnen"),
                                       .to = url_path(a, "/faelle/:/termine/:", case_id, l->row_id),
                                       .needs = CAP_N};
        if (str_eq(l->kind, S("disruption")))
                return (struct action){.label = _("Störung öffnen"),
                                       .to = url_path(a, "/faelle/:/stoerungen/:", case_id, l->row_id),
                                       .needs = CAP_N};
        return (struct action){.label = _("Wiedervorlage öffnen"),
                               .to = url_path(a, "/faelle/:/wiedervorlagen/:", case_id, l->row_id),
                               .needs = CAP_N};
}

static struct str open_kind(struct str kind)
{
        if (str_eq(kind, S("task")))
                return _("Aufgabe");
        if (str_eq(kind, S("appointment")))
                return _("Termin");
        return str_eq(kind, S("disruption")) ? _("Störung") : _("Wiedervorlage");
}

struct row_item case_open_row(struct arena *a, int64_t case_id, const struct open_line *l)
{
        struct str meta =
                str_join(a, open_kind(l->kind), date_given(l->due) ? S(" · ") : S(""), date_short(a, l->due));
        if (!str_empty(l->clock))
                meta = str_join(a, meta, S(", "), l->clock, _(" Uhr"));
        if (!str_empty(l->who))
                meta = str_join(a, meta, S(" · "), l->who);
        else if (!str_empty(l->user_name))
                meta = str_join(a, meta, S(" · "), l->user_name);
        struct badge badge = open_badge(a, l);
        return (struct row_item){.badge = badge,
                                 .title = l->title,
                                 .meta = meta,
                                 .action = open_action(a, case_id, l),
                                 .urgent = badge.tone == TONE_DANGER};
}

struct badge consent_badge(const struct consent_state *c, int64_t warn_days)
{
        struct date today = clock_today();
        if (date_given(c->withdrawn_on))
                return (struct badge){_("widerrufen"), TONE_DANGER, S("")};
        if (c->refused)
                return (struct badge){_("abgelehnt"), TONE_DANGER, S("")};
        if (!date_given(c->signed_on))
                return (struct badge){_("nicht unterschrieben"), TONE_WARNING, S("")};
        if (date_given(c->valid_until) && date_cmp(c->valid_until, today) < 0)
                return (struct badge){_("abgelaufen"), TONE_DANGER, S("")};
        if (date_given(c->valid_until) && date_between(today, c->valid_until) <= warn_days)
                return (struct badge){_("läuft ab"), TONE_WARNING, S("")};
        return (struct badge){_("erteilt"), TONE_SUCCESS, S("")};
}
