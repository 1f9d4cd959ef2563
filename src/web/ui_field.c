/* One control for any kind of field: may it be drawn, what does it hold, which shape does it get. */
#include "web/detour.h"
#include "web/ui_inner.h"

enum { RADIOS_MAX = 5 };

/* ---- rights and request ---- */

bool ui_field_open(const struct req *r, const struct field *f)
{
        if (f->internal || f->key_of || f->kind == K_GROUP)
                return false;
        if (!r->actor)
                return f->cls == CLASS_PUBLIC;
        return actor_reads(r->actor, f->cls) && actor_writes(r->actor, f->cls);
}

bool ui_field_sent(const struct req *r, struct str key)
{
        return req_has(r, key) || req_has(r, str_join(r->arena, S(UI_DRAWN), key));
}

/* Keys of parts such as "client.knows" have dots, which mean a class in selectors and are refused by HTML checkers. */
static struct str without_dots(struct arena *a, struct str key)
{
        struct str out = S("");
        for (ptrdiff_t at = str_find(key, S(".")); at >= 0; at = str_find(key, S("."))) {
                out = str_join(a, out, str_sub(key, 0, (size_t)at), S("-"));
                key = str_sub(key, (size_t)at + 1, key.n);
        }
        return str_join(a, out, key);
}

struct str ui_control_id(struct req *r, struct str key)
{
        int forms = ui_state_of(r)->forms;
        key = without_dots(r->arena, key);
        if (forms < 2)
                return str_join(r->arena, S("feld-"), key);
        return str_join(r->arena, S("feld-"), str_from_int(r->arena, forms), S("-"), key);
}

/* All values of a repeated field as "a b c". */
static struct str codes_sent(struct req *r, struct str key)
{
        struct str one, all = S("");
        for (size_t i = 0; req_field_nth(r, key, i, &one); i++)
                all = str_join_with(r->arena, S(" "), all, one);
        return all;
}

static struct str value_sent(struct req *r, const struct field *f)
{
        return f->kind == K_CODES ? codes_sent(r, f->key) : req_field(r, f->key);
}

/* ---- what kind of control ---- */

static enum ui_shape choice_shape(const struct ui_option *o, size_t n)
{
        if (n > RADIOS_MAX)
                return SHAPE_SELECT;
        for (size_t i = 0; i < n; i++)
                if (!str_empty(o[i].help))
                        return SHAPE_CARDS;
        return SHAPE_RADIOS;
}

static enum ui_shape shape_of(const struct ui_view_field *c)
{
        switch (c->f->kind) {
        case K_LONGTEXT:
                return SHAPE_AREA;
        case K_SECRET:
                return c->f->max > 0 && c->f->max <= LIMIT_TEXT ? SHAPE_TEXT : SHAPE_AREA;
        case K_BOOL:
                return SHAPE_BOX;
        case K_CODE:
                return choice_shape(c->option, c->options);
        case K_CODES:
                return SHAPE_BOXES;
        case K_REF:
                return SHAPE_SELECT;
        case K_FILE:
                return SHAPE_FILE;
        case K_TEXT:
        case K_INT:
        case K_MONEY:
        case K_DATE:
        case K_TIME:
        case K_GROUP:
        case K_N:
                return SHAPE_TEXT;
        }
        panic("no such kind");
}

static bool has_options(const struct field *f)
{
        return f->kind == K_CODE || f->kind == K_CODES || f->kind == K_REF;
}

/* Lists of references are cut at some length: what was chosen and has a name for this person is one of them. */
static enum err chosen_label(struct req *r, struct rtx *tx, struct ui_view_field *c, struct value stored,
                             struct str *out)
{
        int64_t id;
        *out = S("");
        if (stored.type != V_NULL && str_eq(field_typed(r->arena, c->f, stored), c->value))
                return ui_value(r, tx, c->f, stored, out);
        return c->f->kind == K_REF && str_int(c->value, &id) ? ui_ref_name(r, tx, c->f->ref, id, out) : OK;
}

/* A choice that is not offered stays selectable, else saving would lose it. */
static enum err option_keep(struct req *r, struct rtx *tx, struct ui_view_field *c, struct value stored)
{
        struct str label;
        if (str_empty(c->value) || c->f->kind == K_CODES || ui_option_find(c->option, c->options, c->value))
                return OK;
        TRY(chosen_label(r, tx, c, stored, &label));
        if (str_empty(label))
                return OK;
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, c->options + 1);
        for (size_t i = 0; i < c->options; i++)
                o[i] = c->option[i];
        o[c->options] = (struct ui_option){.code = c->value, .label = label};
        c->option = o;
        c->options++;
        return OK;
}

static enum err control_make(struct req *r, struct rtx *tx, const struct field *f, struct value v,
                             struct ui_view_field *c)
{
        bool sent = ui_field_sent(r, f->key);
        *c = (struct ui_view_field){
                .f = f, .id = ui_control_id(r, f->key), .error = errs_for(&r->errs, f->key)};
        c->keeps = f->kind == K_FILE && v.type != V_NULL;
        c->value = sent ? value_sent(r, f) : field_typed(r->arena, f, v);
        c->chosen = sent ? str_eq(c->value, S("1")) : v.type == V_INT && v.i;
        if (has_options(f)) {
                TRY(ui_options(r, tx, f, &c->option, &c->options));
                TRY(option_keep(r, tx, c, v));
        }
        c->shape = shape_of(c);
        if (f->kind == K_REF && detour_possible(r, ui_state_of(r)->action))
                c->add = detour_page(r, f->ref);
        c->first = c->add && !ui_state_of(r)->saves;
        ui_state_of(r)->saves |= c->first;
        return OK;
}

/* ---- drawing ---- */

static bool is_group(const struct ui_view_field *c)
{
        return c->shape == SHAPE_RADIOS || c->shape == SHAPE_CARDS || c->shape == SHAPE_BOXES;
}

enum err ui_field(struct req *r, struct rtx *tx, const struct field *f, struct value v)
{
        struct ui_view_field c;
        must(f->kind != K_GROUP); /* a heading is ui_group: here it would silently be missing */
        if (!ui_field_open(r, f))
                return OK;
        TRY(control_make(r, tx, f, v, &c));
        ui_control_note(r, f->key, f->label, is_group(&c) ? str_join(r->arena, c.id, S("-1")) : c.id);
        if (is_group(&c))
                ui_draw_group(r->html, &c);
        else if (c.shape == SHAPE_BOX)
                ui_draw_box(r->html, &c);
        else
                ui_draw_single(r->html, &c);
        return OK;
}
