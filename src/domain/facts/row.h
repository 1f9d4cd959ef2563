/*
 * Row sources: what letters repeat line by line, and what one letter can be about. row.def is the one list; every subject fills
 * its own beside its data, in a file *_rows.c, with one statement and without asking who reads: the class stands with the column.
 *
 *   ROWS(tasks)
 *   (struct rtx *tx, const struct grant *g, struct row_sheet *out)
 *   {
 *           TRY(db_list_in(tx, g, &sql_task_rows, NO_ARGS, &t, &n));
 *           for (size_t i = 0; i < n; i++) {
 *                   row_begin(out, t[i].id);
 *                   row_text(out, COL_tasks_title, t[i].title);
 *                   row_date(out, COL_tasks_due, t[i].due);
 *           }
 *           return OK;
 *   }
 */
#ifndef DOMAIN_FACTS_ROW_H
#define DOMAIN_FACTS_ROW_H

#include "db/stmt.h"

enum row_source {
#define SOURCE(name, ...) ROWS_##name,
#define SOURCE_LATER(name, ...) ROWS_##name,
#define COLUMN(...)
#include "domain/facts/row.def"
#undef SOURCE
#undef SOURCE_LATER
#undef COLUMN
        ROW_SOURCES
};
enum row_column {
#define SOURCE(...)
#define SOURCE_LATER(...)
#define COLUMN(source, name, ...) COL_##source##_##name,
#include "domain/facts/row.def"
#undef SOURCE
#undef SOURCE_LATER
#undef COLUMN
        ROW_COLUMNS
};

struct row_source_row {
        struct str name, label;
        const char *path; /* where its rows are entered */
        bool later;       /* nobody fills it yet */
};
struct row_column_row {
        enum row_source source;
        struct str name, label;
        enum data_class cls;
};
extern const struct row_source_row row_source_table[ROW_SOURCES];
extern const struct row_column_row row_column_table[ROW_COLUMNS];

/* ROW_SOURCES, ROW_COLUMNS if there is none. */
enum row_source row_source_by_name(struct str name);
enum row_column row_column_by_name(enum row_source s, struct str name);
/* The first column of a source; those of one source follow each other. */
enum row_column row_first(enum row_source s);

/* The rows of one source; texts as people read them. */
struct row_sheet {
        struct rtx *tx;
        struct arena *arena;
        enum row_source source;
        struct str *cell; /* rows * columns */
        int64_t *id;
        int64_t *under;               /* row of under_source that it belongs to */
        int64_t *party;               /* organisation it is about, 0: none */
        enum row_source under_source; /* ROW_SOURCES: rows belong to the case only */
        size_t rows, columns, room;
};

struct row_provider {
        enum row_source source;
        enum err (*fill)(struct rtx *tx, const struct grant *g, struct row_sheet *out);
};
#define ROWS(id)                                                                                             \
        static enum err rows_fill_##id(struct rtx *tx, const struct grant *g, struct row_sheet *out);        \
        const struct row_provider rows_##id = {ROWS_##id, rows_fill_##id};                                   \
        static enum err rows_fill_##id
extern const struct row_provider *const all_row_providers[];

/* ---- for providers ---- */
void row_begin(struct row_sheet *s, int64_t id);
void row_text(struct row_sheet *s, enum row_column c, struct str text);
void row_date(struct row_sheet *s, enum row_column c, struct date d);
void row_money(struct row_sheet *s, enum row_column c, int64_t cents); /* nothing for 0 */

/* The row begun last belongs to this row of another source: a letter about that one repeats only what is its own. */
void row_under(struct row_sheet *s, enum row_source source, int64_t id);
/* Whom the row begun last is about: the recipient of letters with `to: row`. */
void row_party(struct row_sheet *s, int64_t organisation);

/* The label of a code, or the labels of several, with commas. */
enum err row_codes(struct row_sheet *s, enum row_column c, struct str list, struct str codes);

/* ---- for readers ---- */
/* All rows of the source in this case; none for a source that nobody fills yet. */
enum err row_sheet_read(struct rtx *tx, const struct grant *g, enum row_source source, struct row_sheet *out);
struct str row_cell(const struct row_sheet *s, size_t row, enum row_column c);
/* The number of the row with this id, or s->rows. */
size_t row_number_of(const struct row_sheet *s, int64_t id);

#endif
