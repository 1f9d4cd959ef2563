/*
 * The components of a page: each knows its markup, its accessibility and the rights of the reader. A field the actor may
 * not read is never drawn, whichever page asks. Markup and classes: docs/components.md.
 */
#ifndef WEB_UI_H
#define WEB_UI_H

#include "web/page.h"

/* ---- page head, panels, small parts ---- */
struct crumb {
        struct str label;
        struct url to; /* empty for the last one */
};
/*
 * Breadcrumbs, muted line, h1, badges and actions. Begins the page; every handler calls it once. Without a title of its own
 * it takes r->title, else the page's. Messages and the error summary are put below it by the layout.
 */
struct action {
        struct str label;
        struct url to;
        enum { ACTION_SECONDARY, ACTION_PRIMARY, ACTION_TERTIARY } weight;
        struct str icon; /* KERN icon name or empty */
        /* Who may not open the page at `to` is not offered it in the head; needs is for fewer people than that. */
        enum cap needs;
};
struct badge {
        struct str label;
        enum tone { TONE_NEUTRAL, TONE_INFO, TONE_SUCCESS, TONE_WARNING, TONE_DANGER } tone;
        struct str icon; /* empty: the tone's own */
};
struct page_head {
        const struct crumb *crumb;
        size_t crumbs;
        struct str over, title;
        const struct badge *badge;
        size_t badges;
        const struct action *action;
        size_t actions;
        struct str audience; /* of what a case page prints; empty: „nur intern“ */
};
void ui_head(struct req *r, const struct page_head *h);
void ui_badge(struct html *h, struct badge b);
void ui_action(struct html *h, struct action a);
/* Panel with title; aside is a count or empty, link one link right (may be {0}). Ends with ui_panel_end. */
void ui_panel(struct html *h, struct str title, struct str aside, struct action link);
void ui_panel_urgent(struct html *h, struct str title, struct str aside);
void ui_panel_end(struct html *h);
/* Two-column grid of day and case (main 944, side 432); ui_grid, content, ui_grid_side, content, ui_grid_end. */
void ui_grid(struct html *h);
void ui_grid_side(struct html *h);
void ui_grid_end(struct html *h);
/* Empty panel: one line, one action. */
void ui_empty(struct html *h, struct str text, struct action a);
struct row_item {
        struct str when;    /* "seit 10 Tagen" */
        struct badge badge; /* instead of when, if label given */
        struct str title, meta;
        struct url meta_link; /* person or case */
        struct str meta_link_label;
        struct action action;
        bool urgent;
        struct url to;    /* the title is a link */
        bool badge_right; /* the badge stands at the right, on phones too: states of a list such as consents */
};
void ui_rows(struct html *h, const struct row_item *rows, size_t n);
struct figure {
        struct str value, label, icon;
        enum tone tone;
        struct url to;
};
void ui_figures(struct html *h, const struct figure *f, size_t n);
struct chip {
        struct str label;
        struct url to;
        bool current;
};
void ui_chips(struct html *h, struct str label, const struct chip *c, size_t n);
void ui_tabs(struct html *h, struct str label, const struct chip *c, size_t n);
/* Message panel: success, warning, danger. */
void ui_message(struct html *h, enum tone tone, struct str title, struct str text);
struct timeline_entry {
        struct str when;
        enum timeline_mark { MARK_CONTACT, MARK_DOCUMENT, MARK_DISRUPTION, MARK_NETWORK } mark;
        struct str title, meta;
        struct url to;
};
void ui_timeline(struct html *h, const struct timeline_entry *e, size_t n);
void ui_quote(struct html *h, struct str words, struct str source);

/* ---- forms ---- */
struct ui_option {
        struct str code, label, help;
};
/* Where a form finds code lists and the names of references; set per request by the module that owns them. */
struct option_source {
        enum err (*codes)(struct req *r, struct rtx *tx, struct str list, struct ui_option **out, size_t *n);
        enum err (*refs)(struct req *r, struct rtx *tx, struct str entity, struct ui_option **out, size_t *n);
        /* Name of one record; may be NULL, then it is looked for among refs. The empty str when it is not visible. */
        enum err (*name)(struct req *r, struct rtx *tx, struct str entity, int64_t id, struct str *out);
        /* Label of a code that is not offered any more; may be NULL, then the code itself is shown. */
        enum err (*label)(struct req *r, struct rtx *tx, struct str list, struct str code, struct str *out);
};
void ui_option_source_set(struct option_source s);

struct form_view {
        struct url action;
        struct str submit; /* „Einwilligung speichern“ */
        struct url cancel;
        bool files;
        int64_t version;   /* of the record that is edited; 0 for a new one */
        struct str danger; /* danger button look */
};
/*
 * <form>, hidden csrf token, submission id and version. The form stands in a panel of the page. The summary of r->errs is
 * drawn by the layout above the content, with links to the controls that were really drawn.
 */
