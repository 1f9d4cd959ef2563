#include "domain/pictures/picture.h"

enum { DISTANCE_USUAL = 2 };

static const struct str tie_keys[TIE_N] = {S_INIT("married"),  S_INIT("partner"), S_INIT("separated"),
                                           S_INIT("divorced"), S_INIT("parent"),  S_INIT("sibling"),
                                           S_INIT("close"),    S_INIT("conflict")};

struct str tie_key(enum tie t)
{
        return t < TIE_N ? tie_keys[t] : S("");
}

enum tie tie_of(struct str key)
{
        enum tie t = 0;
        while (t < TIE_N && !str_eq(key, tie_keys[t]))
                t++;
        return t;
}

static void tie_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        int64_t since = rec_int(r, PERSON_TIE_since_year), ended = rec_int(r, PERSON_TIE_ended_year);
        if (rec_int(r, PERSON_TIE_from_id) == rec_int(r, PERSON_TIE_to_id))
                errs_add(e, S("to_id"), _("Bitte wählen Sie zwei verschiedene Personen."));
        if (since && ended && ended < since)
                errs_add(e, S("ended_year"), _("Das Ende liegt vor dem Anfang."));
}

/* ---- reading ---- */

static struct figure_person person_of(const struct record *r)
{
        enum circle c = circle_of(rec_text(r, RELATED_PERSON_circle));
        struct str relation = rec_text(r, RELATED_PERSON_relation);
        struct date ended = rec_date(r, RELATED_PERSON_ended);
        return (struct figure_person){.id = r->id,
                                      .name = rec_text(r, RELATED_PERSON_name),
                                      .relation = relation,
                                      .gender = rec_text(r, RELATED_PERSON_gender),
                                      .born = rec_int(r, RELATED_PERSON_born_year),
                                      .died = rec_int(r, RELATED_PERSON_died_year),
                                      .deceased = rec_bool(r, RELATED_PERSON_deceased),
                                      .household = rec_bool(r, RELATED_PERSON_household),
                                      .circle = c == CIRCLE_N ? circle_of_relation(relation) : c,
                                      .distance = rec_given(r, RELATED_PERSON_distance)
                                                          ? (int)rec_int(r, RELATED_PERSON_distance)
                                                          : DISTANCE_USUAL,
                                      .support = rec_text(r, RELATED_PERSON_support),
                                      .strain = rec_bool(r, RELATED_PERSON_strain),
                                      .since = rec_date(r, RELATED_PERSON_since),
                                      .ended_on = ended,
                                      .ended = date_given(ended) && date_cmp(ended, clock_today()) <= 0};
}

static struct figure_person client_of(struct arena *a, const struct case_head *h)
{
        return (struct figure_person){.name = str_join_with(a, S(" "), h->given, h->family),
                                      .gender = h->gender,
                                      .born = date_given(h->born) ? date_ymd(h->born).year : 0};
}

static size_t place_of(const struct figures *f, int64_t id)
{
        for (size_t i = 0; i < f->persons; i++)
                if (f->person[i].id == id)
                        return i;
        return SIZE_MAX;
}

static bool tied(const struct figures *f, size_t who, bool couple, bool parent)
{
        for (size_t i = 0; i < f->ties; i++) {
                const struct figure_tie *t = &f->tie[i];
                bool meets = (t->from == 0 && t->to == who) || (t->to == 0 && t->from == who);
                if (meets && ((couple && tie_is_couple(t->kind)) || (parent && t->kind == TIE_PARENT) ||
                              (!couple && !parent && t->kind == TIE_SIBLING)))
                        return true;
        }
        return false;
}

/* What the relation to the client says already is not entered twice. */
static void follow_relation(struct figures *f, size_t i)
{
        struct str relation = f->person[i].relation;
        struct figure_tie *t = &f->tie[f->ties];
        if (str_eq(relation, S("partner")) && !tied(f, i, true, false))
                *t = (struct figure_tie){.kind = TIE_PARTNER, .from = 0, .to = i};
        else if (str_eq(relation, S("child")) && !tied(f, i, false, true))
                *t = (struct figure_tie){.kind = TIE_PARENT, .from = 0, .to = i};
        else if (str_eq(relation, S("parent")) && !tied(f, i, false, true))
                *t = (struct figure_tie){.kind = TIE_PARENT, .from = i, .to = 0};
        else if (str_eq(relation, S("sibling")) && !tied(f, i, false, false))
                *t = (struct figure_tie){.kind = TIE_SIBLING, .from = 0, .to = i};
        else
                return;
        f->ties++;
}

