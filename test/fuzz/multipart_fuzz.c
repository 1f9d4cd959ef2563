/* multipart/form-data: the first line of the input is the content type, the rest the body. */
#include "base/text.h"
#include "web/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every file lies inside of the body. */
static void check_uploads(const struct form *f, struct str body)
{
        for (size_t i = 0; i < f->uploads; i++) {
                const struct upload *u = &f->upload[i];
                must(text_valid(u->key) && text_valid(u->name));
                must(str_find(u->name, S("/")) < 0 && str_find(u->name, S("\\")) < 0);
                must(u->body.n <= body.n && u->body.p >= body.p && u->body.p + u->body.n <= body.p + body.n);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        struct str body, type = str_split((struct str){(const char *)data, size}, '\n', &body);
        struct form f = {0};
        enum err e = parse_multipart(a, type, body, &f);
        must(f.n + f.uploads <= LIMIT_FORM_FIELDS && (e != OK || f.wrong == OK));
        for (size_t i = 0; i < f.n; i++) /* what was refused is shown again */
                must(text_valid(f.field[i].key) && text_valid(f.field[i].value));
        check_uploads(&f, body);
        arena_close(a);
        return 0;
}
