/* Forms as browsers send them, and as nobody should: what is accepted is valid text and survives being written again. */
#include "base/text.h"
#include "web/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_same(const struct form *a, const struct form *b)
{
        must(a->n == b->n);
        for (size_t i = 0; i < a->n; i++) {
                must(str_eq(a->field[i].key, b->field[i].key));
                must(str_eq(a->field[i].value, b->field[i].value));
        }
}

static void check_path(struct arena *a, struct str s)
{
        struct str path;
        if (parse_percent(a, s, false, &path) != OK)
                return;
        must(text_valid(path) && path.n <= s.n);
        struct url u = url_local(a, path);
        must(str_starts(u.s, S("/")) && !str_starts(u.s, S("//")) && str_find(u.s, S("\n")) < 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        struct str s = {(const char *)data, size};
        struct form f = {0}, again = {0};
        check_path(a, s);
        enum err e = parse_urlencoded(a, s, &f);
        must(f.n <= LIMIT_FORM_FIELDS && !f.uploads);
        for (size_t i = 0; i < f.n; i++) /* what was refused is shown again */
                must(text_valid(f.field[i].key) && text_valid(f.field[i].value));
        if (e == OK) {
                must(parse_urlencoded(a, form_encoded(a, &f), &again) == OK);
                check_same(&f, &again);
        }
        arena_close(a);
        return 0;
}
