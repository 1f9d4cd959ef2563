#include "domain/goals/goal_hints.h"

#include "base/text.h"

/* The next word of the rest; false at the end. What joins and ends words is cut off. */
static bool word_next(struct str *rest, struct str *out)
{
        size_t from = 0, to;
        while (from < rest->n && (rest->p[from] == ' ' || rest->p[from] == '\n'))
                from++;
        for (to = from; to < rest->n && rest->p[to] != ' ' && rest->p[to] != '\n'; to++)
                ;
        *out = str_sub(*rest, from, to - from);
        *rest = str_sub(*rest, to, rest->n);
        while (out->n &&
               (out->p[out->n - 1] == ',' || out->p[out->n - 1] == '.' || out->p[out->n - 1] == ';'))
                *out = str_sub(*out, 0, out->n - 1);
        return to > from;
}

static bool same_word(struct str a, struct str b)
{
        if (a.n != b.n)
                return false;
        for (size_t i = 0; i < a.n; i++)
                if ((a.p[i] >= 'A' && a.p[i] <= 'Z' ? a.p[i] + 32 : a.p[i]) != b.p[i])
                        return false;
        return true;
}

/* What somebody does not want says nothing about where to go. */
static bool says_no(struct str text)
{
        static const struct str no[] = {S_INIT("nicht"),  S_INIT("kein"),      S_INIT("keine"),
                                        S_INIT("keinen"), S_INIT("keinem"),    S_INIT("keiner"),
                                        S_INIT("keines"), S_INIT("nie"),       S_INIT("niemals"),
                                        S_INIT("ohne"),   S_INIT("vermeiden"), S_INIT("aufhören")};
        struct str word;
        while (word_next(&text, &word))
                for (size_t i = 0; i < ARRAY_LEN(no); i++)
                        if (same_word(word, no[i]))
                                return true;
        return false;
}

/* A small letter first and „n“ last: „zurückkehren“, but not „Heben“. */
static bool is_verb(struct str w)
{
        return w.n > 3 && !(w.p[0] >= 'A' && w.p[0] <= 'Z') && w.p[w.n - 1] == 'n';
}

static bool joins_verbs(struct str text)
{
        struct str word, before = S(""), last = S("");
        bool joined = false;
        while (word_next(&text, &word)) {
                joined = joined || (same_word(word, S("und")) && is_verb(before));
                before = last = word;
        }
        return joined && is_verb(last);
}

/* Two sentences, or one that joins two doings. „Heben und Tragen lernen“ is one. */
static bool several(struct str text)
{
        static const struct str mark[] = {S_INIT("; "), S_INIT(" sowie "), S_INIT(" außerdem "),
                                          S_INIT(" zusätzlich ")};
        for (size_t i = 0; i < ARRAY_LEN(mark); i++)
                if (str_find(text, mark[i]) >= 0)
                        return true;
        ptrdiff_t end = str_find(text, S(". "));
        bool sentence =
                end > 3 && (size_t)end + 2 < text.n && text.p[end + 2] >= 'A' && text.p[end + 2] <= 'Z';
        return sentence || joins_verbs(text);
}

bool goal_hint(enum goal_hint h, struct str text, bool term, bool indicator)
{
        switch (h) {
        case HINT_NO_TERM:
                return !term;
        case HINT_NO_INDICATOR:
                return !indicator;
        case HINT_NEGATIVE:
                return says_no(text);
        case HINT_SEVERAL:
                return several(text);
        case GOAL_HINTS:
                break;
        }
        panic("no such hint");
}

struct str goal_hint_sentence(enum goal_hint h)
{
        switch (h) {
        case HINT_NO_TERM:
                return _("Bis wann? Mit einem Tag lässt sich gemeinsam nachsehen.");
        case HINT_NO_INDICATOR:
                return _("Woran merken alle, dass es erreicht ist?");
        case HINT_NEGATIVE:
                return _("Das Ziel sagt, was nicht sein soll. Was soll stattdessen sein?");
        case HINT_SEVERAL:
                return _(
                        "Hier stecken mehrere Ziele in einem. Einzeln lässt sich leichter sehen, was erreicht ist.");
        case GOAL_HINTS:
                break;
        }
        panic("no such hint");
}
