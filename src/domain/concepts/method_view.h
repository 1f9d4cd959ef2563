/* What the templates of work fields and goals show. */
#ifndef DOMAIN_CONCEPTS_METHOD_VIEW_H
#define DOMAIN_CONCEPTS_METHOD_VIEW_H

#include "web/html.h"

/* ---- the menu at the left ---- */
struct menu_goal {
        struct str label;
        struct url to;
        bool done, here;
};
struct menu_field {
        struct str label;
        struct url to;
        bool done, here, within; /* here: its own page; within: a page below it */
        struct menu_goal *goal;
        size_t goals;
};
struct field_menu {
        struct menu_field *field;
        size_t fields;
};

/* ---- one item with what was said ---- */
struct item_saying {
        struct str text; /* „Eigene Einschätzung: eher nein (09.04.)“ */
};
struct item_view {
        int64_t number;
        struct str label, words, text, evidence; /* text: a long value, below the label */
        struct str word, source, meta;           /* word: a short value at the right */
        bool scale, unclear, missing, divided;
        size_t steps, on; /* segments of the scale, the filled one from 1 */
        struct item_saying *other;
        size_t others;
        struct str history; /* „Verlauf, 2“ */
        struct url history_to;
        struct str list; /* „Zur Liste, 3“: of an item that a table answers */
        struct url list_to;
};
struct items_view {
        struct item_view *item;
        size_t items;
        struct str no_words; /* „Dazu gibt es noch keine Worte von Frau Albers.“ */
};

/* ---- evidence, suggestion, rating ---- */
struct evidence_line {
        struct str label, value, icon, tone;
        struct url to; /* may be empty */
        bool hint;
};
struct rating_choice {
        struct str code, label, anchor;
        bool chosen;
};
struct rating_view {
        struct evidence_line *evidence;
        size_t evidences;
        struct str suggested, because;
        struct url how;
        struct rating_choice choice[4];
        struct str error;
};

/* ---- guideline ---- */
struct guide_tick {
        struct str code, text;
        bool ticked;
};
struct guideline_view {
        struct guide_tick *tick;
        size_t ticks;
        bool may_tick;
};

/* ---- the printed guide ---- */
struct guide_part {
        struct str title, aim;
        struct guide_line {
                struct str text, known; /* known: what was said already, small */
        } * line;
        size_t lines;
};

void tpl_field_menu(struct html *h, const struct field_menu *v);
void tpl_items(struct html *h, const struct items_view *v);
void tpl_evidence(struct html *h, const struct rating_view *v);
void tpl_suggestion(struct html *h, const struct rating_view *v);
void tpl_choices(struct html *h, const struct rating_view *v);
void tpl_ticks(struct html *h, const struct guideline_view *v);
void tpl_guide(struct html *h, const struct guide_part *part, size_t n);

#endif
