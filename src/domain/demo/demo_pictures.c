/* Families of the demo cases, and colleagues who come and go. */
#include "core/user.h"
#include "domain/demo/demo_inner.h"
#include "domain/deputies/handover.h"
#include "domain/pictures/picture.h"

struct relative {
        struct str name, relation, gender, support, circle;
        int born, died, distance;
        bool household, strain;
};
static const struct relative family[] = {
        {S_INIT("Uwe"), S_INIT("partner"), S_INIT("male"), S_INIT("supports"), S_INIT(""), 1974, 0, 1, true,
         false},
        {S_INIT("Lea"), S_INIT("child"), S_INIT("female"), S_INIT("supports"), S_INIT(""), 2003, 0, 1, true,
         false},
        {S_INIT("Tim"), S_INIT("child"), S_INIT("male"), S_INIT("neutral"), S_INIT(""), 2007, 0, 2, true,
         true},
        {S_INIT("Erna"), S_INIT("parent"), S_INIT("female"), S_INIT("hinders"), S_INIT(""), 1948, 0, 2, false,
         true},
        {S_INIT("Hinrich"), S_INIT("parent"), S_INIT("male"), S_INIT(""), S_INIT(""), 1944, 2016, 3, false,
         false},
        {S_INIT("Silke"), S_INIT("sibling"), S_INIT("female"), S_INIT("supports"), S_INIT(""), 1980, 0, 2,
         false, false},
        {S_INIT("Gesche Boomgarden"), S_INIT("friend"), S_INIT("female"), S_INIT("supports"),
         S_INIT("friends"), 0, 0, 1, false, false},
        {S_INIT("Sabine Brandt"), S_INIT("other"), S_INIT("female"), S_INIT("neutral"), S_INIT("work"), 0, 0,
         2, false, false},
        {S_INIT("Dr. Miriam Seidel"), S_INIT("other"), S_INIT("female"), S_INIT("supports"),
         S_INIT("professionals"), 0, 0, 2, false, false},
};
enum { RELATIVES = ARRAY_LEN(family), NAMESAKES = 6, UWE = 0, LEA = 1, TIM = 2, ERNA = 3, HINRICH = 4 };

static enum err relative_add(struct demo *d, const struct wgrant *g, const struct relative *x, bool namesake,
                             struct str name, struct date since, int64_t *id)
{
        struct record *r = rec_new(d->a, &related_person_entity.e);
        REC_SET(r, RELATED_PERSON_name, namesake ? str_join(d->a, x->name, S(" "), name) : x->name);
        REC_SET(r, RELATED_PERSON_relation, x->relation);
        REC_SET(r, RELATED_PERSON_gender, x->gender);
        REC_SET(r, RELATED_PERSON_support, x->support);
        REC_SET(r, RELATED_PERSON_circle, x->circle);
        REC_SET(r, RELATED_PERSON_distance, x->distance);
        REC_SET(r, RELATED_PERSON_household, x->household);
        REC_SET(r, RELATED_PERSON_strain, x->strain);
        REC_SET(r, RELATED_PERSON_deceased, x->died > 0);
        if (x->born)
                REC_SET(r, RELATED_PERSON_born_year, x->born);
        if (x->died)
                REC_SET(r, RELATED_PERSON_died_year, x->died);
        if (!x->born)
                REC_SET(r, RELATED_PERSON_since, since);
        TRY(demo_add_in(d, g, &related_person_entity, r));
        *id = r->id;
        return OK;
}

static enum err tie_add(struct demo *d, const struct wgrant *g, int64_t from, struct str kind, int64_t to,
                        int since)
{
        struct record *r = rec_new(d->a, &person_tie_entity.e);
        REC_SET(r, PERSON_TIE_from_id, from);
        REC_SET(r, PERSON_TIE_to_id, to);
        REC_SET(r, PERSON_TIE_kind, kind);
        if (since)
                REC_SET(r, PERSON_TIE_since_year, since);
        return demo_add_in(d, g, &person_tie_entity, r);
}

