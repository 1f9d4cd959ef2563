/*
 * Absences: case managers enter their own, leads those of everybody whom their role reaches. On the days of an absence the
 * deputy writes in the cases: that is asked when a case is opened. SF 3 A13
 */
#include "core/user.h"
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"
#include "domain/cases/case.h"
#include "web/crud.h"

static const struct ui_column columns[] = {
        {.label = S_INIT(N_("Wer")), .cls = CLASS_STAFF},
        {.label = S_INIT(N_("Erster Tag")), .cls = CLASS_STAFF},
        {.label = S_INIT(N_("Letzter Tag")), .cls = CLASS_STAFF},
        {.label = S_INIT(N_("Anlass")), .cls = CLASS_STAFF},
        {.label = S_INIT(N_("Stand")), .cls = CLASS_STAFF, .phone = PHONE_COLUMN},
        {.label = S_INIT(N_("Fälle")), .cls = CLASS_STAFF},
};
static const struct ui_option periods[] = {
        {.code = S_INIT(""), .label = S_INIT(N_("jetzt und künftig"))},
        {.code = S_INIT("vergangen"), .label = S_INIT(N_("vergangen"))},
};

/* Who leads sees and enters the absences of everybody whom the role reaches. */
static bool for_all(const struct req *r)
{
        return actor_can(r->actor, CAP_CASE_ASSIGN);
}

