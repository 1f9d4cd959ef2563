/*
 * Blocks as plain text that people can edit, and back:
 *
 *   # Heading, ## smaller heading      - point of a list      [ ] box, [x] crossed box     > somebody's own words
 *   | Wer | Was |  table, the first line is its head          Name: ___  a line to write on
 *   ___ below the first line | below the second  lines to sign on              === a new page
 *   (( what is still missing ))  anywhere in a text: nobody has entered it yet
 *
 * Everything else is a paragraph; an empty line ends one. There is no text that cannot be read.
 */
#ifndef PAPER_MARKUP_H
#define PAPER_MARKUP_H

#include "paper/paper.h"

enum { MARKUP_MOST_BLOCKS = 2000 };
void markup_read(struct arena *a, struct str text, struct paper_block **out, size_t *n);

/* ---- writing: what is filled in must not become markup ---- */
/* A value inside of a paragraph or point: its line ends stay, nothing at the beginning of a line means anything. */
struct str markup_value(struct arena *a, struct str value);
/* The same in a cell of a table: one line, no bar. */
struct str markup_cell(struct arena *a, struct str value);
/* „((Anschrift))“ */
struct str markup_open(struct arena *a, struct str label);
/* The next open place in a text, and what stands before and behind it; false when there is none. */
bool markup_open_next(struct str text, struct str *before, struct str *label, struct str *rest);
/* How many there are. */
size_t markup_open_count(struct str text);
/* On paper an open place is a line to write on. */
struct str markup_blank(struct arena *a, struct str text);

#endif
