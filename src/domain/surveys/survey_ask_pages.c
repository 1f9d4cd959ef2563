/* Asking: who, what, by which way; the link is shown once. Withdrawing. D27 */
#include "domain/accounts/account_ui.h"
#include "domain/cases/case_frame.h"
#include "domain/consent/consent_ui.h"
#include "domain/help/help_view.h"
#include "domain/people/person.h"
#include "domain/surveys/survey_ui.h"
#include "domain/tasks/reminder.h"
#include "core/setting.h"

HELP_TEXT(
        survey_new, "/faelle/:/befragungen/neu", T("Jemanden befragen"),
        T("Wählen Sie, wer gefragt wird und auf welchem Weg. Ein Link gilt nur eine begrenzte Zeit und öffnet nur diese Befragung. Wer im Betrieb "
          "gefragt wird, erfährt nur, was freigegeben ist; ohne Einwilligung geht nichts hinaus."))
HELP_TEXT(survey_send, "/faelle/:/befragungen/:/senden", T("Befragung verschicken"),
          T("Ein neuer Link ersetzt den alten. Was schon beantwortet ist, bleibt."))
HELP_TEXT(survey_stop, "/faelle/:/befragungen/:/zurueckziehen", T("Befragung zurückziehen"),
          T("Der Link gilt sofort nicht mehr, und was noch beim Mailserver wartet, bleibt hier."))

/* ---- preset ---- */

static struct str tongue_of(struct str language)
{
        for (size_t i = 0; i < SURVEY_TONGUES; i++)
                if (str_eq(survey_tongue(i), language))
                        return language;
        return survey_tongue(0);
}

static enum err preset(struct req *r, struct rtx *tx, const struct grant *g, struct record *s)
{
        struct case_head h;
        struct record *p;
        struct str kind = req_query(r, S("art"));
        TRY(case_head(tx, g, &h));
        REC_SET(s, SURVEY_kind, str_empty(kind) ? S("client") : kind);
        REC_SET(s, SURVEY_way, S("link"));
        REC_SET(s, SURVEY_language, S("de"));
        if (survey_of_employer(kind)) {
                rec_set(s, SURVEY_recipient_id, value_ref(h.employer_id));
                REC_SET(s, SURVEY_named, true);
        }
        if (survey_of_third_party(kind))
                return OK;
        TRY(ent_get(tx, &person_entity, h.person_id, &p));
        REC_SET(s, SURVEY_respondent, case_person(r->arena, &h));
        REC_SET(s, SURVEY_email, rec_text(p, PERSON_email));
        REC_SET(s, SURVEY_language, tongue_of(rec_text(p, PERSON_language)));
        return OK;
}

/* ---- drawing ---- */

static const struct {
        struct str code, label;
} kinds[] = {{S_INIT("client"), S_INIT(N_("Klientin oder Klient"))},
             {S_INIT("employer"), S_INIT(N_("Betrieb"))},
             {S_INIT("funder"), S_INIT(N_("Leistungsträger"))},
             {S_INIT("partner"), S_INIT(N_("Partner"))},
             {S_INIT("participant"), S_INIT(N_("Beteiligte am Gespräch"))},
             {S_INIT("interim_client"), S_INIT(N_("zwischendurch"))},
             {S_INIT("interim_employer"), S_INIT(N_("zwischendurch im Betrieb"))}};

static void kinds_draw(struct req *r, const struct record *s)
{
        struct chip chip[ARRAY_LEN(kinds)];
        for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
                chip[i] = (struct chip){kinds[i].label,
                                        url_with(r->arena,
                                                 url_path(r->arena, "/faelle/:/befragungen/neu", s->case_id),
                                                 S("art"), kinds[i].code),
                                        str_eq(rec_text(s, SURVEY_kind), kinds[i].code)};
        ui_chips(r->html, _("Wen fragen?"), chip, ARRAY_LEN(kinds));
}

static const size_t asked[] = {SURVEY_kind, SURVEY_respondent, SURVEY_recipient_id, SURVEY_named,
                               SURVEY_way,  SURVEY_email,      SURVEY_language,     SURVEY_note};

