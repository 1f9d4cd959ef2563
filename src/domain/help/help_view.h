/* How a page finds its help text. */
#ifndef DOMAIN_HELP_HELP_VIEW_H
#define DOMAIN_HELP_HELP_VIEW_H

#include "web/page.h"

struct help_text {
        struct str title, text;
        struct str general; /* what all pages with this ending have in common, may be empty */
};
/* False if there is none: an oversight that a test finds. */
bool help_find(const struct page *p, struct help_text *out);

/* All rows, for the overview; ends with an empty path. */
struct help_row {
        struct str path, title, text;
};
extern const struct help_row help_rows[];

/*
 * A subject may say the help of its pages itself, in its *_pages.c; help.def is for those that were there before.
 *   HELP_TEXT(drives, "/faelle/:/fahrtkosten", T("Fahrtkosten"), T("Was für den Fall gefahren wurde."))
 */
#define HELP_TEXT(id, path_, title_, text_)                                                                  \
        const struct help_row help_text_##id = {.path = S_INIT(path_), .title = title_, .text = text_};
/* All of the program (collector). */
extern const struct help_row *const all_help_texts[];

#endif
