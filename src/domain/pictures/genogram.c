#include "domain/pictures/genogram.h"

struct work {
        const struct family_person *p;
        const struct family_tie *tie;
        size_t n, ties;
        struct family_spot *spot;
        size_t *row; /* persons of the row that is made, in order */
        size_t in_row;
        struct arena *a;
};

void genogram_parents(const struct family_tie *tie, size_t ties, size_t child, size_t parent[2])
{
        size_t n = 0;
        parent[0] = parent[1] = SIZE_MAX;
        for (size_t i = 0; i < ties && n < 2; i++)
                if (tie[i].kind == TIE_PARENT && tie[i].to == child && tie[i].from != parent[0])
                        parent[n++] = tie[i].from;
}

/* ---- generations: from the client along the lines ---- */

/* How far below `at` the other end of a line stands; false for lines that say nothing about generations. */
static bool step_of(const struct family_tie *t, size_t at, size_t *other, int *step)
{
        if (t->kind == TIE_CLOSE || t->kind == TIE_CONFLICT || (t->from != at && t->to != at))
                return false;
        *other = t->from == at ? t->to : t->from;
        *step = t->kind != TIE_PARENT ? 0 : t->from == at ? 1 : -1;
        return true;
}

static void generations(struct work *w)
{
        size_t *queue = NEW_ARRAY(w->a, size_t, w->n + 1), head = 0, tail = 0, other;
        int step;
        w->spot[0].shown = true;
        queue[tail++] = 0;
        while (head < tail) {
                size_t at = queue[head++];
                for (size_t i = 0; i < w->ties; i++) {
                        if (!step_of(&w->tie[i], at, &other, &step) || w->spot[other].shown)
                                continue;
                        w->spot[other].shown = true;
                        w->spot[other].generation = w->spot[at].generation + step;
                        queue[tail++] = other;
                }
        }
}

/* ---- order in a row ---- */

/* Middle of those who stand already: of the parents (child = true) or of the children of a person; -1 without. */
static int middle_of(const struct work *w, size_t at, bool child, const bool *placed)
{
        int64_t sum = 0, n = 0;
        for (size_t i = 0; i < w->ties; i++) {
                const struct family_tie *t = &w->tie[i];
                size_t other = child ? t->from : t->to, self = child ? t->to : t->from;
                if (t->kind != TIE_PARENT || self != at || !placed[other])
                        continue;
                sum += w->spot[other].x;
                n++;
        }
        return n ? (int)(sum / n) : -1;
}

static size_t partner_of(const struct work *w, size_t at, const bool *taken)
{
        for (size_t i = 0; i < w->ties; i++) {
                const struct family_tie *t = &w->tie[i];
                size_t other = t->from == at ? t->to : t->from;
                if (tie_is_couple(t->kind) && (t->from == at || t->to == at) && !taken[other] &&
                    w->spot[other].generation == w->spot[at].generation)
                        return other;
        }
        return SIZE_MAX;
}

/* Parents of the same child belong together, married or not. */
static size_t other_parent_of(const struct work *w, size_t at, const bool *taken)
{
        for (size_t i = 0; i < w->ties; i++) {
                size_t parent[2];
                if (w->tie[i].kind != TIE_PARENT || w->tie[i].from != at)
                        continue;
                genogram_parents(w->tie, w->ties, w->tie[i].to, parent);
                size_t other = parent[0] == at ? parent[1] : parent[0];
                if (other != SIZE_MAX && !taken[other] && w->spot[other].generation == w->spot[at].generation)
                        return other;
        }
        return SIZE_MAX;
}

struct seat {
        size_t person;
        int want; /* middle of those it belongs to, -1 none */
};

/* By where they belong, then by birth; who belongs nowhere stands behind. */
static bool before(const struct work *w, const struct seat *x, const struct seat *y)
{
        if (x->want != y->want)
                return x->want >= 0 && (y->want < 0 || x->want < y->want);
        int64_t bx = w->p[x->person].born, by = w->p[y->person].born;
        if (bx != by)
                return bx && (!by || bx < by);
        return x->person < y->person;
}

static size_t seats_of(const struct work *w, int generation, bool down, bool first, const bool *placed,
                       struct seat *seat)
{
        size_t n = 0;
        for (size_t i = 0; i < w->n; i++) {
                if (!w->spot[i].shown || w->spot[i].generation != generation)
                        continue;
                struct seat s = {i, first ? -1 : middle_of(w, i, down, placed)};
                size_t at = n++;
                for (; at > 0 && before(w, &s, &seat[at - 1]); at--)
                        seat[at] = seat[at - 1];
                seat[at] = s;
        }
        return n;
}

