/* Finding: the index says what fits and may be read, the owners say what it is called today. */
#include "base/text.h"
#include "db/search.h"
#include "domain/organisations/organisation.h"
#include "domain/search/search.h"

_Static_assert(+SEARCH_HITS == +CONTACTS_AT_ONCE, "contacts of a group are named by one statement");

/* ---- cases behind the hits: one statement for a group ---- */
SQL_SCOPE(
        search_case_heads, search_case,
        "SELECT c.id, c.number, c.given, c.family, c.status, c.person_id, m.name, p.born, p.city FROM casefile_v c" SCOPE_CASE(
                "c.id") " JOIN person_v p ON p.id = c.person_id LEFT JOIN users m ON m.id = c.case_manager_id"
                        " WHERE c.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,"
                        " $20, $21, $22, $23, $24, $25, $26)")

struct heads {
        struct search_case *c;
        size_t n;
};

static enum err heads_read(struct rtx *tx, const struct search_hit *hit, size_t n, struct heads *out)
{
        struct value v[SEARCH_HITS];
        must(n <= SEARCH_HITS);
        for (size_t i = 0; i < SEARCH_HITS; i++)
                v[i] = V(i < n ? hit[i].case_id : (int64_t)0);
        return db_list_scope(tx, &sql_search_case_heads, ((struct args){v, SEARCH_HITS}), &out->c, &out->n);
}

static const struct search_case *head_of(const struct heads *h, int64_t case_id)
{
        for (size_t i = 0; i < h->n; i++)
                if (h->c[i].id == case_id)
                        return &h->c[i];
        return NULL;
}

/* One more than shown tells whether there are more. */
static enum err find(struct rtx *tx, struct search_query *q, struct search_hit **hit, size_t *n, bool *more)
{
        q->limit = SEARCH_HITS + 1;
        TRY(search_find(tx, q, hit, n));
        *more = *n > SEARCH_HITS;
        if (*more)
                *n = SEARCH_HITS;
        return OK;
}

/* ---- cases and persons ---- */

static bool person_known(const struct search_found *f, int64_t id)
{
        for (size_t i = 0; i < f->persons; i++)
                if (f->person[i].id == id)
                        return true;
        return false;
}

static void case_take(struct arena *a, struct search_found *f, const struct search_case *c)
{
        f->casefile[f->casefiles++] = *c;
        if (person_known(f, c->person_id))
                return;
        struct str name = str_join_with(a, S(", "), c->family, c->given);
        f->person[f->persons++] = (struct search_person){c->person_id, name, c->city, c->born};
}

static enum err people_find(struct rtx *tx, const struct actor *who, struct search_query q,
                            struct search_found *f)
{
        static const struct str plain[] = {S_INIT("person")}, of_case[] = {S_INIT("casefile")};
        bool cases = actor_can(who, CAP_CASE_READ),
             people = actor_can(who, CAP_PEOPLE_READ) && actor_can(who, CAP_INTAKE);
        struct search_hit *hit;
        struct heads heads;
        size_t n;
        if (!actor_reads(who, CLASS_MASTER) || (!cases && !people))
                return OK;
        q.plain = plain;
        q.plain_n = people;
        q.of_case = of_case;
        q.of_case_n = cases;
        TRY(find(tx, &q, &hit, &n, &f->more_people));
        TRY(heads_read(tx, hit, n, &heads));
        f->casefile = NEW_ARRAY(rtx_arena(tx), struct search_case, n + 1);
        f->person = NEW_ARRAY(rtx_arena(tx), struct search_person, n + 1);
        for (size_t i = 0; i < n; i++) {
                const struct search_case *c = head_of(&heads, hit[i].case_id);
                if (c)
                        case_take(rtx_arena(tx), f, c);
                else if (!hit[i].case_id)
                        f->person[f->persons++] =
                                (struct search_person){hit[i].row_id, hit[i].title, S(""), DATE_NONE};
        }
        return OK;
}

/* ---- organisations and contacts ---- */

static enum err places_read(struct rtx *tx, const struct search_hit *hit, size_t n,
                            struct contact_place **out, size_t *out_n)
{
        int64_t ids[CONTACTS_AT_ONCE];
        size_t contacts = 0;
        for (size_t i = 0; i < n; i++)
                if (str_eq(hit[i].entity, S("contact_person")))
                        ids[contacts++] = hit[i].row_id;
        return contact_person_places(tx, ids, contacts, out, out_n);
}

static void organisation_take(struct arena *a, struct search_found *f, const struct search_hit *hit,
                              const struct contact_place *place, size_t places)
{
        struct search_organisation *o = &f->organisation[f->organisations];
        if (str_eq(hit->entity, S("organisation"))) {
                *o = (struct search_organisation){.id = hit->row_id, .name = hit->title};
                f->organisations++;
                return;
        }
        for (size_t i = 0; i < places; i++) {
                const struct contact_place *p = &place[i];
                if (p->id != hit->row_id)
                        continue;
                struct str where = str_join_with(a, S(", "), p->organisation, p->branch);
                if (!str_empty(p->position))
                        where = str_join(a, p->position, S(" · "), where);
                *o = (struct search_organisation){p->organisation_id, p->id, p->name, where};
                f->organisations++;
        }
}

