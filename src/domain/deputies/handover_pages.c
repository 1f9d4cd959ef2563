/*
 * Handing over: one note per case for the time somebody is away, all on one page; and for the one who returns what happened
 * meanwhile. SF 3 A13
 */
#include "core/user.h"
#include "domain/accounts/account.h"
#include "domain/accounts/account_ui.h"
#include "domain/deputies/handover.h"
#include "domain/help/help_view.h"

static const struct field note_field = {.key = S_INIT("note"),
                                        .kind = K_LONGTEXT,
                                        .label = S_INIT(N_("Was die Vertretung wissen muss")),
                                        .cls = CLASS_CASE,
                                        .max = 2000};

/* The absence of the address: one's own, or anybody's for a lead; the others do not exist. */
static enum err absence_of(struct req *r, struct rtx *tx, struct record **out)
{
        TRY(ent_get(tx, &absence_entity, req_id(r, 0), out));
        return absence_reaches(tx, r->actor->user_id, rec_int(*out, ABSENCE_user_id));
}

static struct field field_of(struct arena *a, const struct handover_case *c)
{
        struct field f = note_field;
        f.key = str_join(a, S("note_"), str_from_int(a, c->case_id));
        f.label = str_join(a, str_join_with(a, S(" "), c->given, c->family), S(", "), c->number);
        f.help = str_join_with(a, S(" · "),
                               str_empty(c->deputy) ? _("noch keine Vertretung")
                                                    : str_join(a, _("Vertretung: "), c->deputy),
                               c->next_title, date_given(c->next_due) ? date_german(a, c->next_due) : S(""));
        return f;
}

static enum err head_draw(struct req *r, struct rtx *tx, const struct record *absence, struct str title)
{
        struct arena *a = r->arena;
        struct record *user;
        TRY(ent_get(tx, &users_entity, rec_int(absence, ABSENCE_user_id), &user));
        struct account_place p = account_place_own(a);
        p.section = _("Abwesenheiten");
        p.section_to = url_path(a, "/abwesenheiten");
        struct str over = str_join(a, rec_text(user, USERS_name), S(" · "),
                                   date_german(a, rec_date(absence, ABSENCE_starts)), _(" bis "),
                                   date_german(a, rec_date(absence, ABSENCE_ends)));
        const struct action back = {.label = _("Inzwischen geschehen"),
                                    .to = url_path(a, "/abwesenheiten/:/rueckkehr", absence->id),
                                    .needs = CAP_N};
        bool here = str_ends(r->path, S("/rueckkehr")) ||
                    date_cmp(rec_date(absence, ABSENCE_starts), clock_today()) > 0;
        account_head(r, &p,
                     (struct page_head){.title = title, .over = over, .action = &back, .actions = !here});
        return OK;
}

static void lacking_draw(struct req *r, const struct handover_case *c, size_t n)
{
        size_t lack = 0;
        for (size_t i = 0; i < n; i++)
                lack += !c[i].deputy_id;
        if (lack)
                ui_message(r->html, TONE_WARNING, _("Fälle ohne Vertretung"),
                           str_join(r->arena,
                                    lack == 1 ? _("Ein Fall hat")
                                              : str_join(r->arena, str_from_int(r->arena, (int64_t)lack),
                                                         _(" Fälle haben")),
                                    _(" noch keine Vertretung. Dort schreibt in dieser Zeit niemand.")));
}

