/* What changed between two versions, in words: for the people who decide whether running cases move. */
#include "domain/concepts/store.h"

/* One thing of a version that can be compared: its code and everything people read of it. */
struct thing {
        struct str what, code, text;
};
struct things {
        struct arena *a;
        struct thing *thing;
        size_t n, room;
};

static void thing_add(struct things *t, struct str what, struct str code, struct str text)
{
        if (t->n == t->room) {
                struct thing *more = NEW_ARRAY(t->a, struct thing, t->room = t->room * 2 + 256);
                for (size_t i = 0; i < t->n; i++)
                        more[i] = t->thing[i];
                t->thing = more;
        }
        t->thing[t->n++] = (struct thing){what, code, text};
}

static void lines_add(struct things *t, struct str what, const struct concept_line *line, size_t n)
{
        for (size_t i = 0; i < n; i++)
                thing_add(t, what, line[i].code, line[i].text);
}

static struct str list_text(struct arena *a, const struct concept_list *l)
{
        struct str all = S("");
        for (size_t i = 0; i < l->n; i++)
                all = str_join(a, all, i ? S(", ") : S(""), l->entry[i].label);
        return str_join(a, l->title, S(": "), all);
}

/* Everything of an item that changes its meaning, in words. */
static struct str item_text(struct arena *a, const struct concept_item *i)
{
        struct str sources = S("");
        for (size_t k = 0; i->sources > 1 && k < i->sources; k++)
                sources = str_join(a, sources, k ? S(", ") : S("; "), source_label(i->source[k]));
        return str_join(a, i->f.label, str_empty(i->f.help) ? S("") : S(" – "), i->f.help, S(" ("),
                        kind_name(i->f.kind), i->list ? S(" ") : S(""), i->list ? i->list->code : S(""),
                        i->needed ? _(", nötig") : S(""), i->secret ? _(", verschlüsselt") : S(""), S(")"),
                        sources);
}

static struct str cell_text(struct arena *a, const struct decision_cell *c)
{
        static const struct str sign[] = {
                [CELL_ANY] = S_INIT("*"), [CELL_CODE] = S_INIT(""), [CELL_GE] = S_INIT(">="),
                [CELL_LE] = S_INIT("<="), [CELL_EQ] = S_INIT("="),  [CELL_LT] = S_INIT("<"),
                [CELL_GT] = S_INIT(">")};
        if (c->op == CELL_ANY)
                return sign[c->op];
        return str_join(a, sign[c->op], str_empty(c->code) ? str_from_int(a, c->n) : c->code);
}

static void rules_add(struct things *t, struct str what, struct str code, const struct decision *d)
{
        for (size_t i = 0; i < d->rules; i++) {
                struct str text = S("");
                for (size_t k = 0; k < d->columns; k++)
                        text = str_join(t->a, text, d->column[k].name, S(" "),
                                        cell_text(t->a, &d->rule[i].cell[k]), S(", "));
                text = str_join(t->a, text, S("→ "), d->rule[i].then, S(": "), d->rule[i].because);
                thing_add(t, what, str_join(t->a, code, S(" "), str_from_int(t->a, (int64_t)i + 1)), text);
        }
}

/* Each block is a thing of its own, so that a changed sentence stands alone in the list of changes. */
static void letters_add(struct things *t, const struct concept_document *d)
{
        struct arena *a = t->a;
        thing_add(t, _("Dokument"), d->code, str_join(a, d->title, S(" – "), d->when));
        for (size_t i = 0; i < d->letters; i++) {
                const struct concept_letter *l = &d->letter[i];
                struct str code = str_join(a, d->code, S(" "), l->lang);
                thing_add(t, _("Betreff"), code, l->subject);
                for (size_t k = 0; k < l->blocks; k++) {
                        struct str text = l->block[k].text;
                        for (size_t n = 0; n < l->block[k].lines; n++)
                                text = str_join_with(a, S(" / "), text, l->block[k].line[n]);
                        thing_add(t, _("Text"), str_join(a, code, S(" "), str_from_int(a, (int64_t)k + 1)),
                                  text);
                }
        }
}

