/* Two texts word by word: what they have in common in the same order, and what differs. */
#include "web/ui_inner.h"

enum { WORDS_MAX = 1000 }; /* longer texts are compared from both ends only */

static bool is_blank(char c)
{
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct str next_word(struct str s, size_t at)
{
        size_t i = at;
        while (i < s.n && !is_blank(s.p[i]))
                i++;
        while (i < s.n && is_blank(s.p[i]))
                i++;
        return str_sub(s, at, i - at);
}

static struct ui_words words_of(struct arena *a, struct str s)
{
        struct ui_words w = {0};
        for (size_t at = 0; at < s.n; at += next_word(s, at).n)
                w.n++;
        w.word = NEW_ARRAY(a, struct str, w.n + 1);
        w.same = NEW_ARRAY(a, bool, w.n + 1);
        size_t i = 0;
        for (size_t at = 0; at < s.n; at += w.word[i++].n)
                w.word[i] = next_word(s, at);
        return w;
}

static bool same_word(const struct ui_words *m, size_t i, const struct ui_words *t, size_t k)
{
        return str_eq(str_trim(m->word[i]), str_trim(t->word[k]));
}

/* length[i][k]: longest common sequence of the words from i and from k on. */
static void common_sequence(struct arena *a, struct ui_words *m, struct ui_words *t)
{
        size_t row = t->n + 1;
        uint16_t *length = NEW_ARRAY(a, uint16_t, (m->n + 1) * row);
        for (size_t i = m->n; i-- > 0;)
                for (size_t k = t->n; k-- > 0;) {
                        uint16_t down = length[(i + 1) * row + k], right = length[i * row + k + 1];
                        uint16_t both = length[(i + 1) * row + k + 1];
                        if (same_word(m, i, t, k))
                                length[i * row + k] = (uint16_t)(both + 1);
                        else
                                length[i * row + k] = down > right ? down : right;
                }
        for (size_t i = 0, k = 0; i < m->n && k < t->n;) {
                if (same_word(m, i, t, k))
                        m->same[i++] = t->same[k++] = true;
                else if (length[(i + 1) * row + k] >= length[i * row + k + 1])
                        i++;
                else
                        k++;
        }
}

static void common_ends(struct ui_words *m, struct ui_words *t)
{
        size_t first = 0, last = 0;
        while (first < m->n && first < t->n && same_word(m, first, t, first)) {
                m->same[first] = t->same[first] = true;
                first++;
        }
        while (last + first < m->n && last + first < t->n &&
               same_word(m, m->n - 1 - last, t, t->n - 1 - last)) {
                m->same[m->n - 1 - last] = t->same[t->n - 1 - last] = true;
                last++;
        }
}

void ui_compare(struct arena *a, struct str mine, struct str theirs, struct ui_words *m, struct ui_words *t)
{
        *m = words_of(a, mine);
        *t = words_of(a, theirs);
        if (m->n <= WORDS_MAX && t->n <= WORDS_MAX)
                common_sequence(a, m, t);
        else
                common_ends(m, t);
}

/* Blanks behind the last marked word stay unmarked. */
void ui_words(struct html *h, const struct ui_words *w)
{
        for (size_t i = 0; i < w->n; i++) {
                bool begins = !w->same[i] && (i == 0 || w->same[i - 1]);
                bool ends = !w->same[i] && (i + 1 == w->n || w->same[i + 1]);
                struct str word = w->word[i], shown = ends ? str_trim(word) : word;
                if (begins)
                        html_lit(h, "<ins>");
                html_text(h, shown);
                if (!ends)
                        continue;
                html_lit(h, "</ins>");
                html_text(h, str_sub(word, shown.n, word.n));
        }
}
