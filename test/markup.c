#include "test/markup.h"

#include "web/html.h"

/* ---- tags ---- */

static const struct {
        struct str name, text;
} entities[] = {{S_INIT("&amp;"), S_INIT("&")}, {S_INIT("&lt;"), S_INIT("<")},
                {S_INIT("&gt;"), S_INIT(">")},  {S_INIT("&quot;"), S_INIT("\"")},
                {S_INIT("&#39;"), S_INIT("'")}, {S_INIT("&nbsp;"), S_INIT("\u00a0")}};

static size_t entity_at(struct str s, struct str *text)
{
        for (size_t i = 0; i < ARRAY_LEN(entities); i++)
                if (str_starts(s, entities[i].name)) {
                        *text = entities[i].text;
                        return entities[i].name.n;
                }
        return 0;
}

struct str markup_decode(struct arena *a, struct str s)
{
        struct buf b;
        buf_init(&b, a, s.n + 1);
        for (size_t i = 0; i < s.n;) {
                struct str text;
                size_t n = s.p[i] == '&' ? entity_at(str_sub(s, i, s.n), &text) : 0;
                if (n)
                        buf_put(&b, text);
                else
                        buf_char(&b, s.p[i]);
                i += n ? n : 1;
        }
        return buf_str(&b);
}

static bool is_blank(char c)
{
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct str take_word(struct str *s, const char *ends)
{
        size_t n = 0;
        while (n < s->n && !is_blank(s->p[n]) && !strchr(ends, s->p[n]))
                n++;
        struct str word = str_sub(*s, 0, n);
        *s = str_sub(*s, n, s->n);
        return word;
}

/* One attribute of "name=\"value\" name2 …"; values stand in double quotes. */
static bool take_attribute(struct arena *a, struct str *s, struct markup_tag *t)
{
        struct str name = take_word(s, "="), value = S("");
        if (!name.n || t->attrs == MARKUP_ATTRIBUTES)
                return false;
        if (str_starts(*s, S("=\"")))
                value = str_split(str_sub(*s, 2, s->n), '"', s);
        else if (str_starts(*s, S("=")))
                return false;
        t->attr[t->attrs++] = (struct markup_attr){name, markup_decode(a, value)};
        return true;
}

/* What stands between < and >. */
static bool read_tag(struct arena *a, struct str inside, struct markup_tag *out)
{
        *out = (struct markup_tag){.raw = inside, .end = str_starts(inside, S("/"))};
        if (out->end)
                inside = str_sub(inside, 1, inside.n);
        out->name = take_word(&inside, "/");
        while ((inside = str_trim(inside)).n && !str_eq(inside, S("/")))
                if (!take_attribute(a, &inside, out))
                        return false;
        return out->name.n > 0;
}

bool markup_next(struct markup_reader *r, struct markup_tag *out)
{
        for (;;) {
                struct str rest, inside;
                r->text = str_split(r->rest, '<', &rest);
                if (r->text.n == r->rest.n)
                        return false;
                inside = str_split(rest, '>', &r->rest);
                if (str_starts(inside, S("!")))
                        continue;
                r->broken = !read_tag(r->arena, inside, out);
                return !r->broken;
        }
}

bool markup_has(const struct markup_tag *t, struct str name)
{
        for (size_t i = 0; i < t->attrs; i++)
                if (str_eq(t->attr[i].name, name))
                        return true;
        return false;
}

struct str markup_attr(const struct markup_tag *t, struct str name)
{
        for (size_t i = 0; i < t->attrs; i++)
                if (str_eq(t->attr[i].name, name))
                        return t->attr[i].value;
        return S("");
}

/* ---- what every page holds ---- */

#define MOST_IDS 4000
#define MOST_DEPTH 60

struct examined {
        struct arena *arena;
        struct buf findings;
        struct str open[MOST_DEPTH];
        size_t depth;
        struct str *id, *ref, *label, *control; /* ids; what refers to one; what is labelled; what must be */
        size_t ids, refs, labels, controls;
        int h1, title, form_post, form_token;
        bool in_form;
};

static void find(struct examined *x, struct str what, struct str which)
{
        buf_put(&x->findings, what);
        buf_lit(&x->findings, ": ");
        buf_put(&x->findings, str_sub(which, 0, 120));
        buf_char(&x->findings, '\n');
}

static bool is_one_of(struct str s, const char *words)
{
        struct str rest = str_of(words);
        while (rest.n)
                if (str_eq(str_split(rest, ' ', &rest), s))
                        return true;
        return false;
}

static void nest(struct examined *x, const struct markup_tag *t)
{
        if (is_one_of(t->name,
                      "meta link input br hr img col source wbr path circle rect line polyline use") ||
            str_ends(t->raw, S("/")))
                return;
        if (!t->end) {
                must(x->depth < MOST_DEPTH);
                x->open[x->depth++] = t->name;
                return;
        }
        if (x->depth && str_eq(x->open[x->depth - 1], t->name))
                x->depth--;
        else
                find(x, S("closes what is not open"), t->name);
}

static void add(struct str *list, size_t *n, struct str s)
{
        if (*n < MOST_IDS)
                list[(*n)++] = s;
}

static void refer(struct examined *x, struct str ids)
{
        while (ids.n) {
                struct str id = str_split(ids, ' ', &ids);
                if (id.n)
                        add(x->ref, &x->refs, id);
        }
}

static void note_attributes(struct examined *x, const struct markup_tag *t)
{
        for (size_t i = 0; i < t->attrs; i++) {
                struct str name = t->attr[i].name, value = t->attr[i].value;
                if (str_eq(name, S("id")))
                        add(x->id, &x->ids, value);
                if (str_eq(name, S("for")))
                        add(x->label, &x->labels, value);
                if (is_one_of(name, "for aria-labelledby aria-describedby aria-controls headers"))
                        refer(x, value);
                if (str_eq(name, S("href")) && str_starts(value, S("#")))
                        refer(x, str_sub(value, 1, value.n));
                if (str_starts(name, S("on")) || str_eq(name, S("style")))
                        find(x, S("inline"), t->raw);
                if (is_one_of(name, "href src action") && str_find(value, S("javascript:")) >= 0)
                        find(x, S("script in an address"), t->raw);
        }
}

static void note_element(struct examined *x, const struct markup_tag *t)
{
        x->h1 += str_eq(t->name, S("h1"));
        x->title += str_eq(t->name, S("title")) && x->depth <= 3;
        if (str_eq(t->name, S("style")))
                find(x, S("inline style"), t->raw);
        if (str_eq(t->name, S("script")) && !markup_has(t, S("src")))
                find(x, S("inline script"), t->raw);
        if (str_eq(t->name, S("img")) && !markup_has(t, S("alt")))
                find(x, S("picture without a text"), t->raw);
        if (str_eq(t->name, S("html")) && !str_eq(markup_attr(t, S("lang")), S("de")))
                find(x, S("language of the page"), t->raw);
        if (str_eq(t->name, S("form"))) {
                if (x->in_form)
                        find(x, S("form in a form"), t->raw);
                x->in_form = true;
                x->form_post += str_eq(markup_attr(t, S("method")), S("post"));
        }
        if (str_eq(t->name, S("input")) && str_eq(markup_attr(t, S("name")), S("csrf")))
                x->form_token += markup_attr(t, S("value")).n >= 20;
}

static bool among(const struct str *list, size_t n, struct str s)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(list[i], s))
                        return true;
        return false;
}

