/*
 * Somebody else saved in between: both versions, field by field, and nothing is lost. The chosen version is simply the
 * value of the radio button, so the page posts an ordinary form with the newer version number.
 */
#include "web/ui_inner.h"

struct conflict {
        struct req *r;
        struct rtx *tx;
        const struct record *mine, *theirs;
        struct change_entry *since; /* what others changed after the form was drawn, newest first */
        size_t n;
        size_t differ, equal;
};

enum err ui_changes_since(struct rtx *tx, const struct record *rec, int64_t version,
                          struct change_entry **out, size_t *n)
{
        size_t all;
        TRY(audit_history(tx, rec->e, rec->id, rec->uid, out, &all));
        size_t newer = rec->version > version ? (size_t)(rec->version - version) : 0;
        *n = newer < all ? newer : all;
        return OK;
}

/* ---- which fields ---- */

static bool takes_part(const struct conflict *c, size_t i)
{
        const struct field *f = &c->mine->e->fields[i];
        return f->kind != K_FILE && !(f->once && c->mine->id) && ui_field_open(c->r, f) &&
               ui_field_sent(c->r, f->key);
}

static bool differs(const struct conflict *c, size_t i)
{
        return takes_part(c, i) && !value_eq(c->mine->v[i], c->theirs->v[i]);
}

static void count(struct conflict *c)
{
        for (size_t i = 0; i < c->mine->e->n; i++) {
                c->differ += differs(c, i);
                c->equal += takes_part(c, i) && !differs(c, i);
        }
}

static const struct change_field *change_in(const struct change_entry *e, struct str key)
{
        for (size_t i = 0; i < e->n; i++)
                if (str_eq(e->field[i].key, key))
                        return &e->field[i];
        return NULL;
}

/* What the field held when the form was drawn: before the oldest change of the others. */
static bool only_theirs_changed(const struct conflict *c, size_t i)
{
        const struct field *f = &c->mine->e->fields[i];
        const struct change_field *oldest = NULL;
        for (size_t k = 0; k < c->n; k++)
                if (change_in(&c->since[k], f->key))
                        oldest = change_in(&c->since[k], f->key);
        return oldest && value_eq(ui_value_of_plain(f, oldest->before), c->mine->v[i]);
}

/* ---- hidden fields ---- */

static struct str value_hidden(struct arena *a, const struct field *f, struct value v)
{
        if (f->kind == K_BOOL)
                return v.type == V_INT && v.i ? S("1") : S("0");
        return field_typed(a, f, v);
}

static void carry_equal(struct conflict *c)
{
        struct html *h = c->r->html;
        for (size_t i = 0; i < c->mine->e->n; i++) {
                const struct field *f = &c->mine->e->fields[i];
                if (takes_part(c, i) && !differs(c, i))
                        ui_hidden(h, f->key, value_hidden(c->r->arena, f, c->mine->v[i]));
        }
}

/* ---- cards ---- */

static void source_line(struct conflict *c, bool mine)
{
        struct html *h = c->r->html;
        html_lit(h, "<span class=\"fn-meta\">");
        if (mine) {
                html_text(h, _("Ihre Eingabe, "));
                html_text(h, moment_clock(c->r->arena, clock_now()));
                html_text(h, _(" Uhr"));
        } else {
                if (c->n) {
                        html_text(h, c->since[0].actor);
                        html_text(h, S(", "));
                }
                html_text(h, _("gespeichert "));
                html_text(h, ui_ago(c->r->arena, c->theirs->changed_at));
        }
        html_lit(h, "</span>");
}

static void card(struct conflict *c, const struct field *f, bool mine, bool checked, const struct ui_words *w)
{
        struct html *h = c->r->html;
        int64_t at = ent_field(c->mine->e, f->key);
        struct value v = (mine ? c->mine : c->theirs)->v[at];
        html_lit(h,
                 "<label class=\"fn-option\"><input class=\"kern-form-check__radio\" type=\"radio\" name=\"");
        html_attr(h, f->key);
        html_lit(h, "\" value=\"");
        html_attr(h, value_hidden(c->r->arena, f, v));
        html_lit(h, "\"");
        html_bool(h, "checked", checked);
        html_lit(h, "><span><span class=\"fn-versions__text\">");
        if (w->n)
                ui_words(h, w);
        else
                html_text(h, _("nichts eingetragen"));
        html_lit(h, "</span>");
        source_line(c, mine);
        html_lit(h, "</span></label>\n");
}

/* Long texts can be kept both; the next page shows them one below the other in the field. */
static void merge_button(struct conflict *c, const struct field *f, struct value mine, struct value theirs)
{
        struct html *h = c->r->html;
        bool is_long = f->kind == K_LONGTEXT || (f->kind == K_SECRET && f->max == 0);
        if (!is_long || mine.type == V_NULL || theirs.type == V_NULL)
                return;
        ui_hidden(h, str_join(c->r->arena, S(UI_MINE), f->key), mine.s);
        ui_hidden(h, str_join(c->r->arena, S(UI_THEIRS), f->key), theirs.s);
        html_lit(
                h,
                "<p class=\"fn-versions__merge\"><button class=\"fn-linkbtn\" type=\"submit\" name=\"" UI_MERGE
                "\" value=\"");
        html_attr(h, f->key);
        html_lit(h, "\">");
        html_text(h, _("Beide Texte zusammenführen und bearbeiten"));
        html_lit(h, "</button></p>");
}

