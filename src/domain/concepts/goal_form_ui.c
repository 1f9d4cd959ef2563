#include "domain/concepts/goal_form_ui.h"

#include "domain/concepts/store.h"

static const struct field said_field = {
        .key = S_INIT("said_on"),
        .kind = K_DATE,
        .cls = CLASS_CASE,
        .required = true,
        .past = true,
        .label = S_INIT(N_("Gesagt am")),
        .help = S_INIT(N_("Gilt für alles, was Sie unten neu eintragen oder ändern."))};

/* ---- fields of an item ---- */

/* One source and no own words: the control needs no group around it. */
static bool stands_alone(const struct concept_item *item)
{
        return item->sources == 1 && !item->own_words;
}

/* The control of a value: named by item and source, labelled by the item or, beside others, by the source. */
static struct field value_field(struct arena *a, const struct concept_item *item, enum answer_source source,
                                const struct case_head *head)
{
        struct field f = item->f;
        f.key = answer_key(a, item, source, S(""));
        f.group = S("");
        bool alone = item->sources == 1;
        if (!stands_alone(item))
                f.help = S("");
        if (!alone)
                f.label = source_words(a, head, source);
        else if (item->own_words)
                f.label = f.kind == K_TEXT || f.kind == K_LONGTEXT ? _("Zusammengefasst") : _("Antwort");
        if (f.kind == K_BOOL)
                f.kind = K_CODE, f.list = S("yes_no");
        f.required = item->needed && f.kind != K_CODE && f.kind != K_CODES;
        return f;
}

static struct field part_field(struct arena *a, const struct concept_item *item, enum answer_source source,
                               struct str part, enum kind kind, struct str label, int64_t max)
{
        return (struct field){.key = answer_key(a, item, source, part),
                              .kind = kind,
                              .label = label,
                              .cls = item->f.cls,
                              .max = max};
}

/* Own words are the client's; without the client as a source they stand with the first one. */
static bool asks_words(const struct concept_item *item, size_t nth)
{
        bool client = false;
        for (size_t i = 0; i < item->sources; i++)
                client |= item->source[i] == SOURCE_CLIENT;
        return item->own_words && (client ? item->source[nth] == SOURCE_CLIENT : nth == 0);
}

static struct field words_field(struct arena *a, const struct concept_item *item, enum answer_source source)
{
        return part_field(a, item, source, S("words"), K_LONGTEXT, _("In eigenen Worten"), 4000);
}

/* Beside others a control says whose it is, alone it says of what: no two labels of a form are the same. */
static struct str own_label(struct arena *a, const struct concept_item *item, enum answer_source source,
                            const struct case_head *head, struct str label)
{
        if (item->sources > 1)
                return str_join(a, label, S(" ("), source_words(a, head, source), S(")"));
        return str_join(a, label, S(" ("), item->f.label, S(")"));
}

static struct field evidence_field(struct arena *a, const struct concept_item *item,
                                   enum answer_source source, const struct case_head *head)
{
        return part_field(a, item, source, S("evidence"), K_TEXT,
                          own_label(a, item, source, head, _("Beleg")), 500);
}

static struct field unknown_field(struct arena *a, const struct concept_item *item, enum answer_source source,
                                  const struct case_head *head)
{
        return part_field(a, item, source, S("unknown"), K_TEXT,
                          own_label(a, item, source, head, _("Nicht bekannt, weil")), 300);
}

/* What a table answers is written there: words of old stay, new ones are not asked for beside it. */
static bool asks_value(const struct concept_item *item, const struct answer *x)
{
        return item->rows == FACT_NONE || item->own_words || item->sources > 1 || (x && x->known);
}

static bool may_write(const struct req *r, const struct concept_item *item)
{
        return actor_reads(r->actor, item->f.cls) && actor_writes(r->actor, item->f.cls);
}

/* ---- drawing ---- */

