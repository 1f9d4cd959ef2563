#include "domain/tasks/task_ui.h"

struct badge task_badge(struct str status, struct str responsible, struct date due, bool urgent)
{
        if (str_eq(status, S("done")))
                return (struct badge){_("erledigt"), TONE_SUCCESS, S("")};
        if (!str_eq(status, S("open")))
                return (struct badge){_("entfällt"), TONE_NEUTRAL, S("")};
        int days = date_given(due) ? date_between(clock_today(), due) : 1;
        if (days < 0)
                return (struct badge){urgent ? _("brennt") : _("überfällig"), TONE_DANGER, S("")};
        if (days == 0)
                return (struct badge){_("heute"), TONE_WARNING, S("")};
        return str_eq(responsible, S("staff")) ? (struct badge){_("offen"), TONE_NEUTRAL, S("")}
                                               : (struct badge){_("wartet"), TONE_INFO, S("")};
}

enum err task_who(struct req *r, struct rtx *tx, const struct task_line *t, struct str *out)
{
        struct str side;
        if (str_eq(t->responsible, S("staff"))) {
                *out = str_empty(t->user_name) ? _("wir") : t->user_name;
                return OK;
        }
        TRY(ui_code_label(r, tx, S("task_responsible"), t->responsible, &side));
        *out = str_empty(t->responsible_name)
                       ? side
                       : str_join(r->arena, t->responsible_name, S(" ("), side, S(")"));
        return OK;
}

/* ---- views ---- */

static const struct {
        struct str key, label, empty;
} views[TASKS_VIEWS] = {
        [TASKS_OPEN] = {S_INIT("offen"), S_INIT(N_("Offen")), S_INIT(N_("Keine offenen Aufgaben."))},
        [TASKS_LATE] = {S_INIT("ueberfaellig"), S_INIT(N_("Überfällig")),
                        S_INIT(N_("Nichts ist überfällig."))},
        [TASKS_WAITING] = {S_INIT("wartet"), S_INIT(N_("Wartet auf andere")),
                           S_INIT(N_("Auf niemanden wird gewartet."))},
        [TASKS_DONE] = {S_INIT("erledigt"), S_INIT(N_("Erledigt")), S_INIT(N_("Noch nichts erledigt."))},
};

enum task_view task_view_of(const struct req *r)
{
        for (enum task_view v = 0; v < TASKS_VIEWS; v++)
                if (str_eq(views[v].key, req_query(r, S("ansicht"))))
                        return v;
        return TASKS_OPEN;
}

static int64_t view_count(const struct task_counts *c, enum task_view v)
{
        const int64_t count[TASKS_VIEWS] = {[TASKS_OPEN] = c->open,
                                            [TASKS_LATE] = c->late,
                                            [TASKS_WAITING] = c->waiting,
                                            [TASKS_DONE] = c->done};
        return count[v];
}

void task_chips(struct req *r, struct url page, const struct task_counts *c, enum task_view current)
{
        struct chip chip[TASKS_VIEWS];
        for (enum task_view v = 0; v < TASKS_VIEWS; v++) {
                struct str n = str_from_int(r->arena, view_count(c, v));
                chip[v] = (struct chip){str_join(r->arena, views[v].label, S(" ("), n, S(")")),
                                        url_with(r->arena, page, S("ansicht"), views[v].key), v == current};
        }
        ui_chips(r->html, _("Ansicht"), chip, TASKS_VIEWS);
}

struct str task_empty(enum task_view v)
{
        return views[v].empty;
}

/* ---- reminders ---- */

static enum data_class class_of(struct str about)
{
        for (enum data_class c = CLASS_PUBLIC; c < CLASS_N; c++)
                if (str_eq(class_name(c), about))
                        return c;
        return CLASS_SCHEDULE;
}

struct str reminder_title(const struct req *r, struct str about, struct str title)
{
        return actor_reads(r->actor, class_of(about)) ? title : _("Wiedervorlage");
}

/* ---- appointments ---- */

struct badge appointment_badge(struct str status, struct date on)
{
        static const struct {
                struct str status;
                struct badge badge;
        } badges[] = {
                {S_INIT("confirmed"), {S_INIT(N_("zugesagt")), TONE_SUCCESS, S_INIT("")}},
                {S_INIT("kept"), {S_INIT(N_("wahrgenommen")), TONE_SUCCESS, S_INIT("")}},
                {S_INIT("late"), {S_INIT(N_("verspätet begonnen")), TONE_NEUTRAL, S_INIT("")}},
                {S_INIT("cancelled"), {S_INIT(N_("abgesagt")), TONE_NEUTRAL, S_INIT("close")}},
                {S_INIT("missed"), {S_INIT(N_("nicht erschienen")), TONE_WARNING, S_INIT("")}},
        };
        for (size_t i = 0; i < ARRAY_LEN(badges); i++)
                if (str_eq(badges[i].status, status))
                        return badges[i].badge;
        if (date_cmp(on, clock_today()) < 0)
                return (struct badge){_("was war?"), TONE_WARNING, S("question-mark")};
        return (struct badge){_("geplant"), TONE_NEUTRAL, S("draft")};
}
