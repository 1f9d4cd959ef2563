/* Lines of the genogram: who, which, with whom. */
#include "domain/help/help_view.h"
#include "domain/pictures/picture_ui.h"

static const struct field from_field = {.key = S_INIT("from"),
                                        .kind = K_TEXT,
                                        .label = S_INIT(N_("Wer")),
                                        .cls = CLASS_CASE,
                                        .required = true,
                                        .max = 20};
static const struct field to_field = {.key = S_INIT("to"),
                                      .kind = K_TEXT,
                                      .label = S_INIT(N_("Mit wem")),
                                      .cls = CLASS_CASE,
                                      .required = true,
                                      .max = 20};

static void person_select(struct req *r, const struct field *f, const struct figures *x, int64_t current)
{
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, x->persons + 1);
        for (size_t i = 0; i < x->persons; i++)
                o[i] = (struct ui_option){.code = str_from_int(r->arena, x->person[i].id),
                                          .label = x->person[i].name};
        struct str chosen = req_has(r, f->key) ? req_field(r, f->key) : str_from_int(r->arena, current);
        ui_select(r, f->key, f->label, chosen, o, x->persons);
}

static enum err form_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *tie)
{
        struct figures x;
        struct arena *a = r->arena;
        struct url back = url_path(a, "/faelle/:/genogramm", grant_case(g));
        struct case_frame f = {.title = tie->id ? _("Verbindung bearbeiten") : _("Verbindung anlegen"),
                               .section = _("Genogramm"),
                               .section_to = back};
        TRY(case_frame(r, tx, g, &f));
        TRY(figures_read(tx, g, &f.head, &x));
        struct form_view v = {.submit = _("Verbindung speichern"), .cancel = back, .version = tie->version};
        v.action =
                tie->id ? url_path(a, "/faelle/:/genogramm/verbindungen/:/bearbeiten", grant_case(g), tie->id)
                        : url_path(a, "/faelle/:/genogramm/verbindungen/neu", grant_case(g));
        int64_t second = x.persons > 1 ? x.person[1].id : 0;
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &v);
        person_select(r, &from_field, &x, rec_int(tie, PERSON_TIE_from_id));
        TRY(ui_field(r, tx, &tie->e->fields[PERSON_TIE_kind], tie->v[PERSON_TIE_kind]));
        person_select(r, &to_field, &x, tie->id ? rec_int(tie, PERSON_TIE_to_id) : second);
        TRY(ui_field(r, tx, &tie->e->fields[PERSON_TIE_since_year], tie->v[PERSON_TIE_since_year]));
        TRY(ui_field(r, tx, &tie->e->fields[PERSON_TIE_ended_year], tie->v[PERSON_TIE_ended_year]));
        ui_form_end(r, &v);
        if (tie->id)
                ui_post_button(
                        r, url_path(a, "/faelle/:/genogramm/verbindungen/:/loeschen", grant_case(g), tie->id),
                        _("Verbindung löschen"), NULL, 0);
        ui_panel_end(r->html);
        return OK;
}

/* Only somebody of this case, or the client. */
static enum err person_read(struct req *r, struct rtx *tx, const struct figures *x, const struct field *f,
                            int64_t *out)
{
        struct str typed;
        TRY(form_text(r, tx, f, &typed));
        for (size_t i = 0; i < x->persons; i++)
                if (str_eq(typed, str_from_int(r->arena, x->person[i].id))) {
                        *out = x->person[i].id;
                        return OK;
                }
        errs_add(&r->errs, f->key, _("Bitte wählen Sie eine Person aus der Liste."));
        return OK;
}

static enum err tie_read(struct req *r, struct rtx *tx, const struct grant *g, struct record *tie)
{
        struct figures x;
        struct case_head head;
        int64_t from = 0, to = 0;
        TRY(case_head(tx, g, &head));
        TRY(figures_read(tx, g, &head, &x));
        enum err e = form_read(r, tx, tie);
        if (e != OK && e != ERR_INVALID)
                return e;
        TRY(person_read(r, tx, &x, &from_field, &from));
        TRY(person_read(r, tx, &x, &to_field, &to));
        if (from == to)
                errs_add(&r->errs, to_field.key, _("Bitte wählen Sie zwei verschiedene Personen."));
        REC_SET(tie, PERSON_TIE_from_id, from);
        REC_SET(tie, PERSON_TIE_to_id, to);
        return r->errs.n ? ERR_INVALID : OK;
}

static enum err tie_save(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *tie)
{
        enum err e = tie_read(r, rtx_of(tx), grant_of(g), tie);
        if (e == OK)
                e = tie->id ? ent_update_in(tx, g, &person_tie_entity, tie, &r->errs)
                            : ent_insert_in(tx, g, &person_tie_entity, tie, &r->errs);
        if (e == ERR_CONFLICT)
                errs_add(&r->errs, S(""),
                         _("Das wurde inzwischen geändert. Bitte prüfen Sie, was jetzt gilt."));
        if (e == ERR_INVALID || e == ERR_CONFLICT)
                TRY(form_draw(r, rtx_of(tx), grant_of(g), tie));
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/genogramm", grant_case(grant_of(g))), S("saved"));
        return OK;
}

CASE_GET(tie_new, "/genogramm/verbindungen/neu", NEED(CASE_WRITE, CASE), .title = T("Verbindung anlegen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return form_draw(r, tx, g, rec_new(r->arena, &person_tie_entity.e));
}

CASE_POST(tie_create, "/genogramm/verbindungen/neu", NEED(CASE_WRITE, CASE), .title = T("Verbindung anlegen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        return tie_save(r, tx, g, rec_new(r->arena, &person_tie_entity.e));
}

CASE_GET(tie_edit, "/genogramm/verbindungen/:/bearbeiten", NEED(CASE_WRITE, CASE),
         .title = T("Verbindung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *tie;
        TRY(ent_get_in(tx, g, &person_tie_entity, req_id(r, 1), &tie));
        return form_draw(r, tx, g, tie);
}

CASE_POST(tie_update, "/genogramm/verbindungen/:/bearbeiten", NEED(CASE_WRITE, CASE),
          .title = T("Verbindung bearbeiten"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *tie;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &person_tie_entity, req_id(r, 1), &tie));
        tie->version = form_version(r);
        return tie_save(r, tx, g, tie);
}

CASE_POST(tie_delete, "/genogramm/verbindungen/:/loeschen", NEED(CASE_WRITE, CASE),
          .title = T("Verbindung löschen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *tie;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &person_tie_entity, req_id(r, 1), &tie));
        TRY(ent_delete_in(tx, g, &person_tie_entity, tie->id, tie->version));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/genogramm", grant_case(grant_of(g))),
                          S("deleted"));
        return OK;
}

HELP_TEXT(tie, "/faelle/:/genogramm/verbindungen/neu", T("Verbindung anlegen"),
          T("Was zwei Menschen im Bild verbindet. Bei „ist Elternteil von“ steht zuerst der Elternteil."))
HELP_TEXT(tie_edit, "/faelle/:/genogramm/verbindungen/:/bearbeiten", T("Verbindung bearbeiten"),
          T("Eine Linie im Genogramm ändern oder löschen. Die Personen selbst bleiben."))
HELP_TEXT(tie_gone, "/faelle/:/genogramm/verbindungen/:/loeschen", T("Verbindung löschen"),
          T("Die Linie verschwindet, die Personen bleiben."))
