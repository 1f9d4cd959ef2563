/* The case's own data and their history. The grant stands for the right; the record is private to this module. */
#include "domain/cases/case_form.h"
#include "domain/cases/case_private.h"
#include "web/crud.h"

CASE_GET(case_data, "/angaben", NEED(CASE_READ, SCHEDULE), .title = T("Angaben zum Fall"), .menu = MENU_CASES,
         .menu_order = 210)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        int64_t id = grant_case(g);
        const struct action action[] = {{.label = _("Wer hat was geändert?"),
                                         .to = url_path(r->arena, "/faelle/:/angaben/verlauf", id),
                                         .weight = ACTION_TERTIARY,
                                         .needs = CAP_N},
                                        {.label = _("Bearbeiten"),
                                         .to = url_path(r->arena, "/faelle/:/angaben/bearbeiten", id),
                                         .weight = ACTION_PRIMARY,
                                         .icon = S("edit"),
                                         .needs = CAP_CASE_WRITE}};
        struct case_frame f = {.title = _("Angaben zum Fall"), .action = action, .actions = 2};
        struct record *rec;
        TRY(case_frame(r, tx, g, &f));
        TRY(ent_get(tx, &casefile_entity, id, &rec));
        ui_panel(r->html, _("Angaben"), S(""), (struct action){0});
        TRY(ui_detail(r, tx, rec));
        ui_panel_end(r->html);
        return OK;
}

enum err case_goal_draw(struct req *r, struct rtx *tx, const struct grant *g, struct str goal)
{
        struct record *rec, *part = rec_new(r->arena, &casefile_entity.e);
        size_t n = 0;
        for (size_t i = 0; i < part->e->n; i++)
                n += str_eq(part->e->fields[i].goal, goal);
        if (!n)
                return OK;
        TRY(ent_get(tx, &casefile_entity, grant_case(g), &rec));
        for (size_t i = 0; i < part->e->n; i++)
                if (str_eq(part->e->fields[i].goal, goal))
                        part->v[i] = rec->v[i];
        ui_panel(r->html, _("Aus den Angaben zum Fall"), S(""),
                 (struct action){.label = _("Angaben zum Fall"),
                                 .needs = CAP_N,
                                 .to = url_path(r->arena, "/faelle/:/angaben", grant_case(g))});
        TRY(ui_detail(r, tx, part));
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(case_data_history, "/angaben/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct case_frame f = {.title = _("Änderungen"),
                               .section = _("Angaben zum Fall"),
                               .section_to = url_path(r->arena, "/faelle/:/angaben", grant_case(g))};
        struct record *rec;
        TRY(case_frame(r, tx, g, &f));
        TRY(ent_get(tx, &casefile_entity, grant_case(g), &rec));
        return crud_history_panel(r, tx, rec);
}

static enum err edit_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *rec)
{
        int64_t id = grant_case(g);
        struct case_frame f = {.title = _("Angaben bearbeiten"),
                               .section = _("Angaben zum Fall"),
                               .section_to = url_path(r->arena, "/faelle/:/angaben", id)};
        struct form_view form = {.action = url_path(r->arena, "/faelle/:/angaben/bearbeiten", id),
                                 .submit = _("Angaben speichern"),
                                 .cancel = url_path(r->arena, "/faelle/:/angaben", id),
                                 .version = rec->version};
        TRY(case_frame(r, tx, g, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        TRY(ui_form(r, tx, &form, rec));
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(case_data_edit, "/angaben/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Angaben bearbeiten"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *rec;
        TRY(ent_get(tx, &casefile_entity, grant_case(g), &rec));
        return edit_draw(r, tx, g, rec);
}

static enum err edit_conflict(struct req *r, struct rtx *tx, const struct grant *g, const struct record *mine)
{
        struct record *theirs;
        struct case_frame f = {.title = _("Zwei Fassungen dieser Angaben")};
        struct form_view form = {.action = url_path(r->arena, "/faelle/:/angaben/bearbeiten", grant_case(g)),
                                 .submit = _("Auswahl speichern"),
                                 .cancel = url_path(r->arena, "/faelle/:/angaben", grant_case(g))};
        TRY(ent_get(tx, &casefile_entity, grant_case(g), &theirs));
        form.version = theirs->version;
        TRY(case_frame(r, tx, g, &f));
        TRY(ui_conflict(r, tx, &form, mine, theirs));
        return ERR_CONFLICT;
}

CASE_POST(case_data_save, "/angaben/bearbeiten", NEED(CASE_WRITE, SCHEDULE), .title = T("Angaben bearbeiten"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct rtx *rtx = rtx_of(tx);
        struct record *rec;
        int64_t id = grant_case(grant_of(g));
        TRY(ent_get(rtx, &casefile_entity, id, &rec));
        int64_t site = rec_int(rec, CASEFILE_site_id);
        enum err e = form_read(r, rtx, rec);
        rec->version = form_version(r);
        if (e == OK)
                e = ent_update(tx, &casefile_entity, rec, &r->errs);
        if (e == ERR_INVALID) {
                TRY(edit_draw(r, rtx, grant_of(g), rec));
                return ERR_INVALID;
        }
        if (e == ERR_CONFLICT)
                return edit_conflict(r, rtx, grant_of(g), rec);
        TRY(e);
        if (rec_int(rec, CASEFILE_site_id) != site)
                TRY(case_access_refresh(tx, id));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/angaben", id), S("saved"));
        return OK;
}
