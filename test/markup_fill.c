/* Fills in forms as a person would, from what the page says about them. */
#include "test/markup.h"

#include "base/text.h"
#include "domain/demo/demo.h"
#include "web/html.h"

static bool has_class(const struct markup_control *c, struct str part)
{
        return str_find(c->class, part) >= 0;
}

/* Characters, not bytes. */
static struct str cut(struct str s, int64_t most)
{
        size_t i = 0;
        for (int64_t n = 0; i < s.n; i++)
                if ((s.p[i] & 0xc0) != 0x80 && most && n++ == most)
                        break;
        return str_sub(s, 0, i);
}

/* What fits fields that only their name tells apart: a field whose text must have a form of its own gets a row here. */
static const struct {
        struct str name, text;
} samples[] = {{S_INIT("clock"), S_INIT("10:30")},
               {S_INIT("hours"), S_INIT("4,5")},
               {S_INIT("mail"), S_INIT("post@example.org")},
               {S_INIT("password_old"), S_INIT(DEMO_PASSWORD)},
               {S_INIT("password"), S_INIT("ein-langes-Kennwort-7")},
               {S_INIT("login"), S_INIT("probe.konto")}};

static struct str sample(struct arena *a, const struct markup_control *c, struct str text)
{
        for (size_t i = 0; i < ARRAY_LEN(samples); i++)
                if (str_find(c->name, samples[i].name) >= 0)
                        return samples[i].text;
        if (has_class(c, S("--date")))
                return date_german(a, clock_today());
        if (has_class(c, S("--int")))
                return S("7");
        if (str_eq(c->mode, S("decimal")))
                return S("12,50");
        return cut(text.n ? text : S("Probe"), c->most);
}

static bool is_choice(const struct markup_control *c)
{
        return str_eq(c->tag, S("option")) || str_eq(c->type, S("radio"));
}

static bool same_choice(const struct markup_control *a, const struct markup_control *b)
{
        return is_choice(a) && is_choice(b) && str_eq(a->name, b->name);
}

/* The value of a choice of which c is the first: what is chosen, or else what fits. */
static struct str choose(const struct markup_form *f, size_t first, enum markup_fill how, bool *sent)
{
        const struct markup_control *c = &f->control[first], *chosen = NULL, *useful = NULL;
        for (size_t i = first; i < f->n; i++) {
                const struct markup_control *k = &f->control[i];
                if (!same_choice(k, c))
                        continue;
                if (k->chosen)
                        chosen = k;
                if (k->value.n && (!useful || how == FILL_ALL))
                        useful = k;
        }
        bool empty = !chosen || !chosen->value.n;
        if (empty && useful && (how == FILL_ALL || (how == FILL_REQUIRED && c->required)))
                chosen = useful;
        *sent = chosen || str_eq(c->tag, S("option")); /* a select sends its first option */
        return chosen ? chosen->value : c->value;
}

static bool sent_before(const struct markup_form *f, size_t i)
{
        for (size_t k = 0; k < i; k++)
                if (same_choice(&f->control[k], &f->control[i]))
                        return true;
        return false;
}

/* False: it is not sent. */
static bool value_of(struct arena *a, const struct markup_form *f, size_t i, enum markup_fill how,
                     struct str text, struct str *out)
{
        const struct markup_control *c = &f->control[i];
        bool sent = true;
        *out = c->value;
        if (!c->name.n || str_eq(c->name, S("csrf")) || str_eq(c->name, S("submission")) ||
            str_eq(c->type, S("file")) || str_eq(c->tag, S("button")))
                return false;
        if (is_choice(c)) {
                if (sent_before(f, i))
                        return false;
                *out = choose(f, i, how, &sent);
                return sent;
        }
        if (str_eq(c->type, S("checkbox"))) {
                *out = c->value.n ? c->value : S("on");
                return c->chosen || how == FILL_ALL || (how == FILL_REQUIRED && c->required);
        }
        bool fills = how == FILL_ALL || (how == FILL_REQUIRED && c->required);
        if (!str_eq(c->type, S("hidden")) && !c->value.n && fills)
                *out = sample(a, c, how == FILL_ALL ? text : S(""));
        return true;
}

struct str markup_send(struct arena *a, const struct markup_form *f, enum markup_fill how, struct str text)
{
        struct buf b;
        buf_init(&b, a, LIMIT_FORM_BYTES);
        for (size_t i = 0; i < f->n; i++) {
                struct str value;
                if (!value_of(a, f, i, how, text, &value))
                        continue;
                if (b.n)
                        buf_char(&b, '&');
                url_put_encoded(&b, f->control[i].name);
                buf_char(&b, '=');
                url_put_encoded(&b, value);
        }
        return buf_str(&b);
}