void ui_form_begin(struct req *r, const struct form_view *f);
/* Submit, cancel, </form>. */
void ui_form_end(struct req *r, const struct form_view *f);
/* One control of any kind with label, hint, message; value from the request if it was sent, else v. */
enum err ui_field(struct req *r, struct rtx *tx, const struct field *f, struct value v);
/* All writable fields of the record in order of declaration, with group headings. */
enum err ui_fields(struct req *r, struct rtx *tx, const struct record *rec);
/* A heading over fields, with an optional hint below it; ends with ui_group_end. ui_fields does it for K_GROUP fields. */
void ui_group(struct html *h, struct str heading, struct str hint);
void ui_group_end(struct html *h);
/* Two fields that belong together stand side by side where there is room: an answer and its evidence. */
void ui_pair(struct html *h);
void ui_pair_end(struct html *h);
/* begin + fields + end. */
enum err ui_form(struct req *r, struct rtx *tx, const struct form_view *f, const struct record *rec);
/* Free-standing control without a field table (search, filters). */
void ui_select(struct req *r, struct str key, struct str label, struct str current, const struct ui_option *o,
               size_t n);
void ui_input(struct req *r, struct str key, struct str label, struct str current);
/* With a hint below the label and autocomplete ("username", "one-time-code"); both may be empty. Nothing is corrected or capitalised. */
void ui_input_as(struct req *r, struct str key, struct str label, struct str hint, struct str autocomplete,
                 struct str current);
/* Password; never drawn again. autocomplete: "current-password" or "new-password". */
void ui_password(struct req *r, struct str key, struct str label, struct str autocomplete);
/* What a record is called for this reader: its names, or only its kind („Störung“) if one of them is closed to the reader. */
struct str ui_title(struct req *r, const struct record *rec);
void ui_hidden(struct html *h, struct str key, struct str value);
/* How many forms were begun on this page so far. */
int ui_form_number(struct req *r);
/*
 * What a form needs first is made elsewhere, and then it goes on with what was typed: a button of the form with that number
 * on the page, inside or outside of it. what: the value of DETOUR_BUTTON (detour.h), "consent - art=release an=7".
 */
void ui_detour(struct req *r, int form, struct str what, struct str label);
/* A single button that posts: „Erledigt“. fields: hidden values. */
void ui_post_button(struct req *r, struct url action, struct str label, const struct form_field *hidden,
                    size_t n);

/*
 * Reads the form into the record: undeclared fields are dropped, fields the actor may not write keep their value, messages
 * go to r->errs. ERR_INVALID if there were any. tx is used to check codes and references.
 */
enum err form_read(struct req *r, struct rtx *tx, struct record *rec);
/*
 * One field that belongs to no record: codes and references only if they are offered, then field_check. A message goes to
 * r->errs, and out is empty. Pages read what was typed by these and form_read only (lint), so that no choice goes unchecked.
 */
enum err form_value(struct req *r, struct rtx *tx, const struct field *f, struct value *out);
/* before: what is stored may stay, although it is not offered any more. */
enum err form_value_before(struct req *r, struct rtx *tx, const struct field *f, struct value before,
                           struct value *out);
/* The same for one type: the empty str, DATE_NONE, 0 when nothing was given. */
enum err form_text(struct req *r, struct rtx *tx, const struct field *f, struct str *out);
enum err form_date(struct req *r, struct rtx *tx, const struct field *f, struct date *out);
enum err form_ref(struct req *r, struct rtx *tx, const struct field *f, int64_t *out);
/* The version number the form was drawn with. */
int64_t form_version(const struct req *r);

/* ---- details ---- */
/* dl of all readable, given fields; references and codes by name. */
enum err ui_detail(struct req *r, struct rtx *tx, const struct record *rec);
/* Text of one value as people read it. */
enum err ui_value(struct req *r, struct rtx *tx, const struct field *f, struct value v, struct str *out);
/* The same for a field of a record: with the words that were kept for good when it has them (field.words). */
enum err ui_value_in(struct req *r, struct rtx *tx, const struct record *rec, size_t field, struct str *out);
/* For a value of its history: the kept words when it is the one they were kept for. */
enum err ui_value_kept(struct req *r, struct rtx *tx, const struct record *rec, size_t field, struct value v,
                       struct str *out);

/* ---- tables ---- */
/*
 * Where a column goes on a phone, so that no list needs sideways scrolling: under the first cell if nothing else is said, as
 * the first of these lines, as the one column beside it (of several that are no numbers the first), or nowhere.
 */
enum ui_phone {
        PHONE_LINE,
        PHONE_FIRST,
        PHONE_COLUMN,
        PHONE_GONE,
};
struct ui_column {
        struct str key; /* sort key in the query, empty = not sortable */
        struct str label;
        enum data_class cls;
        bool number; /* right aligned */
        enum ui_phone phone;
        bool extra; /* not shown before somebody asks for it (choice of columns) */
};
struct ui_cell {
        struct str text;
        struct url to;
        struct badge badge;
};
/* A select above the table; its key is a query field, the first option stands for "all" (empty code). */
struct ui_filter {
        struct str key, label, current;
        const struct ui_option *option;
        size_t options;
};
/* The selects alone, above what is no table: they lead to this page again and keep the rest of its query. */
void ui_filter_bar(struct req *r, const struct ui_filter *f, size_t n);
/* A select over a code list; its current value is the query field key, if the list has it. all: „Alle Arten“. */
enum err ui_filter_codes(struct req *r, struct rtx *tx, struct str key, struct str label, struct str all,
                         struct str list, struct ui_filter *out);
