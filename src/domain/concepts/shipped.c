#include "domain/concepts/shipped.h"

#include "core/packed.h"

static struct str folder_of(struct str path)
{
        struct str rest;
        return str_split(path, '/', &rest);
}

static struct str name_of(struct str path)
{
        struct str rest;
        str_split(path, '/', &rest);
        return rest;
}

/* First file of the n-th folder; the files are sorted, so a folder's files stand together. */
static const struct packed_file *folder_find(size_t nth)
{
        const struct packed_file *f = all_pack_files;
        for (; !str_empty(f->path); f++) {
                bool first = f == all_pack_files || !str_eq(folder_of(f->path), folder_of(f[-1].path));
                if (first && nth-- == 0)
                        return f;
        }
        return NULL;
}

bool shipped_pack(struct arena *a, size_t nth, struct pack_file **file, size_t *n)
{
        const struct packed_file *f = folder_find(nth);
        if (!f)
                return false;
        struct str folder = folder_of(f->path);
        *file = NEW_ARRAY(a, struct pack_file, LIMIT_PACK_FILES);
        for (*n = 0; str_eq(folder_of(f->path), folder); f++) {
                must(*n < LIMIT_PACK_FILES);
                (*file)[(*n)++] = (struct pack_file){name_of(f->path), f->body};
        }
        return true;
}