static void goal_add(struct things *t, const struct performance_goal *g)
{
        struct arena *a = t->a;
        thing_add(t, _("Ziel"), g->code,
                  str_join(a, g->title, S(" – "), g->aim, S(" ("), g->anchor.full, S("; "), g->anchor.partial,
                           S("; "), g->anchor.none, S(")")));
        lines_add(t, _("Leitlinie"), g->guideline, g->guidelines);
        lines_add(t, _("Kriterium"), g->criterion, g->criteria);
        lines_add(t, _("Methode"), g->method, g->methods);
        for (size_t i = 0; i < g->items; i++)
                thing_add(t, _("Angabe"), g->item[i].f.key, item_text(a, &g->item[i]));
        for (size_t i = 0; i < g->evidences; i++)
                thing_add(t, _("Beleg"), g->evidence[i].code,
                          str_join(a, g->evidence[i].label, S(" ("), fn_name(g->evidence[i].fn), S(")")));
        rules_add(t, _("Regel für den Vorschlag"), g->code, &g->suggest);
}

static struct things things_of(struct arena *a, const struct concept *c)
{
        struct things t = {.a = a};
        for (size_t i = 0; i < c->work_fields; i++)
                thing_add(&t, _("Arbeitsfeld"), c->work_field[i].code,
                          str_join(a, c->work_field[i].long_title, S(" – "), c->work_field[i].intro));
        for (size_t i = 0; i < c->goals; i++)
                goal_add(&t, &c->goal[i]);
        for (size_t i = 0; i < c->lists; i++)
                thing_add(&t, _("Liste"), c->list[i].code, list_text(a, &c->list[i]));
        for (size_t i = 0; i < c->criteria; i++)
                thing_add(&t, _("Zugangskriterium"), c->criterion[i].code, c->criterion[i].label);
        for (size_t i = 0; i < c->documents; i++)
                letters_add(&t, &c->document[i]);
        for (size_t i = 0; i < c->reminders; i++)
                thing_add(&t, _("Wiedervorlage"), c->reminder[i].code,
                          str_join(a, c->reminder[i].title, S(" – "), c->reminder[i].text, S(" ("),
                                   str_from_int(a, c->reminder[i].offset),
                                   c->reminder[i].months ? _(" Monate") : _(" Tage"), S(")")));
        rules_add(&t, _("Regel für die Einordnung"), S("Ergebnis"), &c->classification);
        for (size_t i = 0; i < c->documents; i++)
                thing_add(&t, _("Dokument"), c->document[i].code, c->document[i].title);
        for (size_t i = 0; i < c->surveys; i++)
                for (size_t k = 0; k < c->survey[i].questions; k++)
                        thing_add(&t, _("Frage einer Befragung"),
                                  str_join(a, c->survey[i].kind[0], S("."), c->survey[i].question[k].code),
                                  c->survey[i].question[k].text.in[0]);
        return t;
}

static const struct thing *thing_find(const struct things *t, const struct thing *x)
{
        for (size_t i = 0; i < t->n; i++)
                if (str_eq(t->thing[i].code, x->code) && str_eq(t->thing[i].what, x->what))
                        return &t->thing[i];
        return NULL;
}

void concept_diff(struct arena *a, const struct concept *before, const struct concept *now,
                  struct concept_change **out, size_t *n)
{
        struct things old = things_of(a, before), new = things_of(a, now);
        *out = NEW_ARRAY(a, struct concept_change, old.n + new.n);
        *n = 0;
        for (size_t i = 0; i < new.n; i++) {
                const struct thing *x = &new.thing[i], *was = thing_find(&old, x);
                if (!was)
                        (*out)[(*n)++] =
                                (struct concept_change){CHANGE_ADDED, x->what, x->code, S(""), x->text};
                else if (!str_eq(was->text, x->text))
                        (*out)[(*n)++] =
                                (struct concept_change){CHANGE_CHANGED, x->what, x->code, was->text, x->text};
        }
        for (size_t i = 0; i < old.n; i++)
                if (!thing_find(&new, &old.thing[i]))
                        (*out)[(*n)++] = (struct concept_change){CHANGE_REMOVED, old.thing[i].what,
                                                                 old.thing[i].code, old.thing[i].text, S("")};
}