/* The label of one code, or the code itself. */
enum err ui_code_label(struct req *r, struct rtx *tx, struct str list, struct str code, struct str *out);
struct table_view {
        struct str title;   /* seen above the table; empty when the page’s head says it */
        struct str caption; /* for screen readers */
        const struct ui_column *column;
        size_t columns;
        struct ui_cell *cell; /* rows * columns; the first column is the row header */
        size_t rows;
        int64_t total, offset; /* for „1 bis 12 von 23“ */
        struct str sort;       /* current sort key */
        bool descending;
        struct str empty;        /* „Keine Fälle mit diesen Filtern.“ */
        struct str download;     /* file name of exports without ending; empty = no export */
        bool searchable;         /* search field (query q) above the table */
        struct str search_label; /* what to type there; empty: „Suche in der Liste“ */
        const struct ui_filter *filter;
        size_t filters;
        struct str unit; /* „Fällen“ for „1 bis 50 von 61 Fällen“; empty: „Einträgen“ */
};
/*
 * The column is worth filling in: it is shown, or the user has asked for it. For the next table of this page; only columns
 * that cost something need to ask.
 */
bool ui_table_fills(struct req *r, const struct ui_column *c);
/* Panel with table, sort links, choice of columns, pager and export links. If the request asks for ?format=csv or xlsx, the same rows become a download. */
enum err ui_table(struct req *r, const struct table_view *t);
/* „1 bis 50 von 84 Einträgen · Weiter zu 51 bis 84“; nothing when all are there. For lists that are no tables. */
void ui_pager(struct req *r, size_t rows, int64_t offset, int64_t total, struct str unit);
/*
 * Sort, direction, page and limit of the request; limit is LIMIT_EXPORT_ROWS when an export is asked. A sort key counts only
 * if it is the key of a column that the reader sees; default_sort else ("-key" for descending). Lists without order: no columns.
 */
struct list_query {
        struct str sort, search;
        bool descending, export;
        int64_t offset, limit;
};
struct list_query list_query_of(const struct req *r, struct str default_sort, const struct ui_column *column,
                                size_t columns);

/* ---- sheets: what is printed and handed out or posted ---- */
struct ui_sheet {
        struct str sender;   /* office and site */
        struct str receiver; /* lines of an address, may be empty */
        struct str dated;    /* „Musterau, 1. April 2025“ */
        struct str lang;     /* "ar"; empty: German */
        bool rtl;
        struct str hint; /* how it is printed; empty: with the browser */
};
/* A hint how to print, then the sheet; the page's h1 stands above it. Ends with ui_sheet_end. */
void ui_sheet(struct html *h, const struct ui_sheet *s);
void ui_sheet_heading(struct html *h, struct str text);
void ui_sheet_text(struct html *h, struct str text);
/* A list with marks, each line one text. */
void ui_sheet_list(struct html *h, const struct str *line, size_t n);
/* A question (may be empty, when a heading asks) with room to write: so many empty lines below it. */
void ui_sheet_blank(struct html *h, struct str question, int lines);
/* The head of an empty table to fill in by hand, with so many rows. */
void ui_sheet_grid(struct html *h, struct str caption, const struct str *column, size_t columns, int rows);
void ui_sheet_subheading(struct html *h, struct str text);
void ui_sheet_quote(struct html *h, struct str text);
/* Lines with a box before them; checked: bits. */
void ui_sheet_checks(struct html *h, const struct str *line, size_t n, uint64_t checked);
/* Lines with room to write behind the colon. */
void ui_sheet_fields(struct html *h, const struct str *line, size_t n);
/* label: columns of them; cell: row by row. */
void ui_sheet_table(struct html *h, const struct str *label, size_t columns, const struct str *cell,
                    size_t rows);
/* Lines to sign on, side by side, with what stands below them. */
void ui_sheet_sign(struct html *h, const struct str *below, size_t n);
void ui_sheet_end(struct html *h);

/* ---- whole pages ---- */
/* Full page for a confirmation: „Einwilligung widerrufen? …“ with the form_view's button. */
void ui_confirm(struct req *r, const struct form_view *f, struct str question, struct str consequence);
/* The same with fields between the consequence and the button. */
void ui_confirm_begin(struct req *r, const struct form_view *f, struct str question, struct str consequence);
void ui_confirm_end(struct req *r, const struct form_view *f);
/* Both versions of a record after ERR_CONFLICT; choice per field; posts again with the new version. */
enum err ui_conflict(struct req *r, struct rtx *tx, const struct form_view *f, const struct record *mine,
                     const struct record *theirs);

#endif
