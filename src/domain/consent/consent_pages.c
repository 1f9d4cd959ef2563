/* Consents of a case: what was asked, what was given, what ended. */
#include "domain/cases/case_course_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/consent/consent_ui.h"
#include "domain/consent/disclosure.h"

COURSE_CHIP(einwilligungen, .label = T("Einwilligungen"), .order = 40)
COURSE_ENTRY(consent, .word = T("Einwilligung: "), .list = K("consent_kind"), .mark = MARK_DOCUMENT,
             .path = "/faelle/:/einwilligungen/:", .what_is_title = true, .chip = K("einwilligungen"))
COURSE_ENTRY(withdrawal, .word = T("Einwilligung widerrufen: "), .list = K("consent_kind"),
             .mark = MARK_DISRUPTION, .path = "/faelle/:/einwilligungen/:", .what_is_title = true,
             .chip = K("einwilligungen"))

enum { DISCLOSURES_MOST = 1000 };

/* ---- list ---- */

static struct str dates_text(struct arena *a, const struct record *c, const struct consent_end *end)
{
        struct consent_fact f = consent_fact_of(c);
        if (f.refused)
                return date_given(f.refused_on)
                               ? str_join(a, _("abgelehnt am "), date_german(a, f.refused_on))
                               : _("bleibt, wie es ist");
        if (date_given(f.signed_on) && date_given(end->on))
                return str_join(a, end->refused ? _("abgelehnt am ") : _("widerrufen am "),
                                date_german(a, end->on));
        if (!date_given(f.signed_on))
                return date_given(f.explained_on)
                               ? str_join(a, _("aufgeklärt am "), date_german(a, f.explained_on))
                               : _("noch nicht aufgeklärt");
        struct str text = str_join(a, _("unterschrieben am "), date_german(a, f.signed_on));
        if (date_given(f.valid_until))
                text = str_join(a, text, _(", gültig bis "), date_german(a, f.valid_until));
        return text;
}

static struct action row_action(struct req *r, const struct record *c)
{
        if (consent_is_fixed(c) || !actor_writes(r->actor, CLASS_CASE))
                return (struct action){
                        .label = _("Einwilligung öffnen"),
                        .needs = CAP_N,
                        .to = url_path(r->arena, "/faelle/:/einwilligungen/:", c->case_id, c->id)};
        return (struct action){
                .label = _("Unterschrift eintragen"),
                .needs = CAP_CASE_WRITE,
                .to = url_path(r->arena, "/faelle/:/einwilligungen/:/bearbeiten", c->case_id, c->id)};
}

static enum err row_fill(struct req *r, struct rtx *tx, const struct consent_file *file,
                         const struct record *c, struct row_item *row)
{
        struct str content;
        struct consent_end end = consent_end(file, consent_index_of(file, c));
        TRY(consent_title(r, tx, c, &row->title));
        TRY(consent_content_text(r, tx, c, &content));
        row->badge = consent_record_badge(tx, file, c);
        row->meta = dates_text(r->arena, c, &end);
        if (!str_empty(content))
                row->meta = str_join(r->arena, row->meta, S(" · "), content);
        row->action = row_action(r, c);
        return OK;
}

static enum err never_asked(struct req *r, struct rtx *tx, int64_t case_id, struct str kind,
                            struct row_item *row)
{
        struct url to = url_path(r->arena, "/faelle/:/einwilligungen/neu", case_id);
        TRY(ui_code_label(r, tx, S("consent_kind"), kind, &row->title));
        row->badge = (struct badge){_("nicht gefragt"), TONE_NEUTRAL, S("question-mark")};
        if (actor_writes(r->actor, CLASS_CASE))
                row->action = (struct action){.label = _("Einwilligung erfassen"),
                                              .needs = CAP_CASE_WRITE,
                                              .to = url_with(r->arena, to, S("art"), kind)};
        return OK;
}

/* In the order of the kinds, within a kind newest first; one line for a kind that was never asked. */
static enum err rows_fill(struct req *r, struct rtx *tx, const struct grant *g, struct row_item **rows,
                          size_t *n)
{
        struct record *c;
        struct consent_file file;
        TRY(consent_file_of(tx, g, &c, &file));
        *rows = NEW_ARRAY(r->arena, struct row_item, file.n + CONSENT_KINDS);
        *n = 0;
        for (enum consent_kind k = 0; k < CONSENT_KINDS; k++) {
                size_t before = *n;
                for (size_t i = file.n; i-- > 0;)
                        if (file.fact[i].kind == k)
                                TRY(row_fill(r, tx, &file, &c[i], &(*rows)[(*n)++]));
                if (*n == before)
                        TRY(never_asked(r, tx, grant_case(g), consent_kind_code(k), &(*rows)[(*n)++]));
        }
        return OK;
}

