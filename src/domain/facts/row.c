#include "domain/facts/row.h"

#include "base/text.h"
#include "domain/codes/codes.h"

#define SOURCE_ROW(name_, label_, path_, later_)                                                             \
        [ROWS_##name_] = {                                                                                   \
                .name = S_INIT(#name_), .label = S_INIT(label_), .path = "" path_ "", .later = later_},
#define SOURCE(name, label, path) SOURCE_ROW(name, label, path, false)
#define SOURCE_LATER(name, label, path) SOURCE_ROW(name, label, path, true)
#define COLUMN(...)
const struct row_source_row row_source_table[ROW_SOURCES] = {
#include "domain/facts/row.def"
};
#undef SOURCE
#undef SOURCE_LATER
#undef COLUMN
#define SOURCE(...)
#define SOURCE_LATER(...)
#define COLUMN(source_, name_, class_, label_)                                                               \
        [COL_##source_##_##name_] = {.source = ROWS_##source_,                                               \
                                     .name = S_INIT(#name_),                                                 \
                                     .label = S_INIT(label_),                                                \
                                     .cls = CLASS_##class_},
const struct row_column_row row_column_table[ROW_COLUMNS] = {
#include "domain/facts/row.def"
};
#undef SOURCE
#undef SOURCE_LATER
#undef COLUMN

enum row_source row_source_by_name(struct str name)
{
        enum row_source s = 0;
        while (s < ROW_SOURCES && !str_eq(row_source_table[s].name, name))
                s++;
        return s;
}

enum row_column row_first(enum row_source s)
{
        enum row_column c = 0;
        while (c < ROW_COLUMNS && row_column_table[c].source != s)
                c++;
        return c;
}

enum row_column row_column_by_name(enum row_source s, struct str name)
{
        for (enum row_column c = row_first(s); c < ROW_COLUMNS && row_column_table[c].source == s; c++)
                if (str_eq(row_column_table[c].name, name))
                        return c;
        return ROW_COLUMNS;
}

/* ---- writing ---- */

static int64_t *numbers_grow(struct row_sheet *s, const int64_t *old, size_t room)
{
        int64_t *more = NEW_ARRAY(s->arena, int64_t, room);
        for (size_t i = 0; i < s->rows; i++)
                more[i] = old[i];
        return more;
}

void row_begin(struct row_sheet *s, int64_t id)
{
        if (s->rows == s->room) {
                size_t room = s->room * 2 + 32;
                struct str *cell = NEW_ARRAY(s->arena, struct str, room * s->columns);
                for (size_t i = 0; i < s->rows * s->columns; i++)
                        cell[i] = s->cell[i];
                s->cell = cell;
                s->id = numbers_grow(s, s->id, room);
                s->under = numbers_grow(s, s->under, room);
                s->party = numbers_grow(s, s->party, room);
                s->room = room;
        }
        s->id[s->rows++] = id;
}

void row_under(struct row_sheet *s, enum row_source source, int64_t id)
{
        must(s->rows > 0);
        s->under_source = source;
        s->under[s->rows - 1] = id;
}

void row_party(struct row_sheet *s, int64_t organisation)
{
        must(s->rows > 0);
        s->party[s->rows - 1] = organisation;
}

static struct str *place(const struct row_sheet *s, size_t row, enum row_column c)
{
        must(c < ROW_COLUMNS && row_column_table[c].source == s->source && row < s->rows);
        return &s->cell[row * s->columns + (c - row_first(s->source))];
}

void row_text(struct row_sheet *s, enum row_column c, struct str text)
{
        must(s->rows > 0);
        *place(s, s->rows - 1, c) = text;
}

void row_date(struct row_sheet *s, enum row_column c, struct date d)
{
        if (date_given(d))
                row_text(s, c, date_german(s->arena, d));
}

void row_money(struct row_sheet *s, enum row_column c, int64_t cents)
{
        if (cents)
                row_text(s, c, text_money(s->arena, cents));
}

enum err row_codes(struct row_sheet *s, enum row_column c, struct str list, struct str codes)
{
        struct str code, label, all = S("");
        while (codes_next(&codes, &code)) {
                TRY(codes_label(s->tx, list, code, &label));
                all = str_join_with(s->arena, S(", "), all, label);
        }
        row_text(s, c, all);
        return OK;
}

/* ---- reading ---- */

enum err row_sheet_read(struct rtx *tx, const struct grant *g, enum row_source source, struct row_sheet *out)
{
        *out = (struct row_sheet){
                .tx = tx, .arena = rtx_arena(tx), .source = source, .under_source = ROW_SOURCES};
        for (enum row_column c = row_first(source); c < ROW_COLUMNS && row_column_table[c].source == source;
             c++)
                out->columns++;
        for (const struct row_provider *const *p = all_row_providers; *p; p++)
                if ((*p)->source == source)
                        return (*p)->fill(tx, g, out);
        return OK;
}

struct str row_cell(const struct row_sheet *s, size_t row, enum row_column c)
{
        return *place(s, row, c);
}

size_t row_number_of(const struct row_sheet *s, int64_t id)
{
        size_t i = 0;
        while (i < s->rows && s->id[i] != id)
                i++;
        return i;
}