/* A new one, or one that is planned or goes out again; a missing consent stands above the form with the way to get it. */
static enum err ask_draw(struct req *r, struct rtx *tx, const struct grant *g, struct record *s)
{
        bool new = !s->id;
        struct case_frame f = {.title = new ? _("Jemanden befragen") : _("Befragung verschicken"),
                               .section = _("Befragungen"),
                               .section_to = url_path(r->arena, "/faelle/:/befragungen", grant_case(g))};
        struct form_view form = {
                .action = new ? url_path(r->arena, "/faelle/:/befragungen/neu", grant_case(g))
                              : url_path(r->arena, "/faelle/:/befragungen/:/senden", grant_case(g), s->id),
                .submit = _("Befragung verschicken"),
                .cancel = f.section_to,
                .version = s->version};
        TRY(case_frame(r, tx, g, &f));
        s->case_id = grant_case(g);
        if (new)
                kinds_draw(r, s);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        for (size_t i = 0; i < ARRAY_LEN(asked); i++)
                if (new ||
                    (asked[i] != SURVEY_kind && asked[i] != SURVEY_recipient_id && asked[i] != SURVEY_named))
                        TRY(ui_field(r, tx, &survey_entity.e.fields[asked[i]], s->v[asked[i]]));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

static enum err ruling_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *s)
{
        struct consent_ruling ruling = {.allowed = true};
        struct str content = survey_content(s), kind = rec_text(s, SURVEY_kind);
        if (survey_is_follow_up(kind))
                TRY(consent_needed(tx, g, CONSENT_TO_FOLLOW_UP, 0, clock_today(), &ruling));
        else if (!str_empty(content) && rec_int(s, SURVEY_recipient_id))
                TRY(consent_disclosure_check(tx, g, rec_int(s, SURVEY_recipient_id), content, clock_today(),
                                             &ruling));
        if (!ruling.allowed)
                consent_ruling_draw(r, &ruling, _("Diese Befragung kann noch nicht hinausgehen"),
                                    ui_form_number(r) + 1);
        return OK;
}

/* What was refused is said at a field that this form has. */
static void errors_place(struct req *r)
{
        struct errs placed;
        errs_init(&placed, r->arena);
        for (const struct field_error *e = r->errs.first; e; e = e->next) {
                bool ours = false;
                for (size_t i = 0; i < ARRAY_LEN(asked); i++)
                        ours = ours || str_eq(e->key, survey_entity.e.fields[asked[i]].key);
                errs_add(&placed, ours ? e->key : S(""), e->text);
        }
        r->errs = placed;
        r->errs.last = placed.first ? placed.last : &r->errs.first;
}

static enum err refused(struct req *r, struct rtx *tx, const struct grant *g, struct record *s)
{
        errors_place(r);
        TRY(ask_draw(r, tx, g, s));
        return ruling_draw(r, tx, g, s);
}

/* ---- sent: the link is here once ---- */

