/* A pack's files into a concept: the frame around schema, building and checks. */
#include "domain/concepts/concept_private.h"
#include "domain/concepts/schema.h"

#define PACK_FILE "pack.yaml"

/* ---- walking ---- */

bool each_next(struct each *e)
{
        if (e->y)
                e->y = e->y->next;
        while (!e->y && e->tree < e->b->trees) {
                const struct yaml *list = yaml_get(e->b->tree[e->tree++], e->key);
                e->y = list ? list->child : NULL;
        }
        return e->y != NULL;
}

size_t each_count(const struct build *b, struct str key)
{
        size_t n = 0;
        for (size_t i = 0; i < b->trees; i++)
                n += count_of(b->tree[i], key);
        return n;
}

struct str text_of(const struct yaml *y, struct str key)
{
        const struct yaml *x = yaml_get(y, key);
        return x ? x->text : S("");
}

struct str take(const struct build *b, const struct yaml *y, struct str key)
{
        return str_copy(b->a, text_of(y, key));
}

int64_t number_of(const struct yaml *y, struct str key)
{
        int64_t n = 0;
        return str_int(text_of(y, key), &n) ? n : 0;
}

bool flag_of(const struct yaml *y, struct str key)
{
        return str_eq(text_of(y, key), S("true"));
}

size_t count_of(const struct yaml *y, struct str key)
{
        const struct yaml *x = yaml_get(y, key);
        return x && x->kind == YAML_LIST ? x->n : 0;
}

struct place place_of(const struct build *b, const struct yaml *y)
{
        return (struct place){str_copy(b->a, y->file), y->line};
}

void mistake(const struct build *b, const struct yaml *y, struct str key, struct str before, struct str name,
             struct str after)
{
        const struct yaml *x = yaml_get(y, key);
        struct str text = str_join(b->errs->arena, before, S("„"), name, S("“"), after);
        pack_errs_at(b->errs, x ? x : y, key, text);
}

/* ---- files ---- */

static const struct pack_file *file_find(const struct pack_file *file, size_t n, struct str path)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(file[i].path, path))
                        return &file[i];
        return NULL;
}

static void head_build(struct build *b, const struct yaml *pack)
{
        const struct yaml *phases = yaml_get(pack, S("phases"));
        struct concept *c = b->c;
        c->code = take(b, pack, S("pack"));
        c->version = number_of(pack, S("version"));
        c->title = take(b, pack, S("title"));
        c->short_title = take(b, pack, S("short"));
        c->summary = take(b, pack, S("summary"));
        c->phase = NEW_ARRAY(b->a, struct concept_phase, phases->n);
        for (const struct yaml *y = phases->child; y; y = y->next)
                c->phase[c->phases++] = (struct concept_phase){take(b, y, S("code")), take(b, y, S("title"))};
}

/* Names go into addresses: letters, digits, dot, hyphen, underscore. */
static bool name_fits(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (str_find(S("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"),
                             str_sub(s, i, 1)) < 0)
                        return false;
        return s.n > 0 && s.n <= 60 && s.p[0] != '.';
}

/* Files that pack.yaml does not name are not read: whoever sends one meant something by it. */
static void files_check(struct build *b, const struct yaml *files, const struct pack_file *file, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                bool named = str_eq(file[i].path, S(PACK_FILE));
                for (const struct yaml *y = files->child; y; y = y->next)
                        named |= str_eq(y->text, file[i].path);
                if (!named)
                        pack_errs_add(b->errs, file[i].path, 0, S(""),
                                      _("Diese Datei steht nicht in pack.yaml."));
        }
}

/* Reads the files that pack.yaml names; each must exist, be named once and fit the schema. */
static void trees_read(struct build *b, struct arena *scratch, const struct yaml *pack,
                       const struct pack_file *file, size_t n)
{
        const struct yaml *files = yaml_get(pack, S("files"));
        b->tree = NEW_ARRAY(scratch, const struct yaml *, files->n);
        files_check(b, files, file, n);
        for (const struct yaml *name = files->child; name; name = name->next) {
                const struct pack_file *f = file_find(file, n, name->text);
                bool again = false;
                for (size_t i = 0; i < b->trees; i++)
                        again |= str_eq(b->tree[i]->file, name->text);
                if (!name_fits(name->text)) {
                        pack_errs_at(b->errs, name, S("files"),
                                     _("Ein Dateiname besteht aus Buchstaben, Ziffern, Punkt und Strich."));
                        continue;
                }
                if (!f || again) {
                        pack_errs_add(b->errs, name->file, name->line, S("files"),
                                      str_join(b->errs->arena, _("Die Datei „"), name->text,
                                               again ? _("“ steht hier doppelt.") : _("“ fehlt.")));
                        continue;
                }
                const struct yaml *tree = yaml_read(scratch, f->path, f->body, b->errs);
                if (tree && schema_check(tree, &schema_file, b->errs))
                        b->tree[b->trees++] = tree;
        }
}

static enum err pack_read(struct build *b, struct arena *scratch, const struct pack_file *file, size_t n)
{
        const struct pack_file *first = file_find(file, n, S(PACK_FILE));
        if (!first || n > LIMIT_PACK_FILES) {
                pack_errs_add(b->errs, S(PACK_FILE), 0, S(""),
                              first ? _("Das Fachkonzept hat zu viele Dateien.")
                                    : _("Diese Datei fehlt. Mit ihr beginnt jedes Fachkonzept."));
                return ERR_INVALID;
        }
        const struct yaml *pack = yaml_read(scratch, first->path, first->body, b->errs);
        if (!pack || !schema_check(pack, &schema_pack, b->errs))
                return ERR_INVALID;
        trees_read(b, scratch, pack, file, n);
        if (b->errs->n)
                return ERR_INVALID;
        head_build(b, pack);
        build_lists(b);
        build_work_fields(b);
        build_rest(b);
        build_tables(b);
        check_codes(b);
        return b->errs->n ? ERR_INVALID : OK;
}

/* Messages outlive the trees they point into. */
static void errs_keep(struct pack_errs *errs)
{
        for (struct pack_error *x = errs->first; x; x = x->next) {
                x->file = str_copy(errs->arena, x->file);
                x->field = str_copy(errs->arena, x->field);
                x->text = str_copy(errs->arena, x->text);
        }
}

enum err concept_read(struct arena *a, const struct pack_file *file, size_t n, struct pack_errs *errs,
                      struct concept **out)
{
        struct arena *scratch = arena_open(LIMIT_ARENA_BYTES);
        struct build b = {.a = a, .errs = errs, .c = NEW(a, struct concept)};
        enum err e = pack_read(&b, scratch, file, n);
        errs_keep(errs);
        arena_close(scratch);
        *out = b.c;
        return e;
}