/* Every control has a label, stands inside of one, or has at least a name for those who cannot see. */
static void note_control(struct examined *x, const struct markup_tag *t)
{
        if (is_one_of(t->name, "input select textarea") &&
            !is_one_of(markup_attr(t, S("type")), "hidden submit button") &&
            !markup_has(t, S("aria-label")) && !markup_has(t, S("aria-labelledby")) &&
            !among(x->open, x->depth, S("label")))
                add(x->control, &x->controls, markup_attr(t, S("id")));
}

static void conclude(struct examined *x)
{
        for (size_t i = 0; i < x->ids; i++)
                if (!x->id[i].n || among(x->id, i, x->id[i]))
                        find(x, S("id is not unique"), x->id[i]);
        for (size_t i = 0; i < x->refs; i++)
                if (!among(x->id, x->ids, x->ref[i]))
                        find(x, S("no such id"), x->ref[i]);
        for (size_t i = 0; i < x->controls; i++)
                if (!among(x->label, x->labels, x->control[i]))
                        find(x, S("control without label"), x->control[i]);
        for (size_t i = 0; i < x->depth; i++)
                find(x, S("never closed"), x->open[i]);
        if (x->h1 != 1)
                find(x, S("headings h1"), str_from_int(x->arena, x->h1));
        if (x->title != 1)
                find(x, S("titles"), str_from_int(x->arena, x->title));
        if (x->form_post != x->form_token)
                find(x, S("posted forms without a token"),
                     str_from_int(x->arena, x->form_post - x->form_token));
}

