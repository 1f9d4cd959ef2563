/*
 * Reads the pages of the program as a strict reader: tags with decoded attributes, forms with what a browser would send,
 * and what every page must hold. Small on purpose: it reads our own output, not the web.
 */
#ifndef TEST_MARKUP_H
#define TEST_MARKUP_H

#include "base/base.h"

#define MARKUP_ATTRIBUTES 24

struct markup_attr {
        struct str name, value;
};
struct markup_tag {
        struct str name, raw;
        bool end;
        struct markup_attr attr[MARKUP_ATTRIBUTES];
        size_t attrs;
};
struct markup_reader {
        struct arena *arena;
        struct str rest;
        struct str text; /* before the tag that was read last, as it stands */
        bool broken;     /* what follows is no markup */
};
/* The next tag; false at the end, and when the text is no markup. */
bool markup_next(struct markup_reader *r, struct markup_tag *out);
/* The decoded value; the empty str when it is missing. */
struct str markup_attr(const struct markup_tag *t, struct str name);
bool markup_has(const struct markup_tag *t, struct str name);
struct str markup_decode(struct arena *a, struct str s);

/*
 * What every page holds: tags close in order, ids are unique, references (#x, for, aria-…) lead somewhere, one h1, a title,
 * a language, names for pictures and controls, a token in each form that is posted, no script, style or handler inline.
 * The empty str when all is well, else one line per finding.
 */
struct str markup_findings(struct arena *a, struct str page);

/* ---- forms ---- */
struct markup_control {
        struct str tag, type, name, value; /* tag: input, textarea, option (of a select), button */
        struct str class, mode;            /* mode: inputmode */
        bool required, chosen;             /* chosen: checked, selected, or always for texts */
        bool invalid;                      /* marked as wrong, with a message that it refers to */
        int64_t most;                      /* maxlength, 0 without */
        size_t select;                     /* options of one select share a number, from 1 */
};
struct markup_form {
        struct str action;
        bool post, files;
        struct markup_control *control;
        size_t n;
};
/* All forms of a page. A form without action gets that of the page. */
size_t markup_forms(struct arena *a, struct str page, struct str target, struct markup_form **out);

/* How a form is filled in: what is there stays. */
enum markup_fill {
        FILL_AS_IS,    /* as a browser would send it untouched */
        FILL_REQUIRED, /* and what is required and empty gets something that fits */
        FILL_ALL,      /* and every empty text gets the given text, every choice its last option */
};
/* "a=1&b=2", without csrf and submission. text: for FILL_ALL, cut to each field's length. */
struct str markup_send(struct arena *a, const struct markup_form *f, enum markup_fill how, struct str text);

#endif
