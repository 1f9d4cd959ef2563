/* Who takes part in a talk in the company: one by one, and all answers in one form afterwards. CMB 6.C, 7.C, 7.F.8; W6 */
#include "domain/cases/case_crud_ui.h"
#include "domain/help/help_view.h"
#include "domain/tasks/reminder.h"
#include "domain/visits/visit_ui.h"

HELP_TEXT(
        participant, "/faelle/:/besuche/:/beteiligte/:", T("Beteiligte Person"),
        T("Wann und von wem jemand eingeladen wurde, ob sie oder er zusagt, da war und was sie oder er zum Ergebnis sagt."))
HELP_TEXT(participants, "/faelle/:/besuche/:/beteiligte", T("Beteiligte"),
          T("Alle, die zum Gespräch im Betrieb eingeladen sind oder waren, mit Antwort und Anwesenheit."))
HELP_TEXT(
        presence, "/faelle/:/besuche/:/anwesenheit", T("Antworten und Anwesenheit"),
        T("Alle Beteiligten in einem Formular: Antwort auf die Einladung, Anwesenheit, Rückmeldung. Leer heißt: noch offen."))

static enum err view_make(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out)
{
        struct visit_line line;
        TRY(visit_line(tx, g, req_id(r, 1), &line));
        *out = (struct crud_view){.list = "/faelle/:/besuche/:/beteiligte",
                                  .one = "/faelle/:/besuche/:/beteiligte/:"};
        TRY(case_crud(r, tx, g, out));
        struct crumb *crumb = NEW_ARRAY(r->arena, struct crumb, out->crumbs + 2);
        for (size_t i = 0; i < out->crumbs; i++)
                crumb[i] = out->crumb[i];
        crumb[out->crumbs++] =
                (struct crumb){_("Betriebsbesuche"), url_path(r->arena, "/faelle/:/besuche", req_id(r, 0))};
        crumb[out->crumbs++] = (struct crumb){
                line.purpose, url_path(r->arena, "/faelle/:/besuche/:", req_id(r, 0), req_id(r, 1))};
        out->crumb = crumb;
        return OK;
}

static enum err back(struct req *r, struct wtx *tx, const struct wgrant *g, enum err e, struct str said)
{
        TRY(e);
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/besuche/:", req_id(r, 0), req_id(r, 1)), said);
        return OK;
}

static struct record *fresh(struct req *r)
{
        struct record *p = rec_new(r->arena, &visit_participant_entity.e);
        rec_set(p, VISIT_PARTICIPANT_visit_id, value_ref(req_id(r, 1)));
        REC_SET(p, VISIT_PARTICIPANT_reply, S("open"));
        return p;
}