static struct value value_shown(const struct concept_item *item, const struct answer *x)
{
        if (!x || x->value.type == V_NULL)
                return VALUE_NULL;
        if (item->f.kind == K_BOOL)
                return value_text(x->value.i ? S("yes") : S("no"));
        return x->value;
}

/* Most things become known: why one does not is asked where it is needed, so that a form of thirty questions stays short. */
static enum err unknown_draw(struct req *r, struct rtx *tx, const struct field *f, struct str reason)
{
        bool open = !str_empty(reason) || !str_empty(req_field(r, f->key)) ||
                    !str_empty(errs_for(&r->errs, f->key));
        html_lit(r->html, "<details class=\"fn-fold\"");
        if (open)
                html_lit(r->html, " open");
        html_lit(r->html, "><summary>");
        html_text(r->html, _("Nicht bekannt?"));
        html_lit(r->html, "</summary>\n");
        TRY(ui_field(r, tx, f, value_text(reason)));
        html_lit(r->html, "</details>\n");
        return OK;
}

static enum err source_draw(struct req *r, struct rtx *tx, const struct goal_state *s,
                            const struct case_head *head, const struct concept_item *item, size_t nth)
{
        struct arena *a = r->arena;
        enum answer_source source = item->source[nth];
        const struct answer *x = answer_of(&s->said, item, source);
        struct field value = value_field(a, item, source, head), words = words_field(a, item, source);
        struct field proof = evidence_field(a, item, source, head),
                     unknown = unknown_field(a, item, source, head);
        if (asks_words(item, nth))
                TRY(ui_field(r, tx, &words, x ? value_text(x->own_words) : VALUE_NULL));
        bool asks = asks_value(item, x);
        bool proves = asks && item->evidence; /* what a table says has its proof there */
        bool beside = asks && stands_alone(item) && item->f.kind != K_LONGTEXT && item->f.kind != K_CODES;
        if (asks && !beside)
                TRY(ui_field(r, tx, &value, value_shown(item, x)));
        html_lit(r->html, "<div class=\"fn-form__pair\">\n");
        if (beside)
                TRY(ui_field(r, tx, &value, value_shown(item, x)));
        if (proves && !beside)
                TRY(ui_field(r, tx, &proof, x ? value_text(x->evidence) : VALUE_NULL));
        TRY(unknown_draw(r, tx, &unknown, x ? x->unknown_reason : S("")));
        html_lit(r->html, "</div>\n");
        if (proves && beside)
                TRY(ui_field(r, tx, &proof, x ? value_text(x->evidence) : VALUE_NULL));
        return OK;
}

static void group_begin(struct html *h, const struct concept_item *item)
{
        html_lit(h, "<fieldset class=\"fn-form__group\"><legend>");
        html_text(h, item->f.label);
        html_lit(h, "</legend>\n");
        if (str_empty(item->f.help))
                return;
        html_lit(h, "<p class=\"fn-meta\">");
        html_text(h, item->f.help);
        html_lit(h, "</p>\n");
}

/* „3 Einträge · Zur Liste“ */
static void rows_draw(struct req *r, const struct goal_state *s, const struct case_head *head,
                      const struct concept_item *item)
{
        int64_t rows = situation_rows(s->situation, item);
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html,
                  rows == 1 ? _("1 Eintrag") : str_join(r->arena, text_int(r->arena, rows), _(" Einträge")));
        html_lit(r->html, " · <a href=\"");
        html_url(r->html, fact_url(r->arena, head->id, item->rows));
        html_lit(r->html, "\">");
        html_text(r->html, _("Zur Liste"));
        html_lit(r->html, "<span class=\"kern-sr-only\"> von „");
        html_text(r->html, item->f.label);
        html_lit(r->html, "“</span></a></p>\n");
}

static enum err item_draw(struct req *r, struct rtx *tx, const struct goal_state *s,
                          const struct case_head *head, const struct concept_item *item)
{
        if (stands_alone(item) && item->rows == FACT_NONE)
                return source_draw(r, tx, s, head, item, 0);
        group_begin(r->html, item);
        if (item->rows != FACT_NONE)
                rows_draw(r, s, head, item);
        for (size_t i = 0; i < item->sources; i++)
                TRY(source_draw(r, tx, s, head, item, i));
        html_lit(r->html, "</fieldset>\n");
        return OK;
}

