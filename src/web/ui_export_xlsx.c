/* XLSX by libxlsxwriter. Cells are strings, numbers or dates, never formulas. The file is made in memory only. */
#define BASE_BORDER
#include "web/ui_inner.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { CELL_MAX = 32767, MONEY_CENTS = 100, WIDTH_MAX = 50, WIDTH_MIN = 8 };

struct sheet {
        struct arena *a;
        lxw_workbook *book;
        lxw_worksheet *sheet;
        lxw_format *head, *date, *money;
};

/* ---- cells ---- */

/* "06.05.2025" with its four-digit year; "6.5." in a sentence stays text. */
static bool is_date(struct str s, struct date *out)
{
        return s.n == 10 && s.p[2] == '.' && s.p[5] == '.' && date_parse(s, out);
}

static void put_text(struct sheet *s, size_t row, size_t col, struct str text, lxw_format *format)
{
        while (text_length(text) > CELL_MAX)
                text = text_prefix(text, CELL_MAX);
        worksheet_write_string(s->sheet, (lxw_row_t)row, (lxw_col_t)col, str_c(s->a, text), format);
}

static void put_date(struct sheet *s, size_t row, size_t col, struct date d)
{
        struct ymd y = date_ymd(d);
        lxw_datetime t = {.year = y.year, .month = y.month, .day = y.day};
        worksheet_write_datetime(s->sheet, (lxw_row_t)row, (lxw_col_t)col, &t, s->date);
}

/* Columns of figures become numbers one can add up; what does not read as one stays as it is. */
static void put_cell(struct sheet *s, size_t row, size_t col, struct str text, bool number)
{
        struct date d;
        int64_t n;
        if (is_date(text, &d))
                put_date(s, row, col, d);
        else if (number && str_int(text, &n))
                worksheet_write_number(s->sheet, (lxw_row_t)row, (lxw_col_t)col, (double)n, NULL);
        else if (number && str_ends(text, S("€")) && text_money_parse(text, &n))
                worksheet_write_number(s->sheet, (lxw_row_t)row, (lxw_col_t)col, (double)n / MONEY_CENTS,
                                       s->money);
        else if (!str_empty(text))
                put_text(s, row, col, text, NULL);
}

static size_t width_of(const struct ui_grid_view *g, size_t i)
{
        size_t width = text_length(g->t->column[g->column[i]].label);
        for (size_t row = 0; row < g->t->rows; row++) {
                size_t n = text_length(ui_cell_text(ui_table_cell(g, row, i)));
                width = n > width ? n : width;
        }
        if (width < WIDTH_MIN)
                return WIDTH_MIN;
        return width > WIDTH_MAX ? WIDTH_MAX : width;
}

static void fill(struct sheet *s, const struct ui_grid_view *g)
{
        for (size_t i = 0; i < g->n; i++) {
                lxw_col_t col = (lxw_col_t)i;
                worksheet_set_column(s->sheet, col, col, (double)width_of(g, i) + 2, NULL);
                put_text(s, 0, i, g->t->column[g->column[i]].label, s->head);
        }
        for (size_t row = 0; row < g->t->rows; row++)
                for (size_t i = 0; i < g->n; i++)
                        put_cell(s, row + 1, i, ui_cell_text(ui_table_cell(g, row, i)),
                                 g->t->column[g->column[i]].number);
        worksheet_freeze_panes(s->sheet, 1, 0);
        if (g->n)
                worksheet_autofilter(s->sheet, 0, 0, (lxw_row_t)g->t->rows, (lxw_col_t)(g->n - 1));
}

/* ---- the file ---- */

static enum err write_book(struct arena *a, const struct ui_grid_view *g, const char *path)
{
        /* the library keeps parts in files; they stay in memory where the system has such a place */
        char *parts = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NULL;
        lxw_workbook_options options = {.tmpdir = parts};
        struct sheet s = {.a = a, .book = workbook_new_opt(path, &options)};
        if (!s.book)
                return ERR_INTERNAL;
        s.sheet = workbook_add_worksheet(s.book, "Liste");
        s.head = workbook_add_format(s.book);
        s.date = workbook_add_format(s.book);
        s.money = workbook_add_format(s.book);
        format_set_bold(s.head);
        format_set_num_format(s.date, "dd.mm.yyyy");
        format_set_num_format(s.money, "#,##0.00 \"€\"");
        fill(&s, g);
        return workbook_close(s.book) == LXW_NO_ERROR ? OK : ERR_INTERNAL;
}

static enum err read_all(struct arena *a, int fd, struct str *out)
{
        struct stat st;
        if (fstat(fd, &st) || st.st_size <= 0 || st.st_size > LIMIT_FILE_BYTES)
                return ERR_LIMIT;
        size_t n = (size_t)st.st_size;
        char *p = arena_alloc(a, n);
        if (pread(fd, p, n, 0) != st.st_size)
                return ERR_INTERNAL;
        *out = (struct str){p, n};
        return OK;
}

enum err ui_export_xlsx(struct arena *a, const struct ui_grid_view *g, struct str *out)
{
        int fd = memfd_create("export", MFD_CLOEXEC);
        if (fd < 0)
                return ERR_INTERNAL;
        struct str path = str_join(a, S("/proc/self/fd/"), str_from_int(a, fd));
        enum err e = write_book(a, g, str_c(a, path));
        if (e == OK)
                e = read_all(a, fd, out);
        close(fd);
        return e;
}