/* The bare address of the list leads to the visit, where they stand. */
CASE_GET(participant_list, "/besuche/:/beteiligte", NEED(CASE_READ, SCHEDULE), .title = T("Beteiligte"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct visit_file v;
        struct case_frame f = {.title = _("Beteiligte")};
        TRY(visit_file(tx, g, req_id(r, 1), &v));
        TRY(visit_frame(r, tx, g, &v, &f));
        return visit_people_panel(r, tx, &v);
}

CASE_GET(participant_new, "/besuche/:/beteiligte/neu", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Beteiligte Person"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(view_make(r, tx, g, &v));
        return crud_new_in(r, tx, g, &visit_participant_entity, fresh(r), &v);
}

CASE_POST(participant_create, "/besuche/:/beteiligte/neu", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Beteiligte Person"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(view_make(r, rtx_of(tx), grant_of(g), &v));
        return back(r, tx, g, crud_save_new_in(r, tx, g, &visit_participant_entity, fresh(r), &v),
                    S("created"));
}

/* The participant of this address, which must be of this visit. */
static enum err one(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v)
{
        struct record *p;
        TRY(visit_participant_of(tx, g, req_id(r, 1), req_id(r, 2), &p));
        return view_make(r, tx, g, v);
}

CASE_GET(participant_show, "/besuche/:/beteiligte/:", NEED(CASE_READ, SCHEDULE),
         .title = T("Beteiligte Person"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(one(r, tx, g, &v));
        return crud_show_in(r, tx, g, &visit_participant_entity, req_id(r, 2), &v);
}

CASE_GET(participant_edit, "/besuche/:/beteiligte/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Beteiligte Person"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(one(r, tx, g, &v));
        return crud_edit_in(r, tx, g, &visit_participant_entity, req_id(r, 2), &v);
}

CASE_POST(participant_save, "/besuche/:/beteiligte/:/bearbeiten", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Beteiligte Person"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(one(r, rtx_of(tx), grant_of(g), &v));
        return back(r, tx, g, crud_save_in(r, tx, g, &visit_participant_entity, req_id(r, 2), &v),
                    S("saved"));
}

CASE_GET(participant_ask_delete, "/besuche/:/beteiligte/:/loeschen", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Beteiligte Person"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(one(r, tx, g, &v));
        return crud_ask_delete_in(r, tx, g, &visit_participant_entity, req_id(r, 2), &v);
}

CASE_POST(participant_delete, "/besuche/:/beteiligte/:/loeschen", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Beteiligte Person"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct crud_view v;
        TRY(one(r, rtx_of(tx), grant_of(g), &v));
        return back(r, tx, g, crud_delete_in(r, tx, g, &visit_participant_entity, req_id(r, 2), &v),
                    S("deleted"));
}

CASE_GET(participant_history, "/besuche/:/beteiligte/:/verlauf", NEED(CASE_READ, SCHEDULE),
         .title = T("Änderungen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(one(r, tx, g, &v));
        return crud_history_in(r, tx, g, &visit_participant_entity, req_id(r, 2), &v);
}

/* ---- all answers in one form ---- */

static const size_t quick[] = {VISIT_PARTICIPANT_reply, VISIT_PARTICIPANT_present,
                               VISIT_PARTICIPANT_absence_reason, VISIT_PARTICIPANT_satisfied,
                               VISIT_PARTICIPANT_feedback};
enum { QUICK = ARRAY_LEN(quick), BLOCK = QUICK + 1 };

static struct str block_key(struct arena *a, int64_t id, struct str what)
{
        return str_join(a, S("p"), str_from_int(a, id), S("."), what);
}

/* Drawn and read as one record: the same fields once for each person, with the name as heading. */
static struct record *quick_record(struct arena *a, const struct visit_file *v)
{
        struct field *f = NEW_ARRAY(a, struct field, v->people * BLOCK + 1);
        struct entity *e = NEW(a, struct entity);
        for (size_t i = 0; i < v->people; i++) {
                const struct record *p = &v->person[i];
                f[i * BLOCK] = (struct field){.kind = K_GROUP,
                                              .cls = CLASS_SCHEDULE,
                                              .key = block_key(a, p->id, S("group")),
                                              .label = rec_text(p, VISIT_PARTICIPANT_name)};
                for (size_t k = 0; k < QUICK; k++) {
                        f[i * BLOCK + 1 + k] = p->e->fields[quick[k]];
                        f[i * BLOCK + 1 + k].key = block_key(a, p->id, p->e->fields[quick[k]].key);
                }
        }
        *e = (struct entity){.name = visit_participant_entity.e.name, .fields = f, .n = v->people * BLOCK};
        struct record *rec = rec_new(a, e);
        for (size_t i = 0; i < v->people; i++)
                for (size_t k = 0; k < QUICK; k++)
                        rec->v[i * BLOCK + 1 + k] = v->person[i].v[quick[k]];
        return rec;
}

static enum err quick_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct visit_file v;
        struct case_frame f = {.title = _("Antworten und Anwesenheit")};
        TRY(visit_file(tx, g, req_id(r, 1), &v));
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/besuche/:/anwesenheit", grant_case(g), v.visit->id),
                .submit = _("Antworten speichern"),
                .cancel = url_path(r->arena, "/faelle/:/besuche/:", grant_case(g), v.visit->id)};
        TRY(visit_frame(r, tx, g, &v, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-form-columns\">");
        ui_form_begin(r, &form);
        for (size_t i = 0; i < v.people; i++)
                ui_hidden(r->html, block_key(r->arena, v.person[i].id, S("version")),
                          str_from_int(r->arena, v.person[i].version));
        TRY(ui_fields(r, tx, quick_record(r->arena, &v)));
        ui_form_end(r, &form);
        html_lit(r->html, "</div>\n");
        ui_panel_end(r->html);
        return OK;
}

CASE_GET(visit_presence, "/besuche/:/anwesenheit", NEED(CASE_WRITE, SCHEDULE),
         .title = T("Antworten und Anwesenheit"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return quick_draw(r, tx, g);
}

static bool changed(const struct record *p, const struct record *typed, size_t at)
{
        for (size_t k = 0; k < QUICK; k++)
                if (!value_eq(p->v[quick[k]], typed->v[at + k]))
                        return true;
        return false;
}

/* Somebody else saved the same person meanwhile: the page says so at this person, and nothing is written. */
static enum err person_write(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *p,
                             const struct record *typed, size_t at)
{
        struct errs said;
        int64_t version;
        errs_init(&said, r->arena);
        if (!changed(p, typed, at))
                return OK;
        if (!str_int(req_field(r, block_key(r->arena, p->id, S("version"))), &version) ||
            version != p->version) {
                errs_add(
                        &r->errs, block_key(r->arena, p->id, S("reply")),
                        _("Hier hat inzwischen jemand anderes gespeichert. Ihre Eingaben stehen noch da. Speichern Sie noch "
                          "einmal, wenn Ihre gelten sollen."));
                return ERR_CONFLICT;
        }
        bool answered = !value_eq(p->v[VISIT_PARTICIPANT_reply], typed->v[at]);
        for (size_t k = 0; k < QUICK; k++)
                p->v[quick[k]] = typed->v[at + k];
        if (answered && !rec_given(p, VISIT_PARTICIPANT_replied_on))
                REC_SET(p, VISIT_PARTICIPANT_replied_on, clock_today());
        enum err e = ent_update_in(tx, g, &visit_participant_entity, p, &said);
        for (const struct field_error *m = said.first; m; m = m->next)
                errs_add(&r->errs, block_key(r->arena, p->id, m->key), m->text);
        return e;
}

static enum err quick_write(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct visit_file v;
        TRY(visit_file(rtx_of(tx), grant_of(g), req_id(r, 1), &v));
        struct record *typed = quick_record(r->arena, &v);
        TRY(form_read(r, rtx_of(tx), typed));
        for (size_t i = 0; i < v.people; i++)
                TRY(person_write(r, tx, g, &v.person[i], typed, i * BLOCK + 1));
        return OK;
}

CASE_POST(visit_presence_save, "/besuche/:/anwesenheit", NEED(CASE_WRITE, SCHEDULE),
          .title = T("Antworten und Anwesenheit"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        enum err e = quick_write(r, tx, g);
        if (e == ERR_INVALID || e == ERR_CONFLICT) {
                r->status = e == ERR_CONFLICT ? 409 : 422;
                TRY(quick_draw(r, rtx_of(tx), grant_of(g)));
                return e;
        }
        return back(r, tx, g, e, S("saved"));
}
