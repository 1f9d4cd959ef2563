/* The generic list of a small table: read whole, searched, sorted and cut here. */
#include "base/text.h"
#include "web/crud_inner.h"
#include "web/ui_inner.h"

#include <stdlib.h>

enum { FIELDS_MAX = 14, FIELDS_SHOWN = 6 }; /* the others when somebody asks for them */

struct line {
        struct record *rec;
        struct str text[FIELDS_MAX + 1]; /* the title, then the columns */
        int64_t number;                  /* what it is sorted by: numbers first, then the folded text */
        struct str key;
        bool descending;
};

struct list {
        struct req *r;
        struct rtx *tx;
        const struct entity *e;
        const struct crud_view *v;
        struct list_query q;
        size_t field[FIELDS_MAX], fields; /* numbers of the fields that are columns */
        const struct ui_column *column;   /* the title, then the fields */
        struct line *line;
        size_t lines;
};

/* ---- columns ---- */

static bool is_short(const struct field *f)
{
        switch (f->kind) {
        case K_TEXT:
        case K_INT:
        case K_MONEY:
        case K_BOOL:
        case K_DATE:
        case K_TIME:
        case K_CODE:
        case K_REF:
                return true;
        case K_LONGTEXT:
        case K_CODES:
        case K_FILE:
        case K_SECRET:
        case K_GROUP:
        case K_N:
                return false;
        }
        panic("no such kind");
}

static bool in_title(const struct entity *e, const struct field *f)
{
        for (size_t i = 0; i < ARRAY_LEN(e->names); i++)
                if (str_eq(e->names[i], f->key))
                        return true;
        return false;
}

static void columns_choose(struct list *l)
{
        for (size_t i = 0; i < l->e->n && l->fields < FIELDS_MAX; i++) {
                const struct field *f = &l->e->fields[i];
                if (is_short(f) && !f->key_of && !in_title(l->e, f) && ui_field_readable(l->r, f))
                        l->field[l->fields++] = i;
        }
}

/* The title shows the fields of e->names; their class decides who sees it. */
static enum data_class title_class(const struct entity *e)
{
        int i = ent_field(e, e->names[0]);
        return i >= 0 ? e->fields[i].cls : CLASS_PUBLIC;
}

static bool is_number(const struct field *f)
{
        return f->kind == K_INT || f->kind == K_MONEY;
}

static struct ui_column *columns_make(struct list *l)
{
        struct ui_column *c = NEW_ARRAY(l->r->arena, struct ui_column, l->fields + 1);
        c[0] = (struct ui_column){.key = S("titel"), .label = l->e->title, .cls = title_class(l->e)};
        for (size_t i = 0; i < l->fields; i++) {
                const struct field *f = &l->e->fields[l->field[i]];
                c[i + 1] = (struct ui_column){.key = f->key,
                                              .label = f->label,
                                              .cls = f->cls,
                                              .number = is_number(f),
                                              .phone = i ? PHONE_LINE : PHONE_COLUMN,
                                              .extra = i >= FIELDS_SHOWN};
        }
        return c;
}

/* ---- lines ---- */

static struct str title_of(struct list *l, const struct record *rec)
{
        struct str title = rec_title(l->r->arena, rec);
        if (!str_empty(title))
                return title;
        return str_join(l->r->arena, l->e->title, S(" "), str_from_int(l->r->arena, rec->id));
}

static enum err line_make(struct list *l, struct record *rec, struct line *out)
{
        *out = (struct line){.rec = rec, .descending = l->q.descending, .text = {title_of(l, rec)}};
        for (size_t i = 0; i < l->fields; i++)
                if (ui_table_fills(l->r, &l->column[i + 1]) || str_eq(l->column[i + 1].key, l->q.sort))
                        TRY(ui_value_in(l->r, l->tx, rec, l->field[i], &out->text[i + 1]));
        return OK;
}

static bool line_found(struct list *l, const struct line *line)
{
        struct str part = text_fold(l->r->arena, l->q.search);
        bool title_open = actor_reads(l->r->actor, title_class(l->e));
        for (size_t i = title_open ? 0 : 1; i <= l->fields; i++)
                if (str_find(text_fold(l->r->arena, line->text[i]), part) >= 0)
                        return true;
        return str_empty(part);
}