static enum err sent_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *s,
                          struct str link)
{
        struct case_frame f = {.title = _("Der Link ist fertig"),
                               .section = _("Befragungen"),
                               .section_to = url_path(r->arena, "/faelle/:/befragungen", grant_case(g))};
        TRY(case_frame(r, tx, g, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        account_text(r->html,
                     str_join(r->arena, _("Geben Sie diesen Link an "), rec_text(s, SURVEY_respondent),
                              _(" weiter, und nur dorthin. Er gilt bis "),
                              date_german(r->arena, rec_date(s, SURVEY_valid_until)),
                              _(" und wird hier nur jetzt angezeigt.")));
        account_copy(r->html, _("Link"), link);
        ui_action(r->html,
                  (struct action){.label = _("Zur Befragung"),
                                  .to = url_path(r->arena, "/faelle/:/befragungen/:", grant_case(g), s->id),
                                  .needs = CAP_N});
        ui_panel_end(r->html);
        return OK;
}

static enum err send(struct req *r, struct wtx *tx, const struct wgrant *g, struct record *s)
{
        struct str way = rec_text(s, SURVEY_way);
        struct survey_send out = {.base = r->public_url,
                                  .sender = r->office_name,
                                  .contact = setting_text(rtx_of(tx), S("public_contact"))};
        TRY(survey_send(tx, g, s, &out, &r->errs));
        TRY(reminder_refresh(tx, g));
        struct url one = url_path(r->arena, "/faelle/:/befragungen/:", grant_case(grant_of(g)), s->id);
        if (str_eq(way, S("link"))) {
                r->repeat = one;
                return sent_draw(r, rtx_of(tx), grant_of(g), s, out.link);
        }
        if (str_eq(way, S("paper")))
                one = url_path(r->arena, "/faelle/:/befragungen/:/bogen", grant_case(grant_of(g)), s->id);
        if (str_eq(way, S("phone")))
                one = url_path(r->arena, "/faelle/:/befragungen/:/antworten", grant_case(grant_of(g)), s->id);
        req_redirect_said(r, one, str_eq(way, S("mail")) ? S("sent") : S("saved"));
        return OK;
}

CASE_GET(survey_new, "/befragungen/neu", NEED(CASE_WRITE, CASE), .title = T("Jemanden befragen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *s = rec_new(r->arena, &survey_entity.e);
        TRY(preset(r, tx, g, s));
        return ask_draw(r, tx, g, s);
}

CASE_POST(survey_create, "/befragungen/neu", NEED(CASE_WRITE, CASE), .title = T("Jemanden befragen"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *s = rec_new(r->arena, &survey_entity.e);
        enum err e = form_read(r, rtx_of(tx), s);
        if (e == OK)
                e = send(r, tx, g, s);
        if (e == ERR_INVALID) {
                s->id = 0; /* taken back with the transaction */
                TRY(refused(r, rtx_of(tx), grant_of(g), s));
        }
        return e;
}

CASE_GET(survey_send_ask, "/befragungen/:/senden", NEED(CASE_WRITE, CASE),
         .title = T("Befragung verschicken"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *s;
        TRY(ent_get_in(tx, g, &survey_entity, req_id(r, 1), &s));
        return ask_draw(r, tx, g, s);
}

static bool may_go_out(const struct record *s)
{
        enum survey_state state = survey_state(s);
        return state != SURVEY_ANSWERED && state != SURVEY_WITHDRAWN;
}

CASE_POST(survey_send_post, "/befragungen/:/senden", NEED(CASE_WRITE, CASE),
          .title = T("Befragung verschicken"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *s;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &survey_entity, req_id(r, 1), &s));
        if (form_version(r) != s->version || !may_go_out(s))
                return ERR_CONFLICT;
        enum err e = form_read(r, rtx_of(tx), s);
        if (e == OK)
                e = send(r, tx, g, s);
        if (e == ERR_INVALID)
                TRY(refused(r, rtx_of(tx), grant_of(g), s));
        return e;
}

/* ---- withdrawing ---- */

CASE_GET(survey_stop_ask, "/befragungen/:/zurueckziehen", NEED(CASE_WRITE, CASE),
         .title = T("Befragung zurückziehen"), .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *s;
        TRY(ent_get_in(tx, g, &survey_entity, req_id(r, 1), &s));
        struct case_frame f = {.title = _("Befragung zurückziehen?"),
                               .section = _("Befragungen"),
                               .section_to = url_path(r->arena, "/faelle/:/befragungen", grant_case(g))};
        struct form_view form = {
                .action = url_path(r->arena, "/faelle/:/befragungen/:/zurueckziehen", grant_case(g), s->id),
                .submit = _("Befragung zurückziehen"),
                .danger = _("Befragung zurückziehen"),
                .version = s->version,
                .cancel = url_path(r->arena, "/faelle/:/befragungen/:", grant_case(g), s->id)};
        TRY(case_frame(r, tx, g, &f));
        ui_confirm(
                r, &form, f.title,
                str_join(
                        r->arena,
                        _("Ab sofort öffnet der Link nichts mehr. Wer ihn öffnet, liest, dass er nicht mehr gilt. "),
                        rec_text(s, SURVEY_respondent), _(" erfährt sonst nichts.")));
        return OK;
}

CASE_POST(survey_stop, "/befragungen/:/zurueckziehen", NEED(CASE_WRITE, CASE),
          .title = T("Befragung zurückziehen"), .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct record *s;
        TRY(ent_get_in(rtx_of(tx), grant_of(g), &survey_entity, req_id(r, 1), &s));
        if (form_version(r) != s->version)
                return ERR_CONFLICT;
        TRY(survey_withdraw(tx, g, s));
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/befragungen/:", grant_case(grant_of(g)), s->id),
                          S("ended"));
        return OK;
}