static enum err organisations_find(struct rtx *tx, const struct actor *who, struct search_query q,
                                   struct search_found *f)
{
        static const struct str plain[] = {S_INIT("organisation"), S_INIT("contact_person")},
                                none[] = {S_INIT("")};
        struct search_hit *hit;
        struct contact_place *place;
        size_t n, places;
        if (!actor_can(who, CAP_ORG_READ) || !actor_reads(who, CLASS_NETWORK))
                return OK;
        q.plain = plain;
        q.plain_n = ARRAY_LEN(plain);
        q.of_case = none;
        TRY(find(tx, &q, &hit, &n, &f->more_organisations));
        TRY(places_read(tx, hit, n, &place, &places));
        f->organisation = NEW_ARRAY(rtx_arena(tx), struct search_organisation, n + 1);
        for (size_t i = 0; i < n; i++)
                organisation_take(rtx_arena(tx), f, &hit[i], place, places);
        return OK;
}

/* ---- entries ---- */

static bool entry_known(const struct search_found *f, int64_t id)
{
        for (size_t i = 0; i < f->entries; i++)
                if (f->entry[i].id == id)
                        return true;
        return false;
}

static enum err entries_find(struct rtx *tx, const struct actor *who, struct search_query q,
                             struct search_found *f)
{
        static const struct str of_case[] = {S_INIT("contact_entry"), S_INIT("contact_note")};
        struct search_hit *hit;
        struct heads *heads = NEW(rtx_arena(tx), struct heads);
        size_t n;
        if (!actor_can(who, CAP_CASE_READ) || !actor_reads(who, CLASS_SCHEDULE) ||
            !actor_reads(who, CLASS_MASTER))
                return OK;
        q.of_case = of_case;
        q.of_case_n = actor_reads(who, CLASS_CASE) ? 2 : 1;
        q.common = true;
        TRY(find(tx, &q, &hit, &n, &f->more_entries));
        TRY(heads_read(tx, hit, n, heads));
        f->entry = NEW_ARRAY(rtx_arena(tx), struct search_entry, n + 1);
        for (size_t i = 0; i < n; i++) {
                const struct search_case *c = head_of(heads, hit[i].case_id);
                if (c && !entry_known(f, hit[i].row_id))
                        f->entry[f->entries++] =
                                (struct search_entry){hit[i].row_id, hit[i].title, hit[i].at, c};
        }
        return OK;
}

#define PHONE_DIGITS 6

/* "0171/555 0199", "+49 171 5550199": meant as a number, however it stands in the record. */
static bool is_phone(struct str words)
{
        size_t digits = 0;
        words = str_trim(words);
        if (!str_starts(words, S("0")) && !str_starts(words, S("+")))
                return false;
        for (size_t i = 0; i < words.n; i++) {
                bool digit = words.p[i] >= '0' && words.p[i] <= '9';
                if (!digit && str_find(S(" +-/()."), str_sub(words, i, 1)) < 0)
                        return false;
                digits += digit;
        }
        return digits >= PHONE_DIGITS;
}

enum err search_everything(struct rtx *tx, const struct actor *who, struct str words,
                           struct search_found *out)
{
        if (is_phone(words))
                words = text_phone(rtx_arena(tx), words);
        struct search_query q = {.words = words, .user_id = who->user_id};
        must(rtx_actor(tx) == who->user_id);
        *out = (struct search_found){0};
        TRY(people_find(tx, who, q, out));
        TRY(organisations_find(tx, who, q, out));
        return entries_find(tx, who, q, out);
}

/* ---- a number ---- */
SQL_SCOPE(search_number, one_int,
          "SELECT c.id FROM casefile_v c" SCOPE_CASE("c.id") " WHERE c.number = $2 OR c.number = $3")

static struct str upper(struct arena *a, struct str s)
{
        struct buf b;
        buf_init(&b, a, s.n + 1);
        for (size_t i = 0; i < s.n; i++)
                buf_char(&b, s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 'a' + 'A') : s.p[i]);
        return buf_str(&b);
}

enum err search_case_number(struct rtx *tx, const struct actor *who, struct str typed, int64_t *case_id)
{
        struct one_int row;
        *case_id = 0;
        if (!actor_can(who, CAP_CASE_READ) || str_empty(typed))
                return OK;
        enum err e = db_row_scope(tx, &sql_search_number, ARGS(typed, upper(rtx_arena(tx), typed)), &row);
        if (e == OK)
                *case_id = row.n;
        return e == ERR_NOT_FOUND ? OK : e;
}