/* A person and those who belong beside it, the man left in a couple of two. */
static void sit(struct work *w, size_t at, bool *taken)
{
        size_t first = w->in_row, next;
        taken[at] = true;
        w->row[w->in_row++] = at;
        while ((next = partner_of(w, at, taken)) != SIZE_MAX ||
               (next = other_parent_of(w, at, taken)) != SIZE_MAX) {
                taken[next] = true;
                w->row[w->in_row++] = next;
        }
        if (w->in_row - first == 2 && w->p[w->row[first + 1]].man && !w->p[w->row[first]].man) {
                size_t swap = w->row[first];
                w->row[first] = w->row[first + 1];
                w->row[first + 1] = swap;
        }
}

/* From left to right, each where it wants to be or one column behind the last. */
static void place_row(struct work *w, int generation, bool down, bool first, bool *placed)
{
        struct seat *seat = NEW_ARRAY(w->a, struct seat, w->n + 1);
        bool *taken = NEW_ARRAY(w->a, bool, w->n + 1);
        size_t n = seats_of(w, generation, down, first, placed, seat);
        int next_x = 0;
        w->in_row = 0;
        for (size_t i = 0; i < n; i++) {
                size_t from = w->in_row;
                if (taken[seat[i].person])
                        continue;
                sit(w, seat[i].person, taken);
                int width = (int)(w->in_row - from - 1) * GENOGRAM_COLUMN;
                int x = seat[i].want < 0 ? next_x : seat[i].want - (down ? 0 : width / 2);
                x = x < next_x ? next_x : x;
                for (size_t k = from; k < w->in_row; k++, x += GENOGRAM_COLUMN)
                        w->spot[w->row[k]].x = x;
                next_x = x;
        }
        for (size_t i = 0; i < w->in_row; i++)
                placed[w->row[i]] = true;
}

/* Children in the middle below their parents, as long as the row has room: moved together, the row stays in order. */
static void centre_row(struct work *w, int generation, const bool *placed)
{
        int64_t sum = 0, n = 0;
        for (size_t i = 0; i < w->n; i++) {
                int want = w->spot[i].shown && w->spot[i].generation == generation
                                   ? middle_of(w, i, true, placed)
                                   : -1;
                sum += want < 0 ? 0 : want - w->spot[i].x;
                n += want >= 0;
        }
        for (size_t i = 0; n && i < w->n; i++)
                if (w->spot[i].shown && w->spot[i].generation == generation)
                        w->spot[i].x += (int)(sum / n);
}

static void finish(struct work *w, int oldest, int youngest, struct family_layout *out)
{
        int least = INT32_MAX;
        for (size_t i = 0; i < w->n; i++)
                if (w->spot[i].shown && w->spot[i].x < least)
                        least = w->spot[i].x;
        out->order = NEW_ARRAY(w->a, size_t, w->n + 1);
        for (int g = oldest; g <= youngest; g++) {
                size_t from = out->shown;
                for (size_t i = 0; i < w->n; i++) {
                        if (!w->spot[i].shown || w->spot[i].generation != g)
                                continue;
                        w->spot[i].x -= least;
                        w->spot[i].y = (g - oldest) * GENOGRAM_ROW;
                        out->width = w->spot[i].x > out->width ? w->spot[i].x : out->width;
                        size_t at = out->shown++;
                        for (; at > from && w->spot[i].x < w->spot[out->order[at - 1]].x; at--)
                                out->order[at] = out->order[at - 1];
                        out->order[at] = i;
                }
        }
        out->height = (youngest - oldest) * GENOGRAM_ROW;
}

void genogram_place(struct arena *a, const struct family_person *p, size_t n, const struct family_tie *tie,
                    size_t ties, struct family_layout *out)
{
        struct work w = {.p = p, .tie = tie, .n = n, .ties = ties, .a = a};
        bool *placed = NEW_ARRAY(a, bool, n + 1);
        int oldest = 0, youngest = 0;
        w.spot = NEW_ARRAY(a, struct family_spot, n + 1);
        w.row = NEW_ARRAY(a, size_t, n + 1);
        *out = (struct family_layout){.spot = w.spot};
        generations(&w);
        for (size_t i = 0; i < n; i++) {
                oldest = w.spot[i].shown && w.spot[i].generation < oldest ? w.spot[i].generation : oldest;
                youngest =
                        w.spot[i].shown && w.spot[i].generation > youngest ? w.spot[i].generation : youngest;
        }
        place_row(&w, 0, false, true, placed);
        for (int g = -1; g >= oldest; g--) {
                place_row(&w, g, false, false, placed);
                centre_row(&w, g + 1, placed);
        }
        for (int g = 1; g <= youngest; g++) {
                place_row(&w, g, true, false, placed);
                centre_row(&w, g, placed);
        }
        finish(&w, oldest, youngest, out);
}
