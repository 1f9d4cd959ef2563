/*
 * A document as neutral blocks, and the PDF made of them. Lengths are chosen by the layout, not by the caller: DIN 5008 form B
 * for letters, a plain sheet else. The same blocks are drawn as HTML by whoever shows a preview.
 */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include "base/base.h"

enum paper_kind {
        PAPER_TEXT,    /* paragraphs, divided by an empty line */
        PAPER_HEADING, /* level 1 or 2 */
        PAPER_LIST,    /* lines with marks */
        PAPER_TABLE,   /* lines: labels of the columns; cells row by row */
        PAPER_FIELDS,  /* lines „Name:“ with room to write; with a value behind the colon it is printed */
        PAPER_CHECKS,  /* lines with a box before them; checked: bit of those that are crossed */
        PAPER_SIGN,    /* lines to sign on, with what stands below them; two side by side */
        PAPER_QUOTE,   /* somebody's own words */
        PAPER_BREAK    /* a new page */
};
struct paper_block {
        enum paper_kind kind;
        int level;
        struct str text;
        const struct str *line;
        size_t lines;
        const struct str *cell; /* rows * lines */
        size_t rows;
        uint64_t checked;
        bool keep; /* stays together with what follows */
};
struct paper_info {
        struct str label, value;
};
struct paper {
        struct str title;   /* of the file, and heading of a sheet that is no letter */
        struct str subject; /* of a letter; its heading */
        struct str lang;    /* "de", "ar": of the text; rtl says which way it runs */
        bool rtl;
        bool letter;             /* with address window, reference block and fold marks */
        struct str office;       /* first line of the letterhead */
        struct str sender;       /* one line above the address */
        struct str receiver;     /* lines */
        struct paper_info *info; /* reference block, date included */
        size_t infos;
        struct str footer;   /* left in the foot of every page, may be empty */
        struct str page, of; /* „Seite “, „ von “ in the language of the document */
        struct moment made;
        const struct paper_block *block;
        size_t blocks;
};

/* The file. ERR_LIMIT above MOST_PAGES, ERR_INTERNAL when no font is there or a library refuses. */
enum err paper_pdf(struct arena *a, const struct paper *p, struct str *out);
enum { PAPER_MOST_PAGES = 200 };
/* Fonts for the first document of this process; paper_pdf does it by itself. False: no font on this machine. */
bool paper_warm(void);
/* Arabic, Persian, Hebrew, Urdu: "ar", "fa", "he", "ur". */
bool paper_rtl(struct str lang);

#endif