static int64_t number_of(struct value v)
{
        switch (v.type) {
        case V_INT:
                return v.i;
        case V_DATE:
                return v.d.day;
        case V_MOMENT:
                return v.m.s;
        case V_NULL:
        case V_TEXT:
        case V_BLOB:
                return 0;
        }
        panic("no such type");
}

static bool sorts_by_number(const struct field *f)
{
        return is_number(f) || f->kind == K_DATE || f->kind == K_TIME;
}

static void line_key(struct list *l, struct line *line)
{
        if (actor_reads(l->r->actor, title_class(l->e)))
                line->key = text_fold(l->r->arena, line->text[0]);
        for (size_t i = 0; i < l->fields; i++) {
                const struct field *f = &l->e->fields[l->field[i]];
                if (!str_eq(f->key, l->q.sort))
                        continue;
                if (sorts_by_number(f))
                        line->number = number_of(line->rec->v[l->field[i]]);
                else
                        line->key = text_fold(l->r->arena, line->text[i + 1]);
        }
}

static int line_cmp(const void *a, const void *b)
{
        const struct line *x = a, *y = b;
        int order = (x->number > y->number) - (x->number < y->number);
        if (!order)
                order = str_cmp(x->key, y->key);
        if (!order)
                order = (x->rec->id > y->rec->id) - (x->rec->id < y->rec->id);
        return x->descending ? -order : order;
}

static enum err lines_read(struct list *l, const struct crud_store *s)
{
        struct record *rec;
        size_t n;
        TRY(s->open ? ent_list(l->tx, s->open, CRUD_LIST_MAX, &rec, &n)
                    : ent_list_in(l->tx, s->g, s->in, CRUD_LIST_MAX, &rec, &n));
        l->line = NEW_ARRAY(l->r->arena, struct line, n + 1);
        for (size_t i = 0; i < n; i++) {
                TRY(line_make(l, &rec[i], &l->line[l->lines]));
                if (!line_found(l, &l->line[l->lines]))
                        continue;
                line_key(l, &l->line[l->lines]);
                l->lines++;
        }
        if (l->lines)
                qsort(l->line, l->lines, sizeof *l->line, line_cmp);
        return OK;
}

/* ---- the page ---- */

static struct ui_cell *cells_make(struct list *l, size_t from, size_t rows)
{
        size_t columns = l->fields + 1;
        struct ui_cell *c = NEW_ARRAY(l->r->arena, struct ui_cell, rows * columns + 1);
        for (size_t row = 0; row < rows; row++) {
                const struct line *line = &l->line[from + row];
                for (size_t i = 0; i < columns; i++)
                        c[row * columns + i].text = line->text[i];
                if (crud_offers(l->r, l->v->one, S("")))
                        c[row * columns].to = crud_url(l->r, l->v, line->rec->id);
        }
        return c;
}

static void head(struct list *l)
{
        struct action neu = {.label = str_join(l->r->arena, l->e->title, _(" anlegen")),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_N};
        neu.to = url_code(l->r->arena, crud_list_url(l->r, l->v), S("neu"));
        ui_head(l->r, &(struct page_head){.crumb = l->v->crumb,
                                          .crumbs = l->v->crumbs,
                                          .over = l->v->over,
                                          .title = l->e->plural,
                                          .action = &neu,
                                          .actions = crud_offers_form(l->r, l->v->list, S("/neu"))});
}

enum err crud_page_list(struct req *r, struct rtx *tx, const struct crud_store *s, const struct crud_view *v)
{
        struct list l = {.r = r, .tx = tx, .e = s->e, .v = v};
        columns_choose(&l);
        l.column = columns_make(&l);
        l.q = list_query_of(r, str_empty(v->sort) ? S("titel") : v->sort, l.column, l.fields + 1);
        TRY(lines_read(&l, s));
        size_t from = l.q.offset < (int64_t)l.lines ? (size_t)l.q.offset : l.lines;
        size_t rows = l.lines - from < (size_t)l.q.limit ? l.lines - from : (size_t)l.q.limit;
        head(&l);
        return ui_table(r, &(struct table_view){.caption = s->e->plural,
                                                .column = l.column,
                                                .columns = l.fields + 1,
                                                .cell = cells_make(&l, from, rows),
                                                .rows = rows,
                                                .total = (int64_t)l.lines,
                                                .offset = l.q.offset,
                                                .sort = l.q.sort,
                                                .descending = l.q.descending,
                                                .download = s->e->name,
                                                .empty = v->empty,
                                                .searchable = true});
}
