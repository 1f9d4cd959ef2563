/* One file: two passes over the same blocks, pages, fonts. */
#define BASE_BORDER
#include "paper/paper_private.h"

#include <cairo-pdf.h>
#include <stdio.h>

/* Process-wide by nature: Pango's fonts of this process, set up on its first document (README). */
static PangoContext *press_context;

static const struct {
        double size;
        PangoWeight weight;
        PangoStyle style;
} types[TYPES] = {
        [TYPE_BODY] = {10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
        [TYPE_BOLD] = {10.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
        [TYPE_SMALL] = {9, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
        [TYPE_SMALL_BOLD] = {9, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
        [TYPE_TINY] = {7.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL},
        [TYPE_HEAD] = {13, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
        [TYPE_SUBHEAD] = {11, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL},
        [TYPE_ITALIC] = {10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC},
};
static PangoFontDescription *fonts[TYPES];

#if defined(__SANITIZE_ADDRESS__) || defined(__clang__)
/* Read by the leak checker at the end: what these libraries keep for the life of a process is theirs, and no leak of ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
        return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
        return "leak:libfontconfig\nleak:libpango\nleak:libcairo\n";
}
#endif

bool paper_warm(void)
{
        if (press_context)
                return true;
        PangoFontMap *map = pango_cairo_font_map_get_default();
        PangoContext *c = pango_font_map_create_context(map);
        cairo_font_options_t *exact = cairo_font_options_create();
        cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(c, exact);
        cairo_font_options_destroy(exact);
        pango_context_set_round_glyph_positions(c, FALSE);
        pango_cairo_context_set_resolution(c, 72);
        for (enum type t = 0; t < TYPES; t++) {
                fonts[t] = pango_font_description_from_string("Noto Sans, Noto Sans Arabic, DejaVu Sans");
                pango_font_description_set_absolute_size(fonts[t], types[t].size * PANGO_SCALE);
                pango_font_description_set_weight(fonts[t], types[t].weight);
                pango_font_description_set_style(fonts[t], types[t].style);
        }
        PangoFont *font = pango_font_map_load_font(map, c, fonts[TYPE_BODY]);
        if (!font)
                return false;
        g_object_unref(font);
        press_context = c;
        return true;
}

bool paper_rtl(struct str lang)
{
        return str_eq(lang, S("ar")) || str_eq(lang, S("fa")) || str_eq(lang, S("he")) ||
               str_eq(lang, S("ur"));
}

/* ---- text ---- */

static PangoLayout *layout_next(struct press *s)
{
        if (s->next < s->layouts)
                return s->layout[s->next++];
        if (s->layouts == s->room) {
                PangoLayout **more = NEW_ARRAY(s->a, PangoLayout *, s->room = s->room * 2 + 64);
                for (size_t i = 0; i < s->layouts; i++)
                        more[i] = s->layout[i];
                s->layout = more;
        }
        s->layout[s->layouts] = pango_layout_new(s->context);
        s->next = s->layouts + 1;
        return s->layout[s->layouts++];
}

PangoLayout *press_text(struct press *s, struct str text, enum type t, double width, PangoAlignment align)
{
        bool known = s->next < s->layouts;
        PangoLayout *l = layout_next(s);
        if (known)
                return l;
        pango_layout_set_font_description(l, fonts[t]);
        pango_layout_set_text(l, text.p ? text.p : "", (int)text.n);
        pango_layout_set_line_spacing(l, t == TYPE_TINY ? 1.0F : 1.08F);
        pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(l, align);
        pango_layout_set_width(l, width > 0 ? (int)(width * PANGO_SCALE) : -1);
        return l;
}

double press_height(PangoLayout *l)
{
        PangoRectangle r;
        pango_layout_get_extents(l, NULL, &r);
        return (double)r.height / PANGO_SCALE;
}

static void tag_begin(struct press *s, const char *tag)
{
        if (s->cr && tag)
                cairo_tag_begin(s->cr, tag, NULL);
}

static void tag_end(struct press *s, const char *tag)
{
        if (s->cr && tag)
                cairo_tag_end(s->cr, tag);
}

void press_put(struct press *s, PangoLayout *l, double x, double y, const char *tag)
{
        if (!s->cr)
                return;
        tag_begin(s, tag);
        cairo_move_to(s->cr, x, y);
        pango_cairo_show_layout(s->cr, l);
        tag_end(s, tag);
}

void press_line(struct press *s, double x1, double y1, double x2, double y2, double width, double grey)
{
        if (!s->cr)
                return;
        cairo_save(s->cr);
        cairo_set_source_rgb(s->cr, grey, grey, grey);
        cairo_set_line_width(s->cr, width);
        cairo_move_to(s->cr, x1, y1);
        cairo_line_to(s->cr, x2, y2);
        cairo_stroke(s->cr);
        cairo_restore(s->cr);
}

double press_x(const struct press *s, double indent, double width)
{
        return s->p->rtl ? PAPER_WIDTH - PAPER_RIGHT - indent - width : PAPER_LEFT + indent;
}

/* ---- tags and pages ---- */

void press_open(struct press *s, const char *tag)
{
        must(s->opened < MOST_OPEN_TAGS);
        s->open[s->opened++] = tag;
        tag_begin(s, tag);
}

void press_close(struct press *s)
{
        must(s->opened > 0);
        tag_end(s, s->open[--s->opened]);
}

static void foot_put(struct press *s)
{
        const struct paper *p = s->p;
        struct str number =
                str_join(s->a, p->page, str_from_int(s->a, s->page), p->of, str_from_int(s->a, s->pages));
        double y = PAPER_HEIGHT - MM(16.0);
        PangoLayout *right = press_text(s, number, TYPE_TINY, PAPER_BODY, PANGO_ALIGN_RIGHT);
        PangoLayout *left = press_text(s, p->footer, TYPE_TINY, PAPER_BODY * 0.75, PANGO_ALIGN_LEFT);
        /* The number of pages is not known while the first pass sets this text. */
        if (s->cr)
                pango_layout_set_text(right, number.p, (int)number.n);
        pango_layout_set_auto_dir(right, FALSE);
        pango_layout_set_alignment(right, p->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
        press_put(s, right, PAPER_LEFT, y, NULL);
        press_put(s, left, press_x(s, 0, PAPER_BODY * 0.75), y, NULL);
}

static void page_end(struct press *s)
{
        foot_put(s);
        if (s->cr)
                cairo_show_page(s->cr);
}

void press_new_page(struct press *s)
{
        for (size_t i = s->opened; i > 0; i--)
                tag_end(s, s->open[i - 1]);
        page_end(s);
        s->page++;
        s->y = PAPER_TOP;
        for (size_t i = 0; i < s->opened; i++)
                tag_begin(s, s->open[i]);
}

void press_need(struct press *s, double height)
{
        if (press_rest(s) < height && s->y > PAPER_TOP + 1)
                press_new_page(s);
}

/* ---- the two passes ---- */

static void press_run(struct press *s)
{
        s->page = 1;
        s->next = 0;
        s->y = PAPER_TOP;
        if (s->p->letter)
                press_letter(s);
        else
                press_sheet(s);
        if (s->page <= PAPER_MOST_PAGES)
                press_blocks(s);
        page_end(s);
}

static cairo_status_t bytes_add(void *to, const unsigned char *data, unsigned n)
{
        struct buf *b = to;
        buf_put(b, (struct str){(const char *)data, n});
        return b->full ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* Cairo wants a terminated text. */
static void about_set(struct arena *a, cairo_surface_t *surface, const struct paper *p)
{
        struct ymd d = date_ymd(moment_date(p->made));
        int minute = moment_minute(p->made);
        char when[32];
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, str_c(a, p->title));
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, str_c(a, p->office));
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Fallnetz");
        snprintf(when, sizeof when, "%04d-%02d-%02dT%02d:%02d:00", d.year, d.month, d.day, minute / 60,
                 minute % 60);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
}

static enum err press_print(struct press *s, struct buf *out)
{
        cairo_surface_t *surface =
                cairo_pdf_surface_create_for_stream(bytes_add, out, PAPER_WIDTH, PAPER_HEIGHT);
        about_set(s->a, surface, s->p);
        s->cr = cairo_create(surface);
        press_run(s);
        bool good = cairo_status(s->cr) == CAIRO_STATUS_SUCCESS;
        cairo_destroy(s->cr);
        cairo_surface_finish(surface);
        good &= cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && !out->full;
        cairo_surface_destroy(surface);
        return good ? OK : ERR_INTERNAL;
}

enum err paper_pdf(struct arena *a, const struct paper *p, struct str *out)
{
        struct press s = {.a = a, .p = p};
        struct buf pdf;
        if (!paper_warm())
                return ERR_INTERNAL;
        s.context = press_context;
        s.table = NEW_ARRAY(a, struct table *, p->blocks + 1);
        pango_context_set_language(s.context, pango_language_from_string(str_c(a, p->lang)));
        /* Every paragraph finds its own direction; one that runs from the right is then set at the right by itself. */
        pango_context_set_base_dir(s.context, PANGO_DIRECTION_LTR);
        buf_init(&pdf, a, LIMIT_FILE_BYTES);
        press_run(&s);
        s.pages = s.page;
        enum err e = s.pages > PAPER_MOST_PAGES ? ERR_LIMIT : press_print(&s, &pdf);
        for (size_t i = 0; i < s.layouts; i++)
                g_object_unref(s.layout[i]);
        TRY(e);
        return paper_meta(a, p, buf_str(&pdf), out);
}
