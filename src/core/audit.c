#include "core/audit.h"

#include "base/rand.h"
#include "base/text.h"
#include "core/secret.h"

/* Content of a change: key, before, after per field. Texts hold no such control characters (text_valid). */
#define UNIT '\x1f'
#define RECORD '\x1e'

SQL(change_add, one_int,
    "INSERT INTO change (at, actor, entity, row_id, case_id, what, digest) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id")
SQL(change_content_add, none, "INSERT INTO change_content (change_id, salt, content) VALUES ($1, $2, $3)")
SQL(access_add, none,
    "INSERT INTO access_log (at, actor, page, case_id, why, request_id, rows) VALUES ($1, $2, $3, $4, $5, $6, $7)")

/* Secrets stay ciphertext in their history as well. */
static enum err content_value(struct arena *a, const struct field *f, const struct record *r, size_t i,
                              struct str *out)
{
        *out = S("");
        if (!r)
                return OK;
        struct str plain = value_plain(a, r->v[i]);
        if (f->kind == K_SECRET && !str_empty(plain))
                return secret_seal(a, plain, r->uid, out);
        *out = plain;
        return OK;
}

static bool content_differs(const struct record *before, const struct record *after, size_t i)
{
        if (!before || !after)
                return (before ? before : after)->v[i].type != V_NULL;
        return !value_eq(before->v[i], after->v[i]);
}

static enum err content_build(struct arena *a, const struct entity *e, const struct record *before,
                              const struct record *after, struct str *out)
{
        struct buf b;
        buf_init(&b, a, 4u << 20);
        for (size_t i = 0; i < e->n; i++) {
                const struct field *f = &e->fields[i];
                if (!kind_stored(f->kind) || f->key_of || !content_differs(before, after, i))
                        continue;
                struct str was, is;
                TRY(content_value(a, f, before, i, &was));
                TRY(content_value(a, f, after, i, &is));
                buf_put(&b, f->key);
                buf_char(&b, UNIT);
                buf_put(&b, was);
                buf_char(&b, UNIT);
                buf_put(&b, is);
                buf_char(&b, RECORD);
        }
        *out = buf_str(&b);
        return b.full ? ERR_LIMIT : OK;
}

static enum err change_write(struct wtx *tx, struct str entity, int64_t row_id, int64_t case_id,
                             struct str what, struct str content)
{
        struct arena *a = wtx_arena(tx);
        struct str salt = rand_token(a);
        int64_t id;
        TRY(db_insert(tx, &sql_change_add,
                      ARGS(clock_now(), value_ref(rtx_actor(rtx_of(tx))), entity, row_id, value_ref(case_id),
                           what, digest_salted(a, salt, content)),
                      &id));
        struct value v = {.type = V_TEXT, .s = content};
        return db_exec(tx, &sql_change_content_add, ARGS(id, salt, v), NULL);
}

static enum err audit_entity(struct wtx *tx, const struct entity *e, const struct record *before,
                             const struct record *after)
{
        if (e->no_history)
                return OK;
        struct str content;
        TRY(content_build(wtx_arena(tx), e, before, after, &content));
        const struct record *r = after ? after : before;
        must(r);
        struct str what = !before ? S("insert") : !after ? S("delete") : S("update");
        TRY(change_write(tx, e->name, r->id, r->case_id, what, content));
        return after || e->history_stays ? OK : audit_forget(tx, e->name, r->id);
}

void audit_start(void)
{
        ent_history_set(audit_entity);
}

enum err audit_note(struct wtx *tx, struct str entity, int64_t row_id, int64_t case_id, struct str what,
                    struct str detail)
{
        struct arena *a = wtx_arena(tx);
        struct str content = str_empty(detail) ? S("") : str_join(a, S("note\x1f\x1f"), detail, S("\x1e"));
        return change_write(tx, entity, row_id, case_id, what, content);
}

SQL(change_content_erase, none,
    "DELETE FROM change_content WHERE change_id IN (SELECT id FROM change WHERE entity = $1 AND row_id = $2)")

enum err audit_forget(struct wtx *tx, struct str entity, int64_t row_id)
{
        return db_exec(tx, &sql_change_content_erase, ARGS(entity, row_id), NULL);
}

enum err audit_access(struct wtx *tx, struct const_name page, int64_t case_id, struct const_name why,
                      int64_t request_id, int64_t rows)
{
        return db_exec(tx, &sql_access_add,
                       ARGS(clock_now(), value_ref(rtx_actor(rtx_of(tx))), str_of(page.p), value_ref(case_id),
                            str_of(why.p), request_id, rows),
                       NULL);
}

/* ---- reading ---- */
#define CHANGE_LINE(X) X(INT, id) X(TIME, at) X(TEXT, actor) X(TEXT, what) X(TEXT, content)
ROW(change_line, CHANGE_LINE)
SQL(change_list, change_line,
    "SELECT c.id, c.at, u.name, c.what, x.content FROM change c LEFT JOIN users u ON u.id = c.actor"
    " LEFT JOIN change_content x ON x.change_id = c.id WHERE c.entity = $1 AND c.row_id = $2 ORDER BY c.id DESC LIMIT 200")

static struct str field_open(struct arena *a, const struct entity *e, struct str key, struct str stored,
                             struct str uid)
{
        int i = ent_field(e, key);
        struct str clear;
        if (i < 0 || e->fields[i].kind != K_SECRET || str_empty(stored))
                return stored;
        return secret_open(a, stored, uid, &clear) == OK ? clear : S("");
}

static void entry_fields(struct arena *a, const struct entity *e, struct str content, struct str uid,
                         struct change_entry *out)
{
        size_t n = 0;
        for (size_t i = 0; i < content.n; i++)
                n += content.p[i] == RECORD;
        out->field = NEW_ARRAY(a, struct change_field, n + 1);
        while (content.n && out->n < n) {
                struct str rest, before, after;
                struct str line = str_split(content, RECORD, &content);
                struct str key = str_split(line, UNIT, &rest);
                before = str_split(rest, UNIT, &after);
                out->field[out->n++] = (struct change_field){key, field_open(a, e, key, before, uid),
                                                             field_open(a, e, key, after, uid)};
        }
}

enum err audit_history(struct rtx *tx, const struct entity *e, int64_t row_id, struct str uid,
                       struct change_entry **out, size_t *n)
{
        struct arena *a = rtx_arena(tx);
        struct change_line *line;
        TRY(db_list(tx, &sql_change_list, ARGS(e->name, row_id), &line, n));
        *out = NEW_ARRAY(a, struct change_entry, *n + 1);
        for (size_t i = 0; i < *n; i++) {
                (*out)[i] = (struct change_entry){
                        .id = line[i].id, .at = line[i].at, .actor = line[i].actor, .what = line[i].what};
                entry_fields(a, e, line[i].content, uid, &(*out)[i]);
        }
        return OK;
}
