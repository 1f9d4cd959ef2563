/* The letters of CMB-2025-014, each made as people make them, on its own day. D1–D28 */
#include "domain/concepts/store.h"
#include "domain/demo/demo_inner.h"
#include "domain/documents/letter.h"

/* One letter: row: words of the row it is about, as the choice shows them. */
static const struct {
        struct str code, row, way, outlet;
        enum demo_organisation recipient;
        int year, month, day;
} letters[] = {
        {S_INIT("D1"), S_INIT(""), S_INIT(""), S_INIT("handed"), ORG_N, 2025, 3, 26},
        {S_INIT("D2"), S_INIT("Krankenkasse Musterau"), S_INIT(""), S_INIT("handed"), ORG_N, 2025, 3, 26},
        {S_INIT("D3"), S_INIT("Reha-Klinik Seeblick"), S_INIT(""), S_INIT("handed"), ORG_N, 2025, 3, 26},
        {S_INIT("D5"), S_INIT(""), S_INIT("letter"), S_INIT("post"), ORG_seeblick, 2025, 3, 28},
        {S_INIT("D7"), S_INIT("9. April 2025"), S_INIT(""), S_INIT("post"), ORG_N, 2025, 4, 1},
        {S_INIT("D4"), S_INIT("Nordhafen"), S_INIT(""), S_INIT("handed"), ORG_N, 2025, 4, 9},
        {S_INIT("D12"), S_INIT(""), S_INIT(""), S_INIT("handed"), ORG_N, 2025, 4, 9},
        {S_INIT("D13"), S_INIT(""), S_INIT(""), S_INIT("handed"), ORG_N, 2025, 4, 9},
        {S_INIT("D14"), S_INIT("09.04.2025"), S_INIT(""), S_INIT("print"), ORG_N, 2025, 4, 9},
        {S_INIT("D17"), S_INIT("6. Mai 2025"), S_INIT("letter"), S_INIT("post"), ORG_nordhafen, 2025, 4, 16},
        {S_INIT("D18"), S_INIT("6. Mai 2025"), S_INIT("letter"), S_INIT("post"), ORG_nordhafen, 2025, 5, 8},
        {S_INIT("D19"), S_INIT("Warenausgang"), S_INIT("letter"), S_INIT("post"), ORG_nordhafen, 2025, 5, 8},
        {S_INIT("D20"), S_INIT(""), S_INIT("letter"), S_INIT("post"), ORG_nordhafen, 2025, 5, 8},
        {S_INIT("D21"), S_INIT("Version 1"), S_INIT("file"), S_INIT("handed"), ORG_nordhafen, 2025, 5, 13},
        {S_INIT("D22"), S_INIT("Version 1"), S_INIT("letter"), S_INIT("post"), ORG_rv, 2025, 5, 20},
        {S_INIT("D23"), S_INIT("Version 2"), S_INIT("letter"), S_INIT("post"), ORG_nordhafen, 2025, 6, 17},
        {S_INIT("D24"), S_INIT(""), S_INIT("letter"), S_INIT("post"), ORG_nordhafen, 2025, 6, 17},
        {S_INIT("D25"), S_INIT(""), S_INIT("letter"), S_INIT("post"), ORG_rv, 2025, 7, 4},
        {S_INIT("D25"), S_INIT(""), S_INIT("letter"), S_INIT("post"), ORG_rv, 2025, 8, 29},
        {S_INIT("D26"), S_INIT(""), S_INIT(""), S_INIT("handed"), ORG_N, 2025, 8, 29},
        {S_INIT("D28"), S_INIT(""), S_INIT(""), S_INIT("print"), ORG_N, 2025, 9, 12},
};

static enum err row_of(struct demo *d, const struct wgrant *g, const struct concept_document *doc,
                       struct str word, int64_t *out)
{
        struct row_sheet s;
        *out = 0;
        if (doc->of == ROW_SOURCES)
                return OK;
        TRY(row_sheet_read(rtx_of(d->tx), grant_of(g), doc->of, &s));
        for (size_t i = 0; i < s.rows && !*out; i++)
                if (str_find(row_cell(&s, i, row_first(doc->of)), word) >= 0)
                        *out = s.id[i];
        return OK;
}

static enum err letter_made(struct demo *d, const struct wgrant *g, const struct letter_order *o,
                            struct str way, struct str outlet)
{
        struct record *x;
        struct errs errs;
        bool stopped;
        errs_init(&errs, d->a);
        TRY(demo_checked(d, letter_begin(d->tx, g, o, &errs, &x), &errs));
        TRY(demo_checked(d, letter_finish(d->tx, g, x->id, way, o->on, &errs), &errs));
        return letter_leave(d->tx, g, x->id, outlet, o->on, &stopped);
}

static struct letter_order order_of(const struct concept *c, struct str code, int64_t user_id, struct date on)
{
        const struct concept_document *doc = concept_document(c, code);
        return (struct letter_order){.concept = c,
                                     .document = doc,
                                     .text = concept_letter(doc, S("de")),
                                     .user_id = user_id,
                                     .on = on};
}

static enum err letter_one(struct demo *d, const struct wgrant *g, const struct concept *c, size_t i)
{
        struct letter_order o = order_of(c, letters[i].code, d->user[USER_jonas],
                                         date_of(letters[i].year, letters[i].month, letters[i].day));
        if (letters[i].recipient != ORG_N)
                o.recipient_id = d->organisation[letters[i].recipient];
        TRY(row_of(d, g, o.document, letters[i].row, &o.row_id));
        return letter_made(d, g, &o, letters[i].way, letters[i].outlet);
}

enum err demo_agreement(struct demo *d, const struct wgrant *g, int64_t user_id)
{
        const struct concept *c;
        TRY(concept_of_case(rtx_of(d->tx), grant_of(g), &c));
        struct letter_order o = order_of(c, S("D12"), user_id, d->today);
        return letter_made(d, g, &o, S(""), S("handed"));
}

enum err demo_letters(struct demo *d, const struct wgrant *g)
{
        const struct concept *c;
        TRY(concept_of_case(rtx_of(d->tx), grant_of(g), &c));
        for (size_t i = 0; i < ARRAY_LEN(letters); i++)
                TRY(letter_one(d, g, c, i));
        return OK;
}