CASE_GET(consent_index, "/einwilligungen", NEED(CASE_READ, SCHEDULE), .title = T("Einwilligungen"),
         .menu = MENU_CASES, .menu_order = 230)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct row_item *row;
        size_t n;
        bool content = actor_reads(r->actor, CLASS_CASE);
        const struct action action[] = {
                {.label = _("Was weitergegeben wurde"),
                 .to = url_path(r->arena, "/faelle/:/weitergaben", grant_case(g)),
                 .needs = CAP_N},
                {.label = _("Einwilligung erfassen"),
                 .to = url_path(r->arena, "/faelle/:/einwilligungen/neu", grant_case(g)),
                 .weight = ACTION_PRIMARY,
                 .icon = S("add"),
                 .needs = CAP_CASE_WRITE},
        };
        struct case_frame f = {.title = _("Einwilligungen"), .action = action, .actions = content ? 2 : 0};
        TRY(case_frame(r, tx, g, &f));
        TRY(rows_fill(r, tx, g, &row, &n));
        ui_panel(r->html, _("Was gilt"), S(""), (struct action){0});
        ui_rows(r->html, row, n);
        ui_panel_end(r->html);
        return OK;
}

/* ---- one consent ---- */

/* Since when nothing goes any more: by its own withdrawal, or because the same was refused or withdrawn elsewhere. */
static enum err ended_panel(struct req *r, struct rtx *tx, const struct record *c)
{
        struct consent_file file;
        TRY(consent_file_of(tx, r->grant, NULL, &file));
        struct consent_end end = consent_end(&file, consent_index_of(&file, c));
        if (!rec_given(c, CONSENT_signed_on) || !date_given(end.on))
                return OK;
        struct str day = date_german(r->arena, end.on), note = rec_text(c, CONSENT_withdrawal_note);
        struct str text = str_join(r->arena, _("Seit dem "), day, _(" geht dazu nichts mehr hinaus."));
        ui_message(r->html, TONE_DANGER,
                   str_join(r->arena, end.refused ? _("Danach abgelehnt am ") : _("Widerrufen am "), day),
                   str_empty(note) ? text : str_join(r->arena, text, S("\n"), note));
        return OK;
}

static bool stands_on(const struct record *d, int64_t consent, struct arena *a)
{
        return codes_have(rec_text(d, DISCLOSURE_consents), str_from_int(a, consent));
}

/* What left the house on this consent. */
static enum err disclosures_panel(struct req *r, struct rtx *tx, const struct record *c)
{
        struct record *d;
        size_t all, n = 0;
        TRY(ent_list_in(tx, r->grant, &disclosure_entity, DISCLOSURES_MOST, &d, &all));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, all + 1);
        for (size_t i = all; i-- > 0;) {
                if (!stands_on(&d[i], c->id, r->arena))
                        continue;
                row[n].when = date_german(r->arena, rec_date(&d[i], DISCLOSURE_given_on));
                row[n].title = rec_text(&d[i], DISCLOSURE_summary);
                TRY(ui_value_in(r, tx, &d[i], DISCLOSURE_content, &row[n].meta));
                row[n++].action = (struct action){
                        .label = _("Weitergabe öffnen"),
                        .needs = CAP_N,
                        .to = url_path(r->arena, "/faelle/:/weitergaben/:", c->case_id, d[i].id)};
        }
        ui_panel(r->html, _("Was darauf weitergegeben wurde"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Bisher nichts."), (struct action){0});
        ui_panel_end(r->html);
        return OK;
}

static enum err more(struct req *r, struct rtx *tx, const struct record *c)
{
        TRY(ended_panel(r, tx, c));
        return actor_reads(r->actor, CLASS_CASE) ? disclosures_panel(r, tx, c) : OK;
}

static size_t actions_fill(struct req *r, const struct record *c, struct action *out)
{
        struct consent_fact f = consent_fact_of(c);
        size_t n = 0;
        if (actor_reads(r->actor, CLASS_CASE))
                out[n++] = (struct action){
                        .label = _("Aufklärung drucken"),
                        .needs = CAP_N,
                        .to = url_path(r->arena, "/faelle/:/einwilligungen/:/erklaerung", c->case_id, c->id)};
        if (date_given(f.signed_on) && !date_given(f.withdrawn_on) && !f.refused)
                out[n++] = (struct action){
                        .label = _("Widerrufen"),
                        .needs = CAP_CASE_WRITE,
                        .to = url_path(r->arena, "/faelle/:/einwilligungen/:/widerruf", c->case_id, c->id)};
        return n;
}

CASE_GET(consent_show, "/einwilligungen/:", NEED(CASE_READ, SCHEDULE), .title = T("Einwilligung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *c;
        struct crud_view v;
        struct action action[2];
        TRY(ent_get_in(tx, g, &consent_entity, req_id(r, 1), &c));
        TRY(consent_view_of(r, tx, g, &v));
        TRY(consent_title(r, tx, c, &v.title));
        v.action = action;
        v.actions = actions_fill(r, c, action);
        v.fixed = consent_is_fixed(c);
        v.more = more;
        return crud_show_in(r, tx, g, &consent_entity, c->id, &v);
}

CASE_GET(consent_history, "/einwilligungen/:/verlauf", NEED(CASE_READ, SCHEDULE), .title = T("Änderungen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct crud_view v;
        TRY(consent_view_of(r, tx, g, &v));
        return crud_history_in(r, tx, g, &consent_entity, req_id(r, 1), &v);
}
