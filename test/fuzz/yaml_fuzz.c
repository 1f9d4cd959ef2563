/* Whatever is uploaded as a pack: it loads, or there is a message; nothing is read behind the end, nothing takes long. */
#include "domain/concepts/concept.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct pack_file head = {
        S_INIT("pack.yaml"),
        S_INIT("pack: mini\nversion: 1\ntitle: Probe\nshort: P\nsummary: Zum Testen.\nfiles: [a.yaml]\nphases:\n"
               "  - {code: pre, title: Vorphase}\n  - {code: planning, title: Planung}\n"),
};

static void check_tree(const struct yaml *y, int depth)
{
        size_t n = 0;
        must(depth <= LIMIT_PACK_DEPTH && y->line > 0);
        for (const struct yaml *x = y->child; x; x = x->next, n++)
                check_tree(x, depth + 1);
        must(n == y->n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        const void *bytes = data;
        struct pack_file file[] = {head, {S("a.yaml"), {bytes, size}}};
        struct pack_errs errs;
        struct concept *c;
        pack_errs_init(&errs, a);
        const struct yaml *y = yaml_read(a, S("a.yaml"), file[1].body, &errs);
        must((y != NULL) == (errs.n == 0));
        if (y)
                check_tree(y, 0);
        pack_errs_init(&errs, a);
        enum err e = concept_read(a, file, 2, &errs, &c);
        must((e == OK) == (errs.n == 0));
        for (const struct pack_error *x = errs.first; x; x = x->next)
                must(pack_error_text(a, x).n > 0);
        arena_close(a);
        return 0;
}
