#define BASE_BORDER /* the library's headers say free */
#include "base/text_inner.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* Letters whose German or customary spelling is not "the letter without its mark". Lower case only. */
static const struct letter {
        ucs4_t point;
        struct str spelling;
} letters[] = {
        {0x00B4, S_INIT("'")},  {0x00DF, S_INIT("ss")}, {0x00E4, S_INIT("ae")}, {0x00E6, S_INIT("ae")},
        {0x00F0, S_INIT("d")},  {0x00F6, S_INIT("oe")}, {0x00F8, S_INIT("o")},  {0x00FC, S_INIT("ue")},
        {0x00FE, S_INIT("th")}, {0x0111, S_INIT("d")},  {0x0127, S_INIT("h")},  {0x0131, S_INIT("i")},
        {0x0133, S_INIT("ij")}, {0x0138, S_INIT("k")},  {0x0142, S_INIT("l")},  {0x0149, S_INIT("'n")},
        {0x014B, S_INIT("n")},  {0x0153, S_INIT("oe")}, {0x0167, S_INIT("t")},  {0x017F, S_INIT("s")},
        {0x0259, S_INIT("e")},  {0x02BC, S_INIT("'")},  {0x03C2, S_INIT("σ")},  {0x2018, S_INIT("'")},
        {0x2019, S_INIT("'")},
};

struct fold {
        struct buf out;
        bool gap; /* a blank is due before the next letter */
};

static bool is_gap(ucs4_t c)
{
        if (c < 0x80)
                return c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r';
        return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_Pd);
}

/* Accents, invisible marks (soft hyphen, direction) and controls leave no trace. */
static bool is_dropped(ucs4_t c)
{
        return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me |
                                                           UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cc);
}

static void put(struct fold *f, struct str s)
{
        if (f->gap && f->out.n > 0)
                buf_char(&f->out, ' ');
        f->gap = false;
        buf_put(&f->out, s);
}

static void put_point(struct fold *f, ucs4_t c)
{
        uint8_t bytes[6];
        int n = u8_uctomb(bytes, c, sizeof(bytes));
        must(n > 0);
        put(f, (struct str){(const char *)bytes, (size_t)n});
}

static bool put_letter(struct fold *f, ucs4_t c)
{
        for (size_t i = 0; i < ARRAY_LEN(letters) && letters[i].point <= c; i++)
                if (letters[i].point == c) {
                        put(f, letters[i].spelling);
                        return true;
                }
        return false;
}

/* Decompositions are at most a few levels deep (Unicode: three). */
static void fold_point(struct fold *f, ucs4_t upper)
{
        ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
        ucs4_t c = uc_tolower(upper);
        if (is_gap(c)) {
                f->gap = true;
                return;
        }
        if (c >= 0x80 && (is_dropped(c) || put_letter(f, c)))
                return;
        int n = c < 0x80 ? -1 : uc_canonical_decomposition(c, parts);
        if (n < 0)
                put_point(f, c);
        for (int i = 0; i < n; i++)
                fold_point(f, parts[i]);
}

struct str text_fold(struct arena *a, struct str s)
{
        struct fold f = {.gap = false};
        struct str in = text_nfc(a, s); /* a + two dots is ä */
        buf_init(&f.out, a, LIMIT_ARENA_BYTES);
        for (size_t at = 0; at < in.n;) {
                ucs4_t c;
                at += (size_t)u8_mbtouc_unsafe(&c, (const uint8_t *)in.p + at, in.n - at);
                fold_point(&f, c);
        }
        must(!f.out.full);
        return buf_str(&f.out);
}
