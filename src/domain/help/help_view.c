#include "domain/help/help_view.h"

const struct help_row help_rows[] = {
#define HELP(path_, title_, text_) {S_INIT(path_), S_INIT(title_), S_INIT(text_)},
#define HELP_ENDING(...)
#include "domain/help/help.def"
#undef HELP
#undef HELP_ENDING
        {{0}, {0}, {0}},
};

static const struct help_row endings[] = {
#define HELP(...)
#define HELP_ENDING(path_, title_, text_) {S_INIT(path_), S_INIT(title_), S_INIT(text_)},
#include "domain/help/help.def"
#undef HELP
#undef HELP_ENDING
};

static const struct help_row *row_of(struct str path)
{
        for (const struct help_row *r = help_rows; r->path.n; r++)
                if (str_eq(r->path, path))
                        return r;
        for (size_t i = 0; all_help_texts[i]; i++)
                if (str_eq(all_help_texts[i]->path, path))
                        return all_help_texts[i];
        return NULL;
}

/* Takes "/last" off and returns "last". */
static struct str take_last(struct str *path)
{
        size_t n = path->n;
        while (n > 0 && path->p[n - 1] != '/')
                n--;
        struct str last = str_sub(*path, n, path->n);
        *path = str_sub(*path, 0, n ? n - 1 : 0);
        return last;
}

static const struct help_row *ending_of(struct str last)
{
        for (size_t i = 0; i < ARRAY_LEN(endings); i++)
                if (str_eq(endings[i].path, last))
                        return &endings[i];
        return NULL;
}

/* The row of this address, or of the list it is one entry of. */
static const struct help_row *row_or_list(struct str path)
{
        const struct help_row *r = row_of(path);
        if (r || !str_ends(path, S("/:")))
                return r;
        take_last(&path);
        return row_of(path);
}

bool help_find(const struct page *p, struct help_text *out)
{
        struct str path = str_of(p->path);
        const struct help_row *row = row_or_list(path), *general = NULL;
        if (!row) {
                general = ending_of(take_last(&path));
                row = general ? row_or_list(path) : NULL;
        }
        if (!row)
                return false;
        *out = (struct help_text){.title = row->title, .text = row->text};
        if (general) {
                out->title = str_empty(p->title) ? general->title : p->title;
                out->general = general->text;
        }
        return true;
}
