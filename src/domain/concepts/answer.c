#include "domain/concepts/answer.h"

#include "base/text.h"
#include "domain/cases/case.h"
#include "domain/concepts/answer_private.h"
#include "domain/concepts/store.h"

#define ENTITY_NAME answer
#define ENTITY_PREFIX ANSWER
#define ENTITY_DEF "domain/concepts/answer.def"
#include "db/entity_impl.h"
#define ENTITY_NAME rating
#define ENTITY_PREFIX RATING
#define ENTITY_DEF "domain/concepts/rating.def"
#include "db/entity_impl.h"
#define ENTITY_NAME site_rating
#define ENTITY_PREFIX SITE_RATING
#define ENTITY_DEF "domain/concepts/site_rating.def"
#include "db/entity_impl.h"
#define ENTITY_NAME guideline_tick
#define ENTITY_PREFIX GUIDELINE_TICK
#define ENTITY_DEF "domain/concepts/guideline_tick.def"
#include "db/entity_impl.h"

enum { ANSWERS_MOST = 10000 };

/* ---- reading ---- */
/* A secret item marks in value_int that there is a value: the ciphertext itself is only read where it is shown. */
#define ANSWER_ROW(X)                                                                                        \
        X(INT, id) X(INT, concept_id) X(TEXT, item) X(TEXT, source) X(TEXT, value_text) X(INT, value_int)    \
                X(BOOL, has_int) X(DATE, value_date) X(TEXT, own_words) X(TEXT, evidence)                    \
                        X(TEXT, unknown_reason) X(DATE, said_on) X(TIME, at) X(TEXT, by)
ROW(answer_row, ANSWER_ROW)
SQL_IN(answers_of_case, answer_row,
       "SELECT a.id, a.concept_id, a.item, a.source, a.value_text, a.value_int, CASE WHEN a.value_int IS NULL THEN 0 ELSE 1 END,"
       " a.value_date, a.own_words, a.evidence, a.unknown_reason, a.said_on, a.created_at, u.name FROM answer a"
       " LEFT JOIN users u ON u.id = a.created_by WHERE a.case_id = $1 ORDER BY a.id")

static struct value value_of_row(const struct answer_row *r, enum kind kind)
{
        switch (kind) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_CODE:
        case K_CODES:
                return value_text(r->value_text);
        case K_INT:
        case K_MONEY:
        case K_BOOL:
                return r->has_int ? value_int(r->value_int) : VALUE_NULL;
        case K_DATE:
                return value_date(r->value_date);
        case K_TIME:
        case K_REF:
        case K_FILE:
        case K_SECRET:
        case K_GROUP:
        case K_N:
                break;
        }
        panic("no kind of an item");
}

/* Of an item the concept does not have any more: whatever stands there. */
static struct value value_of_any(const struct answer_row *r)
{
        if (!str_empty(r->value_text))
                return value_text(r->value_text);
        return date_given(r->value_date) ? value_date(r->value_date)
               : r->has_int              ? value_int(r->value_int)
                                         : VALUE_NULL;
}

static void answer_fill(struct answer *x, const struct concept *c, const struct answer_row *r)
{
        enum answer_source source = source_parse(r->source);
        *x = (struct answer){.id = r->id,
                             .concept_id = r->concept_id,
                             .item_code = r->item,
                             .item = concept_item_now(c, r->item),
                             .source = source == SOURCE_N ? SOURCE_OWN : source,
                             .own_words = r->own_words,
                             .evidence = r->evidence,
                             .unknown_reason = r->unknown_reason,
                             .said_on = r->said_on,
                             .at = r->at,
                             .by = r->by,
                             .current = true};
        if (x->item && x->item->secret) {
                x->known = x->sealed = r->has_int;
                return;
        }
        x->value = x->item ? value_of_row(r, x->item->f.kind) : value_of_any(r);
        x->known = x->value.type != V_NULL;
}

static bool same_statement(const struct answer *a, const struct answer *b)
{
        return a->source == b->source &&
               (a->item ? a->item == b->item : !b->item && str_eq(a->item_code, b->item_code));
}

/* The newest of an item and a source counts; each leads to the one before. */
static void chain(struct answers *all)
{
        for (size_t i = 0; i < all->n; i++)
                for (size_t k = i; k-- > 0;)
                        if (all->answer[k].current && same_statement(&all->answer[k], &all->answer[i])) {
                                all->answer[i].former = &all->answer[k];
                                all->answer[k].current = false;
                                break;
                        }
}

static struct answer *answer_by_id(struct answers *all, int64_t id)
{
        for (size_t low = 0, high = all->n; low < high;) {
                size_t middle = (low + high) / 2;
                if (all->answer[middle].id == id)
                        return &all->answer[middle];
                if (all->answer[middle].id < id)
                        low = middle + 1;
                else
                        high = middle;
        }
        return NULL;
}

