#include "domain/codes/codes.h"

#include "core/audit.h"

/* code.def becomes one array per list: an X-macro opens and closes them. */
static const struct {
        struct str list, title, code, label; /* list given: a heading; else an entry */
} flat[] = {
#define LIST(name, title_) {S_INIT(#name), S_INIT(title_), S_INIT(""), S_INIT("")},
#define CODE(code_, label_) {S_INIT(""), S_INIT(""), S_INIT(#code_), S_INIT(label_)},
#include "domain/codes/code.def"
#undef LIST
#undef CODE
};

/* What fields of the program ask of every concept; a test reads the shipped packs against it. */
const struct str codes_of_concept[] = {
        S_INIT("measure"),
        S_INIT("outcome_status"),
        S_INIT("success_class"),
        S_INIT("satisfaction"),
        S_INIT("high_medium_low"),
        S_INIT("employer_contact_route"),
        S_INIT("employer_argument"),
        S_INIT("employer_readiness"),
        S_INIT("moderator"),
        S_INIT("yes_no_unclear"),
        S_INIT("solution_result"),
        S_INIT("instrument"),
        S_INIT("B1"),
        S_INIT("B2"),
        S_INIT("B3"),
        S_INIT("B4"),
        S_INIT("B5"),
        S_INIT(""),
};

bool codes_office_has(struct str list, struct str code)
{
        bool inside = false;
        for (size_t i = 0; i < ARRAY_LEN(flat); i++) {
                if (!str_empty(flat[i].list))
                        inside = str_eq(flat[i].list, list);
                else if (inside && str_eq(flat[i].code, code))
                        return true;
        }
        return false;
}

static codes_fallback_fn *fallback;

void codes_fallback_set(codes_fallback_fn *fn)
{
        fallback = fn;
}

#define OVERRIDE_LINE(X) X(TEXT, list) X(TEXT, code) X(TEXT, label) X(BOOL, active)
ROW(override_line, OVERRIDE_LINE)
SQL(code_overrides, override_line, "SELECT list, code, label, active FROM code ORDER BY list, code")
SQL(code_override_put, none,
    "INSERT INTO code (list, code, label, rank, active) VALUES ($1, $2, $3, 0, $4)"
    " ON CONFLICT (list, code) DO UPDATE SET label = excluded.label, active = excluded.active")

struct overrides {
        struct override_line *line;
        size_t n;
};

/* Read once per transaction. */
static enum err overrides_of(struct rtx *tx, const struct overrides **out)
{
        static const char key;
        void **place = rtx_memo(tx, &key);
        if (!*place) {
                struct overrides *o = NEW(rtx_arena(tx), struct overrides);
                TRY(db_list(tx, &sql_code_overrides, NO_ARGS, &o->line, &o->n));
                *place = o;
        }
        *out = *place;
        return OK;
}

static ptrdiff_t list_start(struct str list)
{
        for (size_t i = 0; i < ARRAY_LEN(flat); i++)
                if (!str_empty(flat[i].list) && str_eq(flat[i].list, list))
                        return (ptrdiff_t)i + 1;
        return -1;
}

bool codes_known(struct str list)
{
        for (const struct str *c = codes_of_concept; !str_empty(*c); c++)
                if (str_eq(*c, list))
                        return true;
        return list_start(list) >= 0;
}

/* Lists of a concept's own items were checked when it was loaded and are marked; all others stand in the program as literals. */
static void must_know(struct str list)
{
        if (codes_known(list) || str_starts(list, S(CODES_CONCEPT_MARK)))
                return;
        log_line(LOG_ERROR, "list_unknown", LOG_NAME("list", (struct const_name){list.p}));
        panic("the program asks for a list that is not in code.def; the log line names it");
}

static void entry_override(const struct overrides *o, struct str list, struct code_entry *e)
{
        for (size_t i = 0; i < o->n; i++)
                if (str_eq(o->line[i].list, list) && str_eq(o->line[i].code, e->code)) {
                        e->label = o->line[i].label;
                        e->active = o->line[i].active;
                }
}

static enum err list_office(struct rtx *tx, struct str list, size_t start, const struct code_entry **out,
                            size_t *n)
{
        const struct overrides *o;
        size_t end = start;
        TRY(overrides_of(tx, &o));
        while (end < ARRAY_LEN(flat) && str_empty(flat[end].list))
                end++;
        struct code_entry *e = NEW_ARRAY(rtx_arena(tx), struct code_entry, end - start + 1);
        for (size_t i = start; i < end; i++) {
                e[i - start] =
                        (struct code_entry){flat[i].code, flat[i].label, S(""), (int64_t)(i - start), true};
                if (o->n)
                        entry_override(o, list, &e[i - start]);
        }
        *out = e;
        *n = end - start;
        return OK;
}

/* Lists that were asked for in this transaction. */
struct known {
        struct str list;
        const struct code_entry *entry;
        size_t n;
        struct known *next;
};

enum err codes_list(struct rtx *tx, struct str list, const struct code_entry **out, size_t *n)
{
        static const char key;
        void **first = rtx_memo(tx, &key);
        for (struct known *k = *first; k; k = k->next)
                if (str_eq(k->list, list))
                        return *out = k->entry, *n = k->n, OK;
        must_know(list);
        ptrdiff_t start = list_start(list);
        if (start >= 0)
                TRY(list_office(tx, list, (size_t)start, out, n));
        else if (fallback)
                TRY(fallback(tx, list, out, n));
        else
                return ERR_NOT_FOUND;
        struct known *k = NEW(rtx_arena(tx), struct known);
        *k = (struct known){list, *out, *n, *first};
        *first = k;
        return OK;
}

enum err codes_label(struct rtx *tx, struct str list, struct str code, struct str *out)
{
        const struct code_entry *e;
        size_t n;
        *out = code;
        if (str_empty(code))
                return OK;
        enum err err = codes_list(tx, list, &e, &n);
        if (err == ERR_NOT_FOUND)
                return OK;
        TRY(err);
        for (size_t i = 0; i < n; i++)
                if (str_eq(e[i].code, code))
                        *out = e[i].label;
        return OK;
}

size_t codes_office_count(void)
{
        size_t n = 0;
        for (size_t i = 0; i < ARRAY_LEN(flat); i++)
                n += !str_empty(flat[i].list);
        return n;
}

void codes_office_list(size_t i, struct str *name, struct str *title)
{
        for (size_t k = 0; k < ARRAY_LEN(flat); k++)
                if (!str_empty(flat[k].list) && i-- == 0) {
                        *name = flat[k].list;
                        *title = flat[k].title;
                        return;
                }
        panic("no such office list");
}

enum err codes_override(struct wtx *tx, struct str list, struct str code, struct str label, bool active)
{
        const struct code_entry *e;
        size_t n;
        ptrdiff_t start = list_start(list);
        if (start < 0)
                return ERR_NOT_FOUND;
        TRY(list_office(rtx_of(tx), list, (size_t)start, &e, &n));
        for (size_t i = 0; i < n; i++)
                if (str_eq(e[i].code, code)) {
                        TRY(db_exec(tx, &sql_code_override_put, ARGS(list, code, label, active), NULL));
                        struct arena *a = wtx_arena(tx);
                        return audit_note(tx, S("code"), 0, 0, S("update"),
                                          str_join(a, list, S("."), code, S(": "), e[i].label, S(" → "),
                                                   label, active ? S("") : S(" (aus)")));
                }
        return ERR_NOT_FOUND;
}
