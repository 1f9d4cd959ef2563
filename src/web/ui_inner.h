/* What the component files share and pages do not need. */
#ifndef WEB_UI_INNER_H
#define WEB_UI_INNER_H

#include "core/audit.h"
#include "web/ui.h"

/* A control that was drawn: the error summary links to it and names it. */
struct ui_control {
        struct str key, label, id;
        struct ui_control *next;
};
/* An option list that was read in this request. */
struct ui_list {
        struct str name;
        bool refs;
        struct ui_option *option;
        size_t n;
        struct ui_list *next;
};
struct ui_state {
        bool head;         /* the page's head was drawn */
        size_t head_end;   /* where the messages belong in r->html */
        struct url action; /* of the form that was begun last */
        bool saves;        /* it has its first button, the one of the enter key */
        int forms;         /* begun so far: later forms get other ids */
        int tables;        /* drawn so far: a choice of columns is for one of them */
        struct ui_control *control, **last;
        struct ui_list *list;
};
struct ui_state *ui_state_of(struct req *r);

/* Marks a control whose absence from the request means "nothing chosen". */
#define UI_DRAWN "_drawn."
/* Conflict page: put both texts of this field under each other and draw the form again. */
#define UI_MERGE "_merge"
#define UI_MINE "_mine."
#define UI_THEIRS "_theirs."

/* ---- small parts ---- */
/* <span class="kern-icon …">, hidden from screen readers. extra: more classes with a blank in front, or empty. */
void ui_icon(struct html *h, struct str name, struct str extra);
void ui_button_label(struct html *h, struct str icon, struct str label);
struct str ui_tone_name(enum tone t);
/* Message of the last action (query "gesagt") and the summary of r->errs, for the place below the page head. */
void ui_notices(struct req *r, struct html *h);

/* Where in the case: what all of its pages have beside the breadcrumbs. */
struct places_view ui_places_of(struct req *r);

/* ---- fields ---- */
/* The actor may read and write the field's class, and the field is for forms at all. */
bool ui_field_open(const struct req *r, const struct field *f);
bool ui_field_readable(const struct req *r, const struct field *f);
/* The request carries this field: it was drawn in the form that was sent. */
bool ui_field_sent(const struct req *r, struct str key);
struct str ui_control_id(struct req *r, struct str key);
void ui_control_note(struct req *r, struct str key, struct str label, struct str id);
/* What kind of control a field gets. */
enum ui_shape {
        SHAPE_TEXT,
        SHAPE_AREA,
        SHAPE_BOX,
        SHAPE_RADIOS,
        SHAPE_CARDS,
        SHAPE_BOXES,
        SHAPE_SELECT,
        SHAPE_FILE
};
/* Everything that is known about the control before a character of it is written. */
struct ui_view_field {
        const struct field *f;
        enum ui_shape shape;
        struct str id, value, error;
        struct ui_option *option;
        size_t options;
        const struct page *add; /* REF: where a missing one is made, or NULL */
        bool first;             /* its button is the first one of the form */
        bool chosen;            /* BOOL: ticked */
        bool keeps;             /* FILE: there is one already */
};
void ui_draw_single(struct html *h, const struct ui_view_field *c);
void ui_draw_group(struct html *h, const struct ui_view_field *c);
void ui_draw_box(struct html *h, const struct ui_view_field *c);
/* Parts of the frame around a control. */
bool ui_field_failed(const struct ui_view_field *c);
void ui_label_words(struct html *h, const struct ui_view_field *c);
void ui_label(struct html *h, const struct ui_view_field *c);
void ui_hint(struct html *h, const struct ui_view_field *c);
void ui_error(struct html *h, const struct ui_view_field *c);
void ui_option_tag(struct html *h, struct str code, struct str text, bool selected);
/* aria-describedby with the ids that exist, and only those. */
void ui_described(struct html *h, const struct ui_view_field *c);

/* <form> with its hidden fields. classes: after "fn-form", with a blank in front, or empty. */
void ui_form_open(struct req *r, const struct form_view *f, struct str classes);

/* ---- two versions ---- */
/* Words of two texts; same says which of them both have in common, in order. */
struct ui_words {
        struct str *word; /* each with the blanks behind it */
        bool *same;
        size_t n;
};
void ui_compare(struct arena *a, struct str mine, struct str theirs, struct ui_words *m, struct ui_words *t);
/* The text with what differs in <ins>. */
void ui_words(struct html *h, const struct ui_words *w);
/* Entries of the history that are newer than a version of the record, newest first. */
enum err ui_changes_since(struct rtx *tx, const struct record *rec, int64_t version,
                          struct change_entry **out, size_t *n);
/* A value from its plain text in the history (value_plain). */
struct value ui_value_of_plain(const struct field *f, struct str plain);
/* „gerade eben“, „vor 4 Minuten“, „am 06.05.2025, 08:04 Uhr“ */
struct str ui_ago(struct arena *a, struct moment then);

/* ---- options ---- */
/* Options of a CODE, CODES or REF field, read once per request. */
enum err ui_options(struct req *r, struct rtx *tx, const struct field *f, struct ui_option **out, size_t *n);
/* Label of a code, offered or not; the code itself when nobody knows it. */
enum err ui_field_code_label(struct req *r, struct rtx *tx, const struct field *f, struct str code,
                             struct str *out);
const struct ui_option *ui_option_find(const struct ui_option *o, size_t n, struct str code);
/* "b" is in "a b c". */
bool ui_codes_have(struct str codes, struct str code);
/* Next code of "a b c"; false at the end. */
bool ui_codes_next(struct str *rest, struct str *out);
/* Name of a referenced record, or the empty str. */
enum err ui_ref_name(struct req *r, struct rtx *tx, struct str entity, int64_t id, struct str *out);

/* ---- tables ---- */
/* A table as one reader sees it: numbers of the columns that may be shown. */
struct ui_grid_view {
        const struct table_view *t;
        size_t *column, n;
};
/* ---- choice of columns (ui_columns.c) ---- */
/* Of the n-th table of the page, counted from 1: does the user want this column? What they may see is another question. */
bool ui_column_wanted(const struct req *r, int table, const struct ui_column *c);
/* „Spalten“: check boxes for all that the reader may see; nothing where there is nothing to choose. */
void ui_columns_choice(struct req *r, const struct table_view *t);
/* Is this table a list that people work with? */
bool ui_columns_offered(const struct req *r, const struct table_view *t);
/* May the reader see this column? */
bool ui_column_shown(const struct req *r, const struct ui_column *c);
struct ui_grid_view ui_table_visible(struct req *r, const struct table_view *t);
const struct ui_cell *ui_table_cell(const struct ui_grid_view *g, size_t row, size_t i);
/* What stands in an export: the text, or the badge's words. */
struct str ui_cell_text(const struct ui_cell *c);
bool ui_wants_export(const struct req *r);
/* The rows as a file (r->download). ERR_DENIED without the right to export. */
enum err ui_export(struct req *r, const struct ui_grid_view *g);
struct str ui_export_csv(struct arena *a, const struct ui_grid_view *g);
enum err ui_export_xlsx(struct arena *a, const struct ui_grid_view *g, struct str *out);
void ui_filter(struct req *r, const struct table_view *t);
bool ui_filter_active(const struct req *r, const struct table_view *t);

/* ---- links within a list: the same page and query with one thing changed ---- */
struct url ui_url_changed(struct req *r, struct str key, struct str value);
/* Hidden inputs for the query fields that the form around them does not set itself. */
void ui_keep_query(struct req *r, struct html *h, const struct ui_filter *f, size_t n);

#endif