enum err goal_form_draw(struct req *r, struct rtx *tx, const struct goal_state *s,
                        const struct performance_goal *goal, const struct case_head *head,
                        const struct form_view *form)
{
        ui_form_begin(r, form);
        TRY(ui_field(r, tx, &said_field, value_date(clock_today())));
        html_lit(r->html, "<p class=\"fn-meta\">");
        html_text(r->html,
                  _("Nichts davon ist Pflicht. Was sich nicht klären lässt, bekommt einen kurzen Grund."));
        html_lit(r->html, "</p>\n<div class=\"fn-statements\">\n");
        for (size_t i = 0; i < goal->items; i++)
                if (may_write(r, &goal->item[i]))
                        TRY(item_draw(r, tx, s, head, &goal->item[i]));
        html_lit(r->html, "</div>\n");
        ui_form_end(r, form);
        return OK;
}

/* ---- reading ---- */

static enum err value_sent(struct req *r, struct rtx *tx, const struct concept_item *item,
                           const struct field *f, const struct answer *x, struct value *out)
{
        struct field asked = *f;
        asked.required = false; /* the mark says what the concept needs in the end, nothing is needed today */
        TRY(form_value_before(r, tx, &asked, value_shown(item, x), out));
        if (item->f.kind == K_BOOL && out->type == V_TEXT)
                *out = value_bool(str_eq(out->s, S("yes")));
        return OK;
}

static enum err source_save(struct req *r, struct wtx *tx, const struct wgrant *g, const struct goal_state *s,
                            const struct case_head *head, const struct concept_item *item, size_t nth,
                            struct date said_on, size_t *added)
{
        struct arena *a = r->arena;
        enum answer_source source = item->source[nth];
        const struct answer *x = answer_of(&s->said, item, source);
        struct field value = value_field(a, item, source, head), words = words_field(a, item, source);
        struct field proof = evidence_field(a, item, source, head),
                     unknown = unknown_field(a, item, source, head);
        size_t before = r->errs.n;
        bool one = false;
        struct answer_data d = {.item = item, .source = source, .said_on = said_on};
        d.own_words = x ? x->own_words : S("");
        d.evidence = x ? x->evidence : S("");
        if (asks_value(item, x))
                TRY(value_sent(r, rtx_of(tx), item, &value, x, &d.value));
        TRY(form_text(r, rtx_of(tx), &unknown, &d.unknown_reason));
        if (asks_words(item, nth))
                TRY(form_text(r, rtx_of(tx), &words, &d.own_words));
        if (item->evidence)
                TRY(form_text(r, rtx_of(tx), &proof, &d.evidence));
        if (r->errs.n > before)
                return OK;
        enum err e = answer_put(tx, g, &s->said, &d, &r->errs, &one);
        *added += one;
        return e == ERR_INVALID ? OK : e; /* all mistakes of the form at once */
}

enum err goal_form_save(struct req *r, struct wtx *tx, const struct wgrant *g,
                        const struct performance_goal *goal, size_t *added)
{
        struct goal_state s;
        struct case_head head;
        struct date said_on = DATE_NONE;
        *added = 0;
        TRY(goal_state_read(r, rtx_of(tx), grant_of(g), goal, &s));
        TRY(case_head(rtx_of(tx), grant_of(g), &head));
        TRY(form_date(r, rtx_of(tx), &said_field, &said_on));
        if (r->errs.n)
                return ERR_INVALID;
        for (size_t i = 0; i < goal->items; i++)
                for (size_t k = 0; may_write(r, &goal->item[i]) && k < goal->item[i].sources; k++)
                        TRY(source_save(r, tx, g, &s, &head, &goal->item[i], k, said_on, added));
        return r->errs.n ? ERR_INVALID : OK;
}