static enum err ties_read(struct rtx *tx, const struct grant *g, struct figures *f)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(tx, g, &person_tie_entity, 200, &r, &n));
        f->tie = NEW_ARRAY(rtx_arena(tx), struct figure_tie, n + f->persons + 1);
        for (size_t i = 0; i < n; i++) {
                struct figure_tie t = {.id = r[i].id,
                                       .kind = tie_of(rec_text(&r[i], PERSON_TIE_kind)),
                                       .from = place_of(f, rec_int(&r[i], PERSON_TIE_from_id)),
                                       .to = place_of(f, rec_int(&r[i], PERSON_TIE_to_id)),
                                       .since = rec_int(&r[i], PERSON_TIE_since_year),
                                       .ended = rec_int(&r[i], PERSON_TIE_ended_year)};
                if (t.kind < TIE_N && t.from != SIZE_MAX && t.to != SIZE_MAX)
                        f->tie[f->ties++] = t;
        }
        for (size_t i = 1; i < f->persons; i++)
                follow_relation(f, i);
        return OK;
}

static enum err places_read(struct rtx *tx, const struct grant *g, struct figures *f)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(tx, g, &picture_place_entity, 200, &r, &n));
        for (size_t i = 0; i < n; i++) {
                size_t at = place_of(f, rec_int(&r[i], PICTURE_PLACE_person_id));
                struct network_spot s = {(int)rec_int(&r[i], PICTURE_PLACE_x),
                                         (int)rec_int(&r[i], PICTURE_PLACE_y)};
                enum circle c;
                int ring;
                if (at == SIZE_MAX || !at)
                        continue;
                network_read(s, &c,
                             &ring); /* the person was changed since by the form: then the form counts */
                if (c != f->person[at].circle || ring != f->person[at].distance)
                        continue;
                f->person[at].placed = true;
                f->person[at].x = s.x;
                f->person[at].y = s.y;
        }
        return OK;
}

enum err figures_read(struct rtx *tx, const struct grant *g, const struct case_head *head,
                      struct figures *out)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(tx, g, &related_person_entity, GENOGRAM_MOST - 1, &r, &n));
        *out = (struct figures){.persons = n + 1};
        out->person = NEW_ARRAY(rtx_arena(tx), struct figure_person, n + 1);
        out->person[0] = client_of(rtx_arena(tx), head);
        for (size_t i = 0; i < n; i++)
                out->person[i + 1] = person_of(&r[i]);
        TRY(ties_read(tx, g, out));
        return places_read(tx, g, out);
}

enum err figures_of_snapshot(struct rtx *tx, const struct grant *g, const struct figures *now,
                             int64_t snapshot_id, struct figures *out)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(tx, g, &snapshot_line_entity, 2000, &r, &n));
        *out = (struct figures){.persons = 1};
        out->person = NEW_ARRAY(rtx_arena(tx), struct figure_person, n + 1);
        out->person[0] = now->person[0];
        for (size_t i = 0; i < n; i++) {
                size_t at = place_of(now, rec_int(&r[i], SNAPSHOT_LINE_person_id));
                if (rec_int(&r[i], SNAPSHOT_LINE_snapshot_id) != snapshot_id || at == SIZE_MAX || !at)
                        continue;
                struct figure_person *p = &out->person[out->persons++];
                *p = now->person[at];
                p->circle = circle_of(rec_text(&r[i], SNAPSHOT_LINE_circle));
                p->distance = (int)rec_int(&r[i], SNAPSHOT_LINE_distance);
                p->support = rec_text(&r[i], SNAPSHOT_LINE_support);
                p->strain = rec_bool(&r[i], SNAPSHOT_LINE_strain);
                p->ended = rec_bool(&r[i], SNAPSHOT_LINE_ended);
                p->placed = rec_given(&r[i], SNAPSHOT_LINE_x);
                p->x = (int)rec_int(&r[i], SNAPSHOT_LINE_x);
                p->y = (int)rec_int(&r[i], SNAPSHOT_LINE_y);
        }
        return OK;
}

/* ---- where everybody stands ---- */

struct network_spot *figures_network(struct arena *a, const struct figures *f)
{
        struct network_spot *spot = NEW_ARRAY(a, struct network_spot, f->persons + 1);
        size_t all[CIRCLE_N][NETWORK_RINGS + 1] = {{0}}, so_far[CIRCLE_N][NETWORK_RINGS + 1] = {{0}};
        for (size_t i = 1; i < f->persons; i++)
                all[f->person[i].circle][f->person[i].distance]++;
        spot[0] = (struct network_spot){NETWORK_MIDDLE, NETWORK_MIDDLE};
        for (size_t i = 1; i < f->persons; i++) {
                const struct figure_person *p = &f->person[i];
                size_t nth = so_far[p->circle][p->distance]++;
                spot[i] = p->placed ? (struct network_spot){p->x, p->y}
                                    : network_place(p->circle, p->distance, nth, all[p->circle][p->distance]);
        }
        return spot;
}

