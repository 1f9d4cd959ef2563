#include "domain/calendar/clash.h"

#include "core/setting.h"
#include "core/user.h"

enum clash clash_of(int begin, int length, int other, int other_length, int buffer)
{
        int gap = begin < other ? other - (begin + length) : begin - (other + other_length);
        if (begin == other || gap < 0)
                return CLASH_OVERLAP;
        return gap < buffer ? CLASH_TIGHT : CLASH_NONE;
}

int clash_buffer(struct rtx *tx)
{
        return (int)setting_int(tx, S("appointment_buffer"));
}

/* What was missed did not take place. */
static bool counts(const struct calendar_entry *e)
{
        return !str_eq(e->status, S("missed"));
}

static enum clash between(const struct calendar_entry *x, const struct calendar_entry *y, int buffer)
{
        if (date_cmp(x->held_on, y->held_on) || !counts(x) || !counts(y))
                return CLASH_NONE;
        return clash_of(calendar_begin(x), calendar_length(x), calendar_begin(y), calendar_length(y), buffer);
}

enum clash *clash_marks(struct arena *a, const struct calendar *c, int buffer)
{
        enum clash *mark = NEW_ARRAY(a, enum clash, c->entries + 1);
        for (size_t i = 0; i < c->entries; i++)
                for (size_t j = i + 1; j < c->entries && !date_cmp(c->entry[i].held_on, c->entry[j].held_on);
                     j++) {
                        enum clash found = between(&c->entry[i], &c->entry[j], buffer);
                        mark[i] = found > mark[i] ? found : mark[i];
                        mark[j] = found > mark[j] ? found : mark[j];
                }
        return mark;
}

/* ---- sentences ---- */

/* „Gespräch mit Renate Albers (09:30–10:30)“, „anderer Termin (09:30)“ */
static struct str other_text(struct arena *a, const struct calendar_entry *e)
{
        struct str name = str_join_with(a, S(" "), e->given, e->family);
        struct str who = e->case_id ? str_join(a, _("Termin mit "), name) : _("anderer Termin");
        return str_join(a, who, S(" ("), calendar_span(a, e), S(")"));
}

static struct str clash_text(struct arena *a, enum clash what, const struct calendar_entry *e, int buffer)
{
        if (what == CLASH_OVERLAP)
                return str_join(a, _("Zur selben Zeit: "), other_text(a, e), S("."));
        return str_join(a, _("Wenig Zeit dazwischen: "), other_text(a, e), _(". Üblich sind "),
                        str_from_int(a, buffer), _(" Minuten Puffer."));
}

static void add_clashes(struct arena *a, const struct calendar *c, const struct clash_wish *w, int buffer,
                        enum clash worth, struct str *text, size_t *n)
{
        struct calendar_entry wish = {.held_on = w->day, .clock = w->clock, .minutes = w->minutes};
        for (size_t i = 0; i < c->entries; i++) {
                const struct calendar_entry *e = &c->entry[i];
                if (e->case_id && e->id == w->id)
                        continue;
                if (between(&wish, e, buffer) == worth)
                        text[(*n)++] = clash_text(a, worth, e, buffer);
        }
}

static void add_day(struct arena *a, const struct calendar *c, struct str name, struct str *text, size_t *n)
{
        struct str holiday = date_holiday(c->from, c->land);
        if (calendar_is_away(c, c->from))
                text[(*n)++] = str_join(a, _("An diesem Tag ist "), name, _(" abwesend."));
        if (!str_empty(holiday))
                text[(*n)++] = str_join(a, _("Dieser Tag ist ein Feiertag: "), holiday, S("."));
        else if (date_weekday(c->from) > 5)
                text[(*n)++] = _("Dieser Tag liegt am Wochenende.");
}

enum err clash_hints(struct rtx *tx, const struct clash_wish *w, struct str **out, size_t *n)
{
        struct arena *a = rtx_arena(tx);
        struct calendar c;
        struct record *user;
        *n = 0;
        *out = NULL;
        if (!w->user_id || !date_given(w->day) || date_cmp(w->day, clock_today()) < 0)
                return OK;
        TRY(ent_get(tx, &users_entity, w->user_id, &user));
        TRY(calendar_read(tx, w->user_id, w->day, w->day, &c));
        int buffer = clash_buffer(tx);
        *out = NEW_ARRAY(a, struct str, 2 * c.entries + 4);
        add_clashes(a, &c, w, buffer, CLASH_OVERLAP, *out, n);
        add_day(a, &c, rec_text(user, USERS_name), *out, n);
        add_clashes(a, &c, w, buffer, CLASH_TIGHT, *out, n);
        return OK;
}