static enum err secrets_open(struct rtx *tx, const struct grant *g, struct answers *all)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(tx, g, &answer_entity, ANSWERS_MOST, &r, &n));
        for (size_t i = 0; i < n; i++) {
                struct answer *x = answer_by_id(all, r[i].id);
                struct secret_parts parts;
                if (!x || !rec_given(&r[i], ANSWER_value_secret))
                        continue;
                if (!secret_unpack(rec_text(&r[i], ANSWER_value_secret), &parts))
                        return ERR_INTERNAL;
                x->sealed = false;
                x->value = value_text(parts.value);
                x->known = x->value.type != V_NULL;
                x->own_words = parts.own_words;
                x->evidence = parts.evidence;
        }
        return OK;
}

enum err answers_read(struct rtx *tx, const struct grant *g, const struct concept *c, bool secrets,
                      struct answers *out)
{
        struct answer_row *r;
        *out = (struct answers){.concept = c};
        TRY(db_list_in(tx, g, &sql_answers_of_case, NO_ARGS, &r, &out->n));
        out->answer = NEW_ARRAY(rtx_arena(tx), struct answer, out->n);
        for (size_t i = 0; i < out->n; i++)
                answer_fill(&out->answer[i], c, &r[i]);
        if (secrets)
                TRY(secrets_open(tx, g, out));
        chain(out);
        return OK;
}

const struct answer *answer_of(const struct answers *a, const struct concept_item *item,
                               enum answer_source source)
{
        for (size_t i = a->n; i-- > 0;)
                if (a->answer[i].current && a->answer[i].item == item && a->answer[i].source == source)
                        return &a->answer[i];
        return NULL;
}

bool answer_given(const struct answer *a)
{
        return a && (a->known || !str_empty(a->unknown_reason));
}

const struct answer *answer_leading(const struct answers *a, const struct concept_item *item)
{
        const struct answer *reason = NULL;
        for (size_t i = 0; i < item->sources; i++) {
                const struct answer *x = answer_of(a, item, item->source[i]);
                if (x && x->known)
                        return x;
                if (!reason && answer_given(x))
                        reason = x;
        }
        return reason;
}

/* ---- saying something ---- */

struct str answer_key(struct arena *a, const struct concept_item *item, enum answer_source source,
                      struct str part)
{
        return str_join(a, item->f.key, S("."), source_code(source), str_empty(part) ? S("") : S("."), part);
}

struct record *answer_record(struct arena *a, const struct concept *c, const struct answer_data *d,
                             int64_t replaces)
{
        struct record *r = rec_new(a, &answer_entity.e);
        struct secret_parts parts = {.own_words = d->own_words, .evidence = d->evidence};
        REC_SET(r, ANSWER_item, d->item->f.key);
        REC_SET(r, ANSWER_concept_id, c->id);
        REC_SET(r, ANSWER_source, source_code(d->source));
        REC_SET(r, ANSWER_unknown_reason, d->unknown_reason);
        REC_SET(r, ANSWER_said_on, d->said_on);
        if (replaces)
                REC_SET(r, ANSWER_replaces, replaces);
        if (d->item->secret) {
                parts.value = d->value.type == V_TEXT ? d->value.s : S("");
                REC_SET(r, ANSWER_value_secret, secret_pack(a, &parts));
                if (!str_empty(parts.value))
                        REC_SET(r, ANSWER_value_int, 1);
                return r;
        }
        REC_SET(r, ANSWER_own_words, d->own_words);
        REC_SET(r, ANSWER_evidence, d->evidence);
        if (d->value.type == V_TEXT)
                rec_set(r, ANSWER_value_text, d->value);
        if (d->value.type == V_INT)
                rec_set(r, ANSWER_value_int, d->value);
        if (d->value.type == V_DATE)
                rec_set(r, ANSWER_value_date, d->value);
        return r;
}

static bool says_the_same(const struct answer *now, const struct answer_data *d)
{
        if (!now)
                return d->value.type == V_NULL && str_empty(d->own_words) && str_empty(d->evidence) &&
                       str_empty(d->unknown_reason);
        must(!now->sealed);
        return value_eq(now->value, d->value) && str_eq(now->own_words, d->own_words) &&
               str_eq(now->evidence, d->evidence) && str_eq(now->unknown_reason, d->unknown_reason);
}

static void codes_check(const struct concept_list *l, struct str key, struct value v, struct errs *errs)
{
        struct str rest = v.type == V_TEXT ? v.s : S(""), code;
        while (codes_next(&rest, &code))
                if (!list_code(l, code)) {
                        errs_add(errs, key, _("Bitte wählen Sie einen Eintrag der Liste."));
                        return;
                }
}

static bool has_source(const struct concept_item *item, enum answer_source source)
{
        for (size_t i = 0; i < item->sources; i++)
                if (item->source[i] == source)
                        return true;
        return false;
}