void figures_genogram(struct arena *a, const struct figures *f, struct family_layout *out)
{
        struct family_person *p = NEW_ARRAY(a, struct family_person, f->persons + 1);
        struct family_tie *t = NEW_ARRAY(a, struct family_tie, f->ties + 1);
        for (size_t i = 0; i < f->persons; i++)
                p[i] = (struct family_person){f->person[i].born, str_eq(f->person[i].gender, S("male"))};
        for (size_t i = 0; i < f->ties; i++)
                t[i] = (struct family_tie){f->tie[i].kind, f->tie[i].from, f->tie[i].to};
        genogram_place(a, p, f->persons, t, f->ties, out);
}

/* ---- writing ---- */

static enum err place_find(struct rtx *tx, const struct grant *g, int64_t person_id, struct record **out)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(tx, g, &picture_place_entity, 200, &r, &n));
        for (size_t i = 0; i < n; i++)
                if (rec_int(&r[i], PICTURE_PLACE_person_id) == person_id) {
                        *out = &r[i];
                        return OK;
                }
        return ERR_NOT_FOUND;
}

enum err network_move(struct wtx *tx, const struct wgrant *g, int64_t person_id, struct network_spot to,
                      struct errs *errs)
{
        struct record *person, *place = NULL;
        enum circle c;
        int ring;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &related_person_entity, person_id, &person));
        network_read(to, &c, &ring);
        REC_SET(person, RELATED_PERSON_circle, circle_key(c));
        REC_SET(person, RELATED_PERSON_distance, ring);
        TRY(ent_update_in(tx, g, &related_person_entity, person, errs));
        enum err e = place_find(rtx_of(tx), grant_of(g), person_id, &place);
        if (e != OK && e != ERR_NOT_FOUND)
                return e;
        if (e == ERR_NOT_FOUND)
                place = rec_new(wtx_arena(tx), &picture_place_entity.e);
        REC_SET(place, PICTURE_PLACE_picture, S("network"));
        REC_SET(place, PICTURE_PLACE_person_id, person_id);
        REC_SET(place, PICTURE_PLACE_x, to.x);
        REC_SET(place, PICTURE_PLACE_y, to.y);
        return e == OK ? ent_update_in(tx, g, &picture_place_entity, place, errs)
                       : ent_insert_in(tx, g, &picture_place_entity, place, errs);
}

enum err network_places_forget(struct wtx *tx, const struct wgrant *g)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(rtx_of(tx), grant_of(g), &picture_place_entity, 200, &r, &n));
        for (size_t i = 0; i < n; i++)
                TRY(ent_delete_in(tx, g, &picture_place_entity, r[i].id, r[i].version));
        return OK;
}

static struct record *line_of(struct arena *a, int64_t snapshot, const struct figure_person *p)
{
        struct record *r = rec_new(a, &snapshot_line_entity.e);
        REC_SET(r, SNAPSHOT_LINE_snapshot_id, snapshot);
        REC_SET(r, SNAPSHOT_LINE_person_id, p->id);
        REC_SET(r, SNAPSHOT_LINE_circle, circle_key(p->circle));
        REC_SET(r, SNAPSHOT_LINE_distance, p->distance);
        REC_SET(r, SNAPSHOT_LINE_support, p->support);
        REC_SET(r, SNAPSHOT_LINE_strain, p->strain);
        REC_SET(r, SNAPSHOT_LINE_ended, p->ended);
        if (p->placed) {
                REC_SET(r, SNAPSHOT_LINE_x, p->x);
                REC_SET(r, SNAPSHOT_LINE_y, p->y);
        }
        return r;
}

enum err network_keep(struct wtx *tx, const struct wgrant *g, const struct figures *f,
                      struct record *snapshot, struct errs *errs)
{
        TRY(ent_insert_in(tx, g, &network_snapshot_entity, snapshot, errs));
        for (size_t i = 1; i < f->persons; i++)
                TRY(ent_insert_in(tx, g, &snapshot_line_entity,
                                  line_of(wtx_arena(tx), snapshot->id, &f->person[i]), errs));
        return OK;
}

#define ENTITY_NAME person_tie
#define ENTITY_PREFIX PERSON_TIE
#define ENTITY_DEF "domain/pictures/person_tie.def"
#include "db/entity_impl.h"
#define ENTITY_NAME picture_place
#define ENTITY_PREFIX PICTURE_PLACE
#define ENTITY_DEF "domain/pictures/picture_place.def"
#include "db/entity_impl.h"
#define ENTITY_NAME network_snapshot
#define ENTITY_PREFIX NETWORK_SNAPSHOT
#define ENTITY_DEF "domain/pictures/network_snapshot.def"
#include "db/entity_impl.h"
#define ENTITY_NAME snapshot_line
#define ENTITY_PREFIX SNAPSHOT_LINE
#define ENTITY_DEF "domain/pictures/snapshot_line.def"
#include "db/entity_impl.h"
