#include "test/crawl.h"

#include "test/markup.h"
#include "test/test.h"
#include "web/route.h"

#define MOST_ADDRESSES 40000
#define MOST_FORMS 2000
#define SLOTS (1u << 18)

struct crawl_slot {
        struct str key;
        size_t count;
};

/* ---- addresses ---- */

static bool has_digit(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] >= '0' && s.p[i] <= '9')
                        return true;
        return false;
}

struct str crawl_shape(struct arena *a, struct str target)
{
        struct str query, path = str_split(target, '?', &query), rest = str_sub(path, 1, path.n);
        struct buf b;
        buf_init(&b, a, target.n + 8);
        do {
                struct str segment = str_split(rest, '/', &rest);
                buf_char(&b, '/');
                buf_put(&b, has_digit(segment) || segment.n > 30 ? S(":") : segment);
        } while (rest.n);
        for (char sep = '?'; query.n; sep = '&') {
                struct str value, key = str_split(str_split(query, '&', &query), '=', &value);
                buf_char(&b, sep);
                buf_put(&b, key);
                if (has_digit(value) || value.n > 30) /* words select views: each is a shape of its own */
                        continue;
                buf_char(&b, '=');
                buf_put(&b, value);
        }
        return buf_str(&b);
}

const struct page *crawl_page(enum method method, struct str target)
{
        struct str query;
        struct req r = {.method = method, .path = str_split(target, '?', &query)};
        return route_find(all_pages, &r) == OK ? r.page : NULL;
}

static struct crawl_slot *find(const struct crawl *c, struct str key)
{
        uint32_t h = 2166136261u;
        for (size_t i = 0; i < key.n; i++)
                h = (h ^ (unsigned char)key.p[i]) * 16777619u;
        for (size_t i = h % SLOTS;; i = (i + 1) % SLOTS)
                if (!c->slot[i].key.n || str_eq(c->slot[i].key, key))
                        return &c->slot[i];
}

/* How often it was seen before. */
static size_t seen(const struct crawl *c, struct str key)
{
        struct crawl_slot *s = find(c, key);
        if (!s->key.n)
                s->key = str_copy(test_arena(), key);
        return s->count++;
}

struct crawl crawl_start(struct browser *b, size_t per_shape)
{
        return (struct crawl){.b = b,
                              .per_shape = per_shape,
                              .forms_per_shape = 3,
                              .text = S("Probe"),
                              .form = NEW_ARRAY(test_arena(), struct crawl_form, MOST_FORMS),
                              .address = NEW_ARRAY(test_arena(), struct crawl_address, MOST_ADDRESSES),
                              .slot = NEW_ARRAY(test_arena(), struct crawl_slot, SLOTS)};
}

/* Signing out would end the walk. */
static bool is_ours(struct str target)
{
        return str_starts(target, S("/")) && !str_starts(target, S("//")) &&
               !str_starts(target, S("/abmelden"));
}

void crawl_add(struct crawl *c, struct str target, struct str from)
{
        struct str fragment;
        target = str_split(target, '#', &fragment);
        if (!is_ours(target) || seen(c, target))
                return;
        struct str shape = crawl_shape(test_arena(), target);
        if (c->per_shape && seen(c, str_join(test_arena(), S(" "), shape)) >= c->per_shape)
                return;
        must(c->n < MOST_ADDRESSES);
        c->address[c->n++] = (struct crawl_address){.target = str_copy(test_arena(), target),
                                                    .from = from,
                                                    .shape = shape,
                                                    .page = crawl_page(GET, target)};
}

/* ---- pages ---- */

static void note_links(struct crawl *c)
{
        struct markup_reader r = {.arena = c->b->arena, .rest = c->reply.body};
        struct markup_tag t;
        while (markup_next(&r, &t)) {
                if (markup_has(&t, S("href")))
                        crawl_add(c, markup_attr(&t, S("href")), c->here->target);
                if (markup_has(&t, S("src")))
                        crawl_add(c, markup_attr(&t, S("src")), c->here->target);
        }
}

static struct str file_field(const struct markup_form *f)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->control[i].type, S("file")))
                        return str_copy(test_arena(), f->control[i].name);
        return S("");
}

static void form_add_to(struct crawl *c, const struct markup_form *f)
{
        struct arena *a = test_arena();
        struct str shape = crawl_shape(a, f->action);
        if (seen(c, str_join(a, S("POST "), shape)) >= c->forms_per_shape || c->forms == MOST_FORMS)
                return;
        c->form[c->forms++] = (struct crawl_form){
                .target = str_copy(a, f->action),
                .from = c->here->target,
                .file = file_field(f),
                .page = crawl_page(POST, f->action),
                .as_is = str_copy(a, markup_send(c->b->arena, f, FILL_AS_IS, S(""))),
                .required = str_copy(a, markup_send(c->b->arena, f, FILL_REQUIRED, S(""))),
                .all = str_copy(a, markup_send(c->b->arena, f, FILL_ALL, c->text)),
        };
}

/* A search or a filter, sent as it stands. */
static void note_forms(struct crawl *c)
{
        struct markup_form *f;
        size_t n = markup_forms(c->b->arena, c->reply.body, c->here->target, &f);
        for (size_t i = 0; i < n; i++) {
                struct str query, path = str_split(f[i].action, '?', &query);
                struct str fields = markup_send(c->b->arena, &f[i], FILL_AS_IS, S(""));
                if (f[i].post)
                        form_add_to(c, &f[i]);
                else
                        crawl_add(c, str_join(c->b->arena, path, S("?"), fields), c->here->target);
        }
}

bool crawl_next(struct crawl *c)
{
        if (c->next == c->n)
                return false;
        c->here = &c->address[c->next++];
        c->reply = browse_get(c->b, c->here->target);
        c->here->status = c->reply.status;
        if (c->reply.status == 303)
                crawl_add(c, c->reply.location, c->here->target);
        if (str_starts(c->reply.mime, S("text/html"))) {
                note_links(c);
                note_forms(c);
        }
        return true;
}