/* Texts beside the value have limits of their own. */
static void text_check(struct errs *errs, struct str key, struct str text, size_t most)
{
        struct field f = {.key = key, .kind = K_LONGTEXT, .max = (int64_t)most};
        field_check(errs->arena, &f, value_text(text), errs);
}

static void data_check(const struct answer_data *d, struct errs *errs)
{
        struct arena *a = errs->arena;
        struct field f = d->item->f;
        f.key = answer_key(a, d->item, d->source, S(""));
        field_check(a, &f, d->value, errs);
        if (d->item->list)
                codes_check(d->item->list, f.key, d->value, errs);
        text_check(errs, answer_key(a, d->item, d->source, S("words")), d->own_words, 4000);
        text_check(errs, answer_key(a, d->item, d->source, S("evidence")), d->evidence, 500);
        text_check(errs, answer_key(a, d->item, d->source, S("unknown")), d->unknown_reason, 300);
        if (d->value.type != V_NULL && !str_empty(d->unknown_reason))
                errs_add(errs, answer_key(a, d->item, d->source, S("unknown")),
                         _("Es gibt schon eine Antwort. Bitte leeren Sie eines von beiden."));
        if (!date_given(d->said_on))
                errs_add(errs, S("said_on"), _("Hier fehlt noch ein Datum."));
        else if (date_cmp(d->said_on, clock_today()) > 0)
                errs_add(errs, S("said_on"), _("Das Datum liegt in der Zukunft."));
}

enum err answer_put(struct wtx *tx, const struct wgrant *g, const struct answers *former,
                    const struct answer_data *d, struct errs *errs, bool *added)
{
        const struct answer *now = answer_of(former, d->item, d->source);
        size_t before = errs->n;
        bool told = !says_the_same(now, d);
        must(has_source(d->item, d->source));
        if (added)
                *added = told;
        if (!told)
                return OK;
        data_check(d, errs);
        if (errs->n > before)
                return ERR_INVALID;
        return ent_insert_in(tx, g, &answer_entity,
                             answer_record(wtx_arena(tx), former->concept, d, now ? now->id : 0), errs);
}

/* ---- moving to another version ---- */

/* Does what was said still mean something in the successor? */
static bool fits(const struct answer *x, const struct concept_item *to)
{
        struct str rest, code;
        if (x->item->f.kind != to->f.kind || x->item->secret != to->secret || !has_source(to, x->source))
                return false;
        rest = to->list && x->value.type == V_TEXT ? x->value.s : S("");
        while (codes_next(&rest, &code))
                if (!list_code(to->list, code))
                        return false;
        return true;
}

/* Only what goes to an item with another name is said again; the rest is found under its old name. */
static enum err carry(struct wtx *tx, const struct wgrant *g, const struct concept *to,
                      const struct answer *x, bool *carried)
{
        const struct concept_item *item = concept_item_now(to, x->item_code);
        struct errs errs;
        *carried = x->current && x->item && item && !str_eq(item->f.key, x->item_code) && fits(x, item);
        if (!*carried)
                return OK;
        struct answer_data d = {item,        x->source,         x->value,  x->own_words,
                                x->evidence, x->unknown_reason, x->said_on};
        errs_init(&errs, wtx_arena(tx));
        return ent_insert_in(tx, g, &answer_entity, answer_record(wtx_arena(tx), to, &d, x->id), &errs);
}

SQL(concept_steps, one_int,
    "SELECT id FROM concept WHERE code = $1 AND number > $2 AND number <= $3 ORDER BY number")

static enum err step(struct wtx *tx, const struct wgrant *g, const struct concept *from,
                     const struct concept *to, int64_t *carried)
{
        struct answers all;
        TRY(answers_read(rtx_of(tx), grant_of(g), from, true, &all));
        for (size_t i = 0; i < all.n; i++) {
                bool one;
                TRY(carry(tx, g, to, &all.answer[i], &one));
                *carried += one;
        }
        return OK;
}

/* Version by version, so that a successor of a successor is found. */
enum err case_concept_move(struct wtx *tx, const struct wgrant *g, int64_t concept_id, int64_t *carried)
{
        const struct concept *from, *to;
        struct one_int *id;
        size_t n;
        struct rtx *rtx = rtx_of(tx);
        *carried = 0;
        TRY(concept_of_case(rtx, grant_of(g), &from));
        TRY(concept_get(rtx, concept_id, &to));
        if (!str_eq(from->code, to->code) || to->number <= from->number)
                return ERR_CONFLICT;
        TRY(db_list(rtx, &sql_concept_steps, ARGS(from->code, from->number, to->number), &id, &n));
        for (size_t i = 0; i < n; i++) {
                TRY(concept_get(rtx, id[i].n, &to));
                TRY(step(tx, g, from, to, carried));
                from = to;
        }
        TRY(case_concept_set(tx, g, concept_id));
        concept_case_moved(tx);
        return OK;
}
