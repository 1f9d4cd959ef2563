/* Status, responsibility, suspension, end and return of a case; handing over all cases of a leaver. */
#include "core/user.h"
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_form.h"
#include "domain/outcome/outcome.h"
#include "domain/tasks/task_life.h"

enum { OPEN_MOST = 50 };

static struct url life_url(struct req *r, int64_t id)
{
        return url_path(r->arena, "/faelle/:/stand", id);
}

static bool life_over(const struct case_head *h)
{
        return date_given(h->closed_on);
}

static struct form_view life_form(struct req *r, int64_t id, struct str what, struct str submit)
{
        return (struct form_view){.action = url_with(r->arena, life_url(r, id), S("was"), what),
                                  .submit = submit,
                                  .cancel = url_path(r->arena, "/faelle/:", id)};
}

/* One panel with one form; fields in order. */
static enum err life_panel(struct req *r, struct rtx *tx, struct str title, struct form_view f,
                           const struct field *const *fields, const struct value *values, size_t n)
{
        ui_panel(r->html, title, S(""), (struct action){0});
        ui_form_begin(r, &f);
        for (size_t i = 0; i < n; i++)
                TRY(ui_field(r, tx, fields[i], values[i]));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

static enum err panel_status(struct req *r, struct rtx *tx, const struct case_head *h)
{
        const struct field *f[] = {&case_status_field, &case_note_field};
        const struct value v[] = {V(h->status), VALUE_NULL};
        return life_panel(r, tx, _("Stand"), life_form(r, h->id, S("stand"), _("Stand speichern")), f, v, 2);
}

static enum err panel_assign(struct req *r, struct rtx *tx, const struct case_head *h)
{
        const struct field *f[] = {&case_manager_field, &case_deputy_field, &case_note_field};
        const struct value v[] = {value_ref(h->case_manager_id), value_ref(h->deputy_id), VALUE_NULL};
        return life_panel(r, tx, _("Zuständigkeit"),
                          life_form(r, h->id, S("zustaendig"), _("Zuständigkeit speichern")), f, v, 3);
}

static enum err panel_suspend(struct req *r, struct rtx *tx, const struct case_head *h)
{
        const struct field *f[] = {&case_until_field, &case_note_field};
        const struct value v[] = {V(date_add_months(clock_today(), 1)), VALUE_NULL};
        return life_panel(r, tx, _("Aussetzen"), life_form(r, h->id, S("aussetzen"), _("Fall aussetzen")), f,
                          v, 2);
}

/* Asked while something is open. */
static const struct field settle_field = {
        .key = S_INIT("settle"),
        .kind = K_BOOL,
        .label = S_INIT(N_("Offene Aufgaben und Termine mit dem Fall beenden")),
        .help = S_INIT(
                N_("Aufgaben entfallen, Termine ab heute werden abgesagt. Ohne Haken behalten Sie alles.")),
        .cls = CLASS_SCHEDULE};

/* What would be left behind. */
static enum err open_things(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct open_line *l;
        size_t n;
        TRY(case_open_things(tx, g, actor_reads(r->actor, CLASS_CASE), OPEN_MOST, &l, &n));
        if (!n)
                return OK;
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                row[i] = case_open_row(r->arena, grant_case(g), &l[i]);
        ui_message(r->html, TONE_INFO, _("Das ist noch offen"),
                   _("Entscheiden Sie unten, ob es mit dem Fall endet."));
        ui_rows(r->html, row, n);
        return ui_field(r, tx, &settle_field, V(true));
}

/*
 * Section 4: what came out belongs to the end. It may be recorded later, so nothing is locked. form: the number of the one
 * that goes on afterwards, 0: none.
 */
static enum err outcome_hint(struct req *r, struct rtx *tx, const struct grant *g, int form)
{
        struct outcome_set set;
        struct url to = url_with(r->arena, url_path(r->arena, "/faelle/:/ergebnis/neu", grant_case(g)),
                                 S("zeitpunkt"), S("closing"));
        struct str label = _("Ergebnis festhalten");
        TRY(outcome_set(tx, g, &set));
        if (set.at[OUTCOME_CLOSING])
                return OK;
        ui_message(
                r->html, TONE_INFO, _("Das Ergebnis fehlt noch"),
                _("Was hat die Begleitung gebracht? Sie können es vor oder nach dem Abschluss festhalten."));
        html_lit(r->html, "<p>");
        if (form)
                ui_detour(r, form, S("outcome - zeitpunkt=closing"), label);
        else
                ui_action(r->html, (struct action){.label = label, .to = to});
        html_lit(r->html, "</p>\n");
        return OK;
}

static enum err panel_close(struct req *r, struct rtx *tx, const struct grant *g, const struct case_head *h)
{
        struct form_view f = life_form(r, h->id, S("abschliessen"), _("Fall abschließen"));
        ui_panel(r->html, _("Abschließen"), S(""), (struct action){0});
        ui_form_begin(r, &f);
        TRY(outcome_hint(r, tx, g, ui_form_number(r)));
        TRY(ui_field(r, tx, &case_on_field, V(clock_today())));
        TRY(ui_field(r, tx, &case_end_reason_field,
                     V(req_query(r, S("grund"))))); /* S12, S13: „?grund=employer“ */
        TRY(ui_field(r, tx, &case_note_field, VALUE_NULL));
        TRY(open_things(r, tx, g));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

static enum err panel_return(struct req *r, struct rtx *tx, const struct case_head *h, bool reopen)
{
        struct field why = case_note_field;
        const struct field *f[] = {&why};
        const struct value v[] = {VALUE_NULL};
        why.required = true;
        struct form_view form = reopen ? life_form(r, h->id, S("wieder"), _("Fall wieder aufnehmen"))
                                       : life_form(r, h->id, S("weiter"), _("Fall fortsetzen"));
        return life_panel(r, tx, reopen ? _("Wieder aufnehmen") : _("Fortsetzen"), form, f, v, 1);
}

static enum err life_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct case_frame f = {.title = _("Stand ändern")};
        TRY(case_frame(r, tx, g, &f));
        bool suspended = str_eq(f.head.status, S("suspended"));
        if (life_over(&f.head))
                TRY(outcome_hint(r, tx, g, 0));
        if (life_over(&f.head))
                return panel_return(r, tx, &f.head, true);
        if (suspended)
                TRY(panel_return(r, tx, &f.head, false));
        else
                TRY(panel_status(r, tx, &f.head));
        if (actor_can(r->actor, CAP_CASE_ASSIGN) || f.head.case_manager_id == r->actor->user_id)
                TRY(panel_assign(r, tx, &f.head));
        if (!suspended)
                TRY(panel_suspend(r, tx, &f.head));
        return panel_close(r, tx, g, &f.head);
}

CASE_GET(case_life, "/stand", NEED(CASE_WRITE, CASE), .title = T("Stand ändern"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return life_draw(r, tx, g);
}

static enum err assign_post(struct req *r, struct wtx *tx, const struct wgrant *g, struct str note)
{
        struct case_head h;
        TRY(case_head(rtx_of(tx), grant_of(g), &h));
        if (!actor_can(r->actor, CAP_CASE_ASSIGN) && h.case_manager_id != r->actor->user_id)
                return ERR_DENIED;
        int64_t manager, deputy;
        TRY(form_ref(r, rtx_of(tx), &case_manager_field, &manager));
        TRY(form_ref(r, rtx_of(tx), &case_deputy_field, &deputy));
        if (manager && manager == deputy)
                errs_add(&r->errs, case_deputy_field.key, _("Die Vertretung braucht eine zweite Person."));
        enum err e = r->errs.n ? ERR_INVALID : case_assign(tx, g, manager, deputy, clock_today(), note);
        if (e == ERR_INVALID && !r->errs.n)
                errs_add(&r->errs, case_manager_field.key, _("Diese Person kann keine Fälle führen."));
        return e;
}

static enum err close_post(struct req *r, struct wtx *tx, const struct wgrant *g, struct str note)
{
        struct date on;
        struct str reason;
        TRY(form_date(r, rtx_of(tx), &case_on_field, &on));
        TRY(form_text(r, rtx_of(tx), &case_end_reason_field, &reason));
        if (r->errs.n)
                return ERR_INVALID;
        enum err e = case_close(tx, g, on, reason, note);
        if (e == ERR_INVALID)
                errs_add(&r->errs, case_on_field.key, _("Der Abschluss liegt vor dem Zugang."));
        if (e == OK && str_eq(req_field(r, settle_field.key), S("1")))
                return tasks_settle(tx, g, &r->errs);
        return e;
}

static enum err suspend_post(struct req *r, struct wtx *tx, const struct wgrant *g, struct str note)
{
        struct date until;
        TRY(form_date(r, rtx_of(tx), &case_until_field, &until));
        if (!r->errs.n && date_cmp(until, clock_today()) <= 0)
                errs_add(&r->errs, case_until_field.key, _("Bitte geben Sie einen Tag in der Zukunft an."));
        return r->errs.n ? ERR_INVALID : case_suspend(tx, g, until, note);
}

static enum err status_post(struct req *r, struct wtx *tx, const struct wgrant *g, struct str note)
{
        struct str status;
        TRY(form_text(r, rtx_of(tx), &case_status_field, &status));
        if (r->errs.n)
                return ERR_INVALID;
        enum err e = case_status_set(tx, g, status, note);
        if (e != ERR_CONFLICT)
                return e;
        errs_add(&r->errs, case_status_field.key,
                 _("Aussetzen und Abschließen haben unten ein eigenes Feld."));
        return ERR_INVALID;
}

static enum err life_act(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct str what = req_query(r, S("was"));
        struct str note;
        TRY(form_text(r, rtx_of(tx), &case_note_field, &note));
        if (r->errs.n)
                return ERR_INVALID;
        if (str_eq(what, S("stand")))
                return status_post(r, tx, g, note);
        if (str_eq(what, S("zustaendig")))
                return assign_post(r, tx, g, note);
        if (str_eq(what, S("aussetzen")))
                return suspend_post(r, tx, g, note);
        if (str_eq(what, S("abschliessen")))
                return close_post(r, tx, g, note);
        if (!str_eq(what, S("wieder")) && !str_eq(what, S("weiter")))
                return ERR_NOT_FOUND;
        if (str_empty(note)) {
                errs_add(&r->errs, case_note_field.key, _("Bitte schreiben Sie kurz, warum."));
                return ERR_INVALID;
        }
        return str_eq(what, S("wieder")) ? case_reopen(tx, g, note) : case_resume(tx, g, note);
}

CASE_POST(case_life_post, "/stand", NEED(CASE_WRITE, CASE), .title = T("Stand ändern"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        enum err e = life_act(r, tx, g);
        if (e == ERR_INVALID) {
                TRY(life_draw(r, rtx_of(tx), grant_of(g)));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:", grant_case(grant_of(g))), S("saved"));
        return OK;
}

/* ---- all cases of a leaver ---- */
static const struct field from_field = {.key = S_INIT("from"),
                                        .kind = K_REF,
                                        .label = S_INIT(N_("Wer gibt ab?")),
                                        .cls = CLASS_SCHEDULE,
                                        .ref = S_INIT("users"),
                                        .required = true};
static const struct field to_field = {.key = S_INIT("to"),
                                      .kind = K_REF,
                                      .label = S_INIT(N_("Wer übernimmt?")),
                                      .cls = CLASS_SCHEDULE,
                                      .ref = S_INIT("case_manager"),
                                      .required = true};

static enum err hand_over_draw(struct req *r, struct rtx *tx)
{
        const struct crumb crumb[] = {{_("Fälle"), url_path(r->arena, "/faelle")}, {_("Übergeben"), {S("")}}};
        struct page_head head = {.crumb = crumb, .crumbs = 2, .title = _("Alle Fälle übergeben")};
        struct form_view f = {.action = url_path(r->arena, "/faelle/uebergabe"),
                              .submit = _("Fälle übergeben"),
                              .cancel = url_path(r->arena, "/faelle")};
        ui_head(r, &head);
        ui_message(
                r->html, TONE_INFO, _("Was geschieht"),
                _("Alle laufenden Fälle gehen an die neue Person. Aufgaben und Termine bleiben, wie sie sind. Jeder Fall bekommt einen Eintrag."));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        TRY(ui_field(r, tx, &from_field, VALUE_NULL));
        TRY(ui_field(r, tx, &to_field, VALUE_NULL));
        TRY(ui_field(r, tx, &case_note_field, VALUE_NULL));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(case_hand_over_form, "/faelle/uebergabe", NEED(CASE_ASSIGN, SCHEDULE),
         .title = T("Alle Fälle übergeben"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx)
{
        return hand_over_draw(r, tx);
}

PAGE_POST(case_hand_over_post, "/faelle/uebergabe", NEED(CASE_ASSIGN, SCHEDULE),
          .title = T("Alle Fälle übergeben"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx)
{
        int64_t from, to, moved = 0;
        struct str note;
        TRY(form_ref(r, rtx_of(tx), &from_field, &from));
        TRY(form_ref(r, rtx_of(tx), &to_field, &to));
        TRY(form_text(r, rtx_of(tx), &case_note_field, &note));
        if (to && to == from)
                errs_add(&r->errs, to_field.key, _("Bitte wählen Sie eine andere Person, die übernimmt."));
        enum err e = r->errs.n ? ERR_INVALID : case_hand_over(tx, r->actor, from, to, note, &moved);
        if (e == ERR_INVALID) {
                if (!r->errs.n)
                        errs_add(&r->errs, to_field.key, _("Diese Person kann keine Fälle führen."));
                TRY(hand_over_draw(r, rtx_of(tx)));
                return ERR_INVALID;
        }
        TRY(e);
        req_redirect_said(
                r, url_with(r->arena, url_path(r->arena, "/faelle"), S("wer"), str_from_int(r->arena, to)),
                moved ? S("saved") : S("unchanged"));
        return OK;
}