static enum err form_draw(struct req *r, struct rtx *tx, const struct record *absence)
{
        struct handover_case *c;
        size_t n;
        TRY(handover_cases(tx, absence->id, &c, &n));
        r->listed = (int64_t)n;
        r->personal = true;
        TRY(head_draw(r, tx, absence, _("Übergabe")));
        lacking_draw(r, c, n);
        ui_panel(r->html, _("Notiz je Fall"), _("freiwillig, was zuerst ansteht oben"), (struct action){0});
        if (!n) {
                ui_empty(r->html, _("Diese Abwesenheit betrifft keinen laufenden Fall."), (struct action){0});
                ui_panel_end(r->html);
                return OK;
        }
        struct form_view f = {.action = url_path(r->arena, "/abwesenheiten/:/uebergabe", absence->id),
                              .submit = _("Übergabe speichern"),
                              .cancel = url_path(r->arena, "/abwesenheiten")};
        ui_form_begin(r, &f);
        for (size_t i = 0; i < n; i++) {
                struct field *field = NEW(r->arena, struct field);
                *field = field_of(r->arena, &c[i]);
                TRY(ui_field(r, tx, field, V(c[i].note)));
        }
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(handover_ask, "/abwesenheiten/:/uebergabe", NEED(ABSENCE_WRITE, STAFF), .title = T("Übergabe"),
         .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        struct record *absence;
        TRY(absence_of(r, tx, &absence));
        return form_draw(r, tx, absence);
}

static enum err notes_read(struct req *r, struct rtx *tx, const struct handover_case *c, size_t n,
                           struct str *note)
{
        for (size_t i = 0; i < n; i++) {
                struct field *f = NEW(r->arena, struct field);
                *f = field_of(r->arena, &c[i]);
                note[i] = c[i].note;
                if (req_has(r, f->key))
                        TRY(form_text(r, tx, f, &note[i]));
        }
        return r->errs.n ? ERR_INVALID : OK;
}

/* A case that was handed on in between is left out: its note stands there already, or is no business of this absence any more. */
PAGE_POST(handover_save, "/abwesenheiten/:/uebergabe", NEED(ABSENCE_WRITE, STAFF), .title = T("Übergabe"),
          .menu = MENU_DAY)
(struct req *r, struct wtx *tx)
{
        struct record *absence;
        struct handover_case *c;
        size_t n;
        TRY(absence_of(r, rtx_of(tx), &absence));
        TRY(handover_cases(rtx_of(tx), absence->id, &c, &n));
        struct str *note = NEW_ARRAY(r->arena, struct str, n + 1);
        enum err e = notes_read(r, rtx_of(tx), c, n, note);
        if (e == ERR_INVALID)
                TRY(form_draw(r, rtx_of(tx), absence));
        TRY(e);
        for (size_t i = 0; i < n; i++)
                if (!str_eq(note[i], c[i].note))
                        TRY(handover_note_set(tx, r->actor, c[i].case_id, absence->id, note[i], &r->errs));
        req_redirect_said(r, url_path(r->arena, "/abwesenheiten"), S("saved"));
        return OK;
}

/* ---- back again ---- */

static struct str what_text(struct arena *a, const struct meanwhile *m)
{
        const struct entity *e = ent_by_name(m->entity);
        struct str thing = e ? (m->n > 1 ? e->plural : e->title) : _("Fall");
        return m->n > 1 ? str_join(a, str_from_int(a, m->n), S(" × "), thing) : thing;
}

PAGE_GET(handover_back, "/abwesenheiten/:/rueckkehr", NEED(ABSENCE_WRITE, STAFF),
         .title = T("Inzwischen geschehen"), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[] = {
                {.label = S_INIT(N_("Person")), .cls = CLASS_MASTER},
                {.label = S_INIT(N_("Was")), .cls = CLASS_SCHEDULE, .phone = PHONE_FIRST},
                {.label = S_INIT(N_("Zuletzt")), .cls = CLASS_SCHEDULE},
                {.label = S_INIT(N_("Wer")), .cls = CLASS_SCHEDULE},
        };
        struct record *absence;
        struct meanwhile *m;
        struct arena *a = r->arena;
        struct table_view t = {.caption = _("Inzwischen geschehen"),
                               .column = column,
                               .columns = ARRAY_LEN(column),
                               .empty = _("In dieser Zeit hat niemand etwas in Ihren Fällen geändert."),
                               .download = S("inzwischen")};
        TRY(absence_of(r, tx, &absence));
        TRY(handover_meanwhile(tx, absence->id, &m, &t.rows));
        t.cell = NEW_ARRAY(a, struct ui_cell, t.rows * t.columns + 1);
        for (size_t i = 0; i < t.rows; i++) {
                struct ui_cell *c = t.cell + i * t.columns;
                c[0] = (struct ui_cell){.text = str_join_with(a, S(" "), m[i].given, m[i].family),
                                        .to = url_path(a, "/faelle/:/verlauf", m[i].case_id)};
                c[1].text = what_text(a, &m[i]);
                c[2].text = moment_german(a, m[i].at);
                c[3].text = m[i].actor;
        }
        t.total = r->listed = (int64_t)t.rows;
        r->personal = true;
        TRY(head_draw(r, tx, absence, _("Inzwischen geschehen")));
        return ui_table(r, &t);
}

HELP_TEXT(
        handover, "/abwesenheiten/:/uebergabe", T("Übergabe"),
        T("Vor einer Abwesenheit: ein Satz je Fall für die Vertretung. Sie sieht ihn auf „Mein Tag“, solange die Abwesenheit dauert."))
HELP_TEXT(
        handover_back, "/abwesenheiten/:/rueckkehr", T("Inzwischen geschehen"),
        T("Was andere während der Abwesenheit in den Fällen getan haben, je Fall. Der ganze Verlauf steht im Fall."))