static enum err choice(struct conflict *c, size_t i)
{
        struct html *h = c->r->html;
        const struct field *f = &c->mine->e->fields[i];
        struct str mine, theirs;
        struct ui_words m, t;
        bool take_theirs = only_theirs_changed(c, i);
        TRY(ui_value(c->r, c->tx, f, c->mine->v[i], &mine));
        TRY(ui_value(c->r, c->tx, f, c->theirs->v[i], &theirs));
        ui_compare(c->r->arena, mine, theirs, &m, &t);
        html_lit(h, "<fieldset class=\"kern-fieldset\"><legend class=\"kern-label\">");
        html_text(h, f->label);
        html_lit(h, "</legend><div class=\"kern-fieldset__body fn-versions\">\n");
        card(c, f, true, !take_theirs, &m);
        card(c, f, false, take_theirs, &t);
        html_lit(h, "</div>");
        merge_button(c, f, c->mine->v[i], c->theirs->v[i]);
        html_lit(h, "</fieldset>\n");
        return OK;
}

/* ---- what happened ---- */

static void put_count(struct buf *b, size_t n, struct str one, struct str many)
{
        if (n == 1) {
                buf_put(b, one);
                return;
        }
        buf_int(b, (int64_t)n);
        buf_put(b, many);
}

static void explain(struct conflict *c)
{
        struct arena *a = c->r->arena;
        struct str who = c->n && !str_empty(c->since[0].actor) ? c->since[0].actor : _("Jemand anderes");
        struct buf b;
        buf_init(&b, a, 1000);
        buf_put(&b, _("Beide Fassungen sind noch da, nichts ist verloren. Wählen Sie bei "));
        put_count(&b, c->differ, _("einer Angabe"), _(" Angaben"));
        buf_put(&b, _(", was gelten soll."));
        if (c->equal) {
                buf_put(&b, S(" "));
                put_count(&b, c->equal, _("Eine weitere Angabe ist gleich."),
                          _(" weitere Angaben sind gleich."));
        }
        ui_message(
                c->r->html, TONE_WARNING,
                str_join(a, who, _(" hat diese Angaben "), ui_ago(a, c->theirs->changed_at), _(" geändert")),
                buf_str(&b));
}

static struct str fields_changed(struct conflict *c, const struct change_entry *e)
{
        struct buf b;
        buf_init(&b, c->r->arena, 200);
        put_count(&b, e->n, _("eine Angabe geändert"), _(" Angaben geändert"));
        return buf_str(&b);
}

static void who_changed(struct conflict *c)
{
        struct arena *a = c->r->arena;
        struct timeline_entry *t = NEW_ARRAY(a, struct timeline_entry, c->n + 1);
        struct change_entry own = {.n = c->differ};
        t[0] = (struct timeline_entry){.when = moment_clock(a, clock_now()),
                                       .mark = MARK_DOCUMENT,
                                       .title = _("Sie wollten speichern"),
                                       .meta = fields_changed(c, &own)};
        for (size_t i = 0; i < c->n; i++)
                t[i + 1] = (struct timeline_entry){
                        .when = moment_clock(a, c->since[i].at),
                        .title = str_join(a, c->since[i].actor, _(" hat gespeichert")),
                        .meta = fields_changed(c, &c->since[i])};
        ui_panel(c->r->html, _("Wer hat was geändert?"), S(""), (struct action){0});
        ui_timeline(c->r->html, t, c->n + 1);
        ui_panel_end(c->r->html);
}

/* ---- the page ---- */

static void buttons(struct conflict *c, const struct form_view *f)
{
        struct html *h = c->r->html;
        html_lit(
                h,
                "<div class=\"fn-form__buttons\"><button class=\"kern-btn kern-btn--primary\" type=\"submit\">");
        ui_button_label(h, S(""), _("Auswahl speichern"));
        html_lit(h, "</button>");
        if (!str_empty(f->cancel.s)) {
                html_lit(h, "<a class=\"kern-btn kern-btn--tertiary\" href=\"");
                html_url(h, f->cancel);
                html_lit(h, "\">");
                ui_button_label(h, S(""), _("Meine Eingabe verwerfen"));
                html_lit(h, "</a>");
        }
        html_lit(h, "</div><p class=\"fn-meta\">");
        html_text(h, _("Was schon gespeichert war, bleibt im Verlauf lesbar."));
        html_lit(h, "</p></form>\n");
}

static enum err choices(struct conflict *c, const struct form_view *f)
{
        struct form_view newer = *f;
        newer.version = c->theirs->version;
        ui_panel(c->r->html, S(""), S(""), (struct action){0});
        ui_form_open(c->r, &newer, S(" fn-form--wide"));
        carry_equal(c);
        for (size_t i = 0; i < c->mine->e->n; i++)
                if (differs(c, i))
                        TRY(choice(c, i));
        buttons(c, f);
        ui_panel_end(c->r->html);
        return OK;
}

enum err ui_conflict(struct req *r, struct rtx *tx, const struct form_view *f, const struct record *mine,
                     const struct record *theirs)
{
        struct conflict c = {.r = r, .tx = tx, .mine = mine, .theirs = theirs};
        TRY(ui_changes_since(tx, theirs, form_version(r), &c.since, &c.n));
        count(&c);
        if (!ui_state_of(r)->head)
                ui_head(r, &(struct page_head){
                                   .title = str_join(r->arena, _("Zwei Fassungen: "), theirs->e->title)});
        ui_grid(r->html);
        explain(&c);
        TRY(choices(&c, f));
        ui_grid_side(r->html);
        who_changed(&c);
        ui_grid_end(r->html);
        return OK;
}