struct str markup_findings(struct arena *a, struct str page)
{
        struct markup_reader r = {.arena = a, .rest = page};
        struct markup_tag t;
        struct examined x = {.arena = a,
                             .id = NEW_ARRAY(a, struct str, MOST_IDS),
                             .ref = NEW_ARRAY(a, struct str, MOST_IDS),
                             .label = NEW_ARRAY(a, struct str, MOST_IDS),
                             .control = NEW_ARRAY(a, struct str, MOST_IDS)};
        buf_init(&x.findings, a, 1u << 20);
        if (!str_starts(page, S("<!DOCTYPE html>\n<html")))
                find(&x, S("begins with"), str_sub(page, 0, 30));
        while (markup_next(&r, &t)) {
                nest(&x, &t);
                if (t.end) {
                        if (str_eq(t.name, S("form")))
                                x.in_form = false;
                        continue;
                }
                note_attributes(&x, &t);
                note_element(&x, &t);
                note_control(&x, &t);
        }
        if (r.broken)
                find(&x, S("no markup"), t.raw);
        conclude(&x);
        return buf_str(&x.findings);
}

/* ---- forms ---- */

#define MOST_FORMS 60
#define MOST_CONTROLS 6000 /* of a page */

struct forming {
        struct arena *arena;
        struct str target;
        struct markup_form *form;
        size_t forms;
        struct markup_control *control; /* of all forms */
        size_t controls;
        bool inside;
        struct markup_tag select; /* the open one */
        size_t selects;
};

static struct markup_control *control_add(struct forming *f, const struct markup_tag *t)
{
        struct markup_form *form = &f->form[f->forms - 1];
        must(f->controls < MOST_CONTROLS);
        struct markup_control *c = &f->control[f->controls++];
        form->n++;
        *c = (struct markup_control){.tag = t->name,
                                     .type = markup_attr(t, S("type")),
                                     .name = markup_attr(t, S("name")),
                                     .value = markup_attr(t, S("value")),
                                     .class = markup_attr(t, S("class")),
                                     .mode = markup_attr(t, S("inputmode")),
                                     .required = markup_has(t, S("required")),
                                     .chosen = true,
                                     .invalid = markup_has(t, S("aria-invalid")) &&
                                                markup_has(t, S("aria-describedby"))};
        if (!str_int(markup_attr(t, S("maxlength")), &c->most))
                c->most = 0;
        if (is_one_of(c->type, "checkbox radio"))
                c->chosen = markup_has(t, S("checked"));
        return c;
}

static void option_add(struct forming *f, const struct markup_tag *t)
{
        struct markup_control *c = control_add(f, t);
        c->name = markup_attr(&f->select, S("name"));
        c->required = markup_has(&f->select, S("required"));
        c->chosen = markup_has(t, S("selected"));
        c->select = f->selects;
}

static void form_begin(struct forming *f, const struct markup_tag *t)
{
        struct str action = markup_attr(t, S("action"));
        must(f->forms < MOST_FORMS);
        f->form[f->forms++] = (struct markup_form){.action = action.n ? action : f->target,
                                                   .post = str_eq(markup_attr(t, S("method")), S("post")),
                                                   .files = markup_has(t, S("enctype")),
                                                   .control = f->control + f->controls};
        f->inside = true;
}

static void form_tag(struct forming *f, struct markup_reader *r, const struct markup_tag *t)
{
        struct markup_tag end;
        if (str_eq(t->name, S("form"))) {
                if (t->end)
                        f->inside = false;
                else
                        form_begin(f, t);
        }
        if (!f->inside || t->end || markup_has(t, S("disabled")))
                return;
        if (str_eq(t->name, S("select"))) {
                f->select = *t;
                f->selects++;
        } else if (str_eq(t->name, S("option"))) {
                option_add(f, t);
        } else if (str_eq(t->name, S("textarea"))) {
                struct markup_control *c = control_add(f, t);
                if (markup_next(r, &end)) /* a line end right after the tag does not count */
                        c->value = markup_decode(f->arena, str_starts(r->text, S("\n"))
                                                                   ? str_sub(r->text, 1, r->text.n)
                                                                   : r->text);
        } else if (is_one_of(t->name, "input button"))
                control_add(f, t);
}

size_t markup_forms(struct arena *a, struct str page, struct str target, struct markup_form **out)
{
        struct markup_reader r = {.arena = a, .rest = page};
        struct forming f = {.arena = a,
                            .target = target,
                            .form = NEW_ARRAY(a, struct markup_form, MOST_FORMS),
                            .control = NEW_ARRAY(a, struct markup_control, MOST_CONTROLS)};
        struct markup_tag t;
        while (markup_next(&r, &t))
                form_tag(&f, &r, &t);
        *out = f.form;
        return f.forms;
}