static void place_head(struct req *r, struct str title, bool with_list)
{
        struct url list = url_path(r->arena, "/abwesenheiten");
        bool manage = actor_can(r->actor, CAP_MANAGE);
        struct account_place p =
                manage ? account_place_manage(r->arena, S(""), (struct url){0}) : account_place_own(r->arena);
        struct action add = {.label = _("Abwesenheit eintragen"),
                             .to = url_path(r->arena, "/abwesenheiten/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_ABSENCE_WRITE};
        if (with_list) {
                p.section = _("Abwesenheiten");
                p.section_to = list;
        }
        account_head(r, &p, (struct page_head){.title = title, .action = &add, .actions = with_list ? 0 : 1});
}

/* ---- list ---- */

static struct badge state_badge(const struct absence_line *l)
{
        struct date today = clock_today();
        if (date_cmp(l->ends, today) < 0)
                return (struct badge){.label = _("vorbei"), .tone = TONE_NEUTRAL, .icon = S("check")};
        if (date_cmp(l->starts, today) > 0)
                return (struct badge){
                        .label = _("geplant"), .tone = TONE_NEUTRAL, .icon = S("calendar-today")};
        return (struct badge){.label = _("heute nicht da"), .tone = TONE_INFO, .icon = S("info")};
}

static void fill_row(struct req *r, struct ui_cell *c, const struct absence_line *l)
{
        c[0] = (struct ui_cell){.text = l->name,
                                .to = url_path(r->arena, "/abwesenheiten/:/bearbeiten", l->id)};
        c[1].text = date_german(r->arena, l->starts);
        c[2].text = date_german(r->arena, l->ends);
        c[3].text = l->reason;
        c[4].badge = state_badge(l);
        bool over = date_cmp(l->ends, clock_today()) < 0;
        c[5] = over ? (struct ui_cell){.text = _("Inzwischen geschehen"),
                                       .to = url_path(r->arena, "/abwesenheiten/:/rueckkehr", l->id)}
                    : (struct ui_cell){.text = _("Übergabe"),
                                       .to = url_path(r->arena, "/abwesenheiten/:/uebergabe", l->id)};
}

PAGE_GET(absence_overview, "/abwesenheiten", NEED(ABSENCE_WRITE, STAFF), .title = T("Abwesenheiten"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct absence_line *l;
        size_t n;
        struct str period = req_query(r, S("zeit"));
        TRY(absence_list(tx, r->actor->user_id, str_eq(period, S("vergangen")), &l, &n));
        struct ui_cell *cell = NEW_ARRAY(r->arena, struct ui_cell, n * ARRAY_LEN(columns) + 1);
        for (size_t i = 0; i < n; i++)
                fill_row(r, &cell[i * ARRAY_LEN(columns)], &l[i]);
        struct ui_filter filter = {.key = S("zeit"),
                                   .label = _("Zeit"),
                                   .current = period,
                                   .option = periods,
                                   .options = ARRAY_LEN(periods)};
        place_head(r, _("Abwesenheiten"), false);
        return ui_table(r, &(struct table_view){.caption = _("Abwesenheiten"),
                                                .column = columns,
                                                .columns = ARRAY_LEN(columns),
                                                .cell = cell,
                                                .rows = n,
                                                .total = (int64_t)n,
                                                .empty = _("Keine Abwesenheit eingetragen."),
                                                .filter = &filter,
                                                .filters = 1,
                                                .unit = _("Abwesenheiten")});
}

/* ---- form ---- */

static enum err draw_people(struct req *r, struct rtx *tx, const struct record *rec)
{
        const struct field *f = &rec->e->fields[ABSENCE_user_id];
        struct user_line *u;
        size_t n;
        TRY(absence_people(tx, r->actor->user_id, &u, &n));
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, n + 1);
        for (size_t i = 0; i < n; i++)
                o[i] = (struct ui_option){.code = str_from_int(r->arena, u[i].id), .label = u[i].name};
        ui_select(r, f->key, f->label, str_from_int(r->arena, rec_int(rec, ABSENCE_user_id)), o, n);
        return OK;
}

static enum err draw_form(struct req *r, struct rtx *tx, const struct record *rec)
{
        struct form_view f = {.submit = _("Speichern"),
                              .cancel = url_path(r->arena, "/abwesenheiten"),
                              .version = rec->version};
        f.action = rec->id ? url_path(r->arena, "/abwesenheiten/:/bearbeiten", rec->id)
                           : url_path(r->arena, "/abwesenheiten/neu");
        place_head(r, rec->id ? _("Abwesenheit bearbeiten") : _("Abwesenheit eintragen"), true);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        if (for_all(r))
                TRY(draw_people(r, tx, rec));
        for (size_t i = 0; i < rec->e->n; i++)
                if (i != ABSENCE_user_id)
                        TRY(ui_field(r, tx, &rec->e->fields[i], rec->v[i]));
        ui_form_end(r, &f);
        account_note(
                r->html,
                _("In dieser Zeit darf die Vertretung in den Fällen schreiben. Danach liest sie wieder nur mit."));
        if (rec->id) {
                struct url away = url_path(r->arena, "/abwesenheiten/:/loeschen", rec->id);
                html_lit(r->html, "<div class=\"fn-actions fn-actions--foot\">");
                ui_action(r->html, (struct action){.label = _("Löschen"),
                                                   .to = away,
                                                   .weight = ACTION_TERTIARY,
                                                   .needs = CAP_N});
                html_lit(r->html, "</div>");
        }
        ui_panel_end(r->html);
        return OK;
}

/* The absence of the address: one's own, or anybody's for a lead; the others do not exist. */
static enum err absence_of(struct req *r, struct rtx *tx, struct record **out)
{
        TRY(ent_get(tx, &absence_entity, req_id(r, 0), out));
        return absence_reaches(tx, r->actor->user_id, rec_int(*out, ABSENCE_user_id));
}

static struct record *fresh(struct req *r)
{
        struct record *rec = rec_new(r->arena, &absence_entity.e);
        rec_set(rec, ABSENCE_user_id, value_ref(r->actor->user_id));
        return rec;
}

PAGE_GET(absence_new, "/abwesenheiten/neu", NEED(ABSENCE_WRITE, STAFF), .title = T("Abwesenheit eintragen"),
         .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        return draw_form(r, tx, fresh(r));
}

PAGE_GET(absence_edit, "/abwesenheiten/:/bearbeiten", NEED(ABSENCE_WRITE, STAFF),
         .title = T("Abwesenheit bearbeiten"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct record *rec;
        TRY(absence_of(r, tx, &rec));
        return draw_form(r, tx, rec);
}

/* ---- saving ---- */

static enum err read_absence(struct req *r, struct rtx *tx, struct record *rec)
{
        enum err e = form_read(r, tx, rec);
        if (!for_all(r))
                rec_set(rec, ABSENCE_user_id, value_ref(r->actor->user_id));
        if (e == OK && rec_given(rec, ABSENCE_user_id))
                return absence_reaches(tx, r->actor->user_id, rec_int(rec, ABSENCE_user_id));
        return e;
}

static enum err write_absence(struct req *r, struct wtx *tx, struct record *rec)
{
        TRY(read_absence(r, rtx_of(tx), rec));
        return rec->id ? ent_update(tx, &absence_entity, rec, &r->errs)
                       : ent_insert(tx, &absence_entity, rec, &r->errs);
}

static enum err save_absence(struct req *r, struct wtx *tx, struct record *rec)
{
        enum err e = write_absence(r, tx, rec);
        if (e == ERR_CONFLICT)
                errs_add(&r->errs, S(""),
                         _("Inzwischen hat jemand diese Abwesenheit geändert. Bitte öffnen Sie sie neu."));
        if (e == ERR_INVALID || e == ERR_CONFLICT) {
                TRY(draw_form(r, rtx_of(tx), rec));
                return e;
        }
        TRY(e);
        bool over = date_cmp(rec_date(rec, ABSENCE_ends), clock_today()) < 0;
        req_redirect_said(r,
                          over ? url_path(r->arena, "/abwesenheiten")
                               : url_path(r->arena, "/abwesenheiten/:/uebergabe", rec->id),
                          S("saved"));
        return OK;
}

PAGE_POST(absence_create, "/abwesenheiten/neu", NEED(ABSENCE_WRITE, STAFF),
          .title = T("Abwesenheit eintragen"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        return save_absence(r, tx, fresh(r));
}

PAGE_POST(absence_save, "/abwesenheiten/:/bearbeiten", NEED(ABSENCE_WRITE, STAFF),
          .title = T("Abwesenheit bearbeiten"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct record *rec;
        TRY(absence_of(r, rtx_of(tx), &rec));
        rec->version = form_version(r);
        return save_absence(r, tx, rec);
}

PAGE_GET(absence_delete_ask, "/abwesenheiten/:/loeschen", NEED(ABSENCE_WRITE, STAFF),
         .title = T("Abwesenheit löschen"), .menu = MENU_ADMIN)
(struct req *r, struct rtx *tx)
{
        struct record *rec;
        TRY(absence_of(r, tx, &rec));
        struct form_view f = {.action = url_path(r->arena, "/abwesenheiten/:/loeschen", rec->id),
                              .cancel = url_path(r->arena, "/abwesenheiten"),
                              .version = rec->version,
                              .danger = _("Löschen")};
        place_head(r, _("Abwesenheit löschen?"), true);
        ui_confirm(r, &f, _("Abwesenheit löschen?"),
                   _("Die Vertretung schreibt dann in dieser Zeit nicht in den Fällen."));
        return OK;
}

PAGE_POST(absence_delete, "/abwesenheiten/:/loeschen", NEED(ABSENCE_WRITE, STAFF),
          .title = T("Abwesenheit löschen"), .menu = MENU_ADMIN)
(struct req *r, struct wtx *tx)
{
        struct record *rec;
        TRY(absence_of(r, rtx_of(tx), &rec));
        TRY(ent_delete(tx, &absence_entity, rec->id, form_version(r)));
        req_redirect_said(r, url_path(r->arena, "/abwesenheiten"), S("deleted"));
        return OK;
}