/* The map of the beginning: the mother was nearer then, the friend was not there yet. */
static enum err snapshot_add(struct demo *d, const struct wgrant *g, struct date on, const int64_t *id)
{
        struct record *s = rec_new(d->a, &network_snapshot_entity.e);
        REC_SET(s, NETWORK_SNAPSHOT_taken_on, on);
        REC_SET(s, NETWORK_SNAPSHOT_note, S("Zu Hause muss ich für alle da sein."));
        TRY(demo_add_in(d, g, &network_snapshot_entity, s));
        for (size_t i = 0; i < NAMESAKES; i++) {
                struct record *l = rec_new(d->a, &snapshot_line_entity.e);
                REC_SET(l, SNAPSHOT_LINE_snapshot_id, s->id);
                REC_SET(l, SNAPSHOT_LINE_person_id, id[i]);
                REC_SET(l, SNAPSHOT_LINE_circle, S("family"));
                REC_SET(l, SNAPSHOT_LINE_distance, i == ERNA ? 1 : family[i].distance);
                REC_SET(l, SNAPSHOT_LINE_support, i == UWE ? S("unknown") : family[i].support);
                REC_SET(l, SNAPSHOT_LINE_strain, i == UWE || family[i].strain);
                REC_SET(l, SNAPSHOT_LINE_ended, false);
                TRY(demo_add_in(d, g, &snapshot_line_entity, l));
        }
        return OK;
}

enum err demo_family(struct demo *d, const struct wgrant *g, struct str name, struct date since,
                     size_t relatives)
{
        int64_t id[RELATIVES];
        size_t n = relatives < RELATIVES ? relatives : RELATIVES;
        for (size_t i = 0; i < n; i++)
                TRY(relative_add(d, g, &family[i], i < NAMESAKES, name, since, &id[i]));
        if (n > UWE)
                TRY(tie_add(d, g, 0, S("married"), id[UWE], 2001));
        if (n > LEA)
                TRY(tie_add(d, g, id[UWE], S("parent"), id[LEA], 0));
        if (n > TIM)
                TRY(tie_add(d, g, id[UWE], S("parent"), id[TIM], 0));
        if (n > HINRICH)
                TRY(tie_add(d, g, id[HINRICH], S("married"), id[ERNA], 1969));
        return n == RELATIVES ? snapshot_add(d, g, since, id) : OK;
}

/* ---- coming and going ---- */

static enum err absence_add(struct demo *d, enum demo_user who, int from, int to, struct str reason,
                            int64_t *id)
{
        struct record *r = rec_new(d->a, &absence_entity.e);
        rec_set(r, ABSENCE_user_id, value_ref(d->user[who]));
        REC_SET(r, ABSENCE_starts, date_add_days(d->today, from));
        REC_SET(r, ABSENCE_ends, date_add_days(d->today, to));
        REC_SET(r, ABSENCE_reason, reason);
        TRY(demo_add(d, &absence_entity, r));
        *id = r->id;
        return OK;
}

SQL(demo_cases_led, one_int,
    "SELECT id FROM casefile_v WHERE case_manager_id = $1 AND status NOT IN ('closed', 'follow_up') ORDER BY id LIMIT 2")

/* Aylin leaves in three days and has written down what matters; Jonas has just come back. */
enum err demo_absences(struct demo *d)
{
        static const struct str note[] = {
                S_INIT("Der Betriebsrat ruft am Montag zurück. Bitte freundlich bleiben, er ist auf unserer Seite."),
                S_INIT("Wenn die Kasse ablehnt: Frist für den Widerspruch notieren, nichts zusagen.")};
        int64_t away, back;
        struct one_int *c;
        size_t n;
        TRY(absence_add(d, USER_aylin, 3, 12, S("Urlaub"), &away));
        TRY(absence_add(d, USER_jonas, -6, -2, S("Fortbildung"), &back));
        TRY(db_list(rtx_of(d->tx), &sql_demo_cases_led, ARGS(d->user[USER_aylin]), &c, &n));
        for (size_t i = 0; i < n && i < ARRAY_LEN(note); i++) {
                const struct wgrant *g;
                struct record *r = rec_new(d->a, &handover_note_entity.e);
                TRY(case_open_program(d->tx, c[i].n, &g));
                REC_SET(r, HANDOVER_NOTE_absence_id, away);
                REC_SET(r, HANDOVER_NOTE_note, note[i]);
                TRY(demo_add_in(d, g, &handover_note_entity, r));
        }
        return OK;
}
