#include "domain/surveys/survey.h"

#include "core/mail.h"
#include "core/setting.h"
#include "domain/cases/case.h"
#include "domain/codes/codes.h"
#include "domain/concepts/store.h"

/* ---- kinds ---- */

bool survey_of_employer(struct str kind)
{
        return str_eq(kind, S("employer")) || str_eq(kind, S("interim_employer")) ||
               str_eq(kind, S("participant"));
}

bool survey_of_third_party(struct str kind)
{
        return survey_of_employer(kind) || str_eq(kind, S("funder")) || str_eq(kind, S("partner"));
}

bool survey_is_follow_up(struct str kind)
{
        return str_starts(kind, S("follow_up"));
}

/* The firm signed the plan and is asked how it went; a funder or partner would learn that and how the case went on. */
struct str survey_content(const struct record *survey)
{
        struct str kind = rec_text(survey, SURVEY_kind);
        if (survey_of_employer(kind))
                return S("plan");
        return survey_of_third_party(kind) && rec_bool(survey, SURVEY_named) ? S("course") : S("");
}

static void survey_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        struct str kind = rec_text(r, SURVEY_kind), mail = rec_text(r, SURVEY_email);
        bool sent_by_mail = str_eq(rec_text(r, SURVEY_way), S("mail"));
        if (survey_of_third_party(kind) && !rec_given(r, SURVEY_recipient_id))
                errs_add(e, S("recipient_id"),
                         _("Bitte wählen Sie, zu welcher Organisation die Person gehört."));
        if (sent_by_mail && str_empty(mail) && !str_eq(rec_text(r, SURVEY_status), S("planned")))
                errs_add(e, S("email"), _("An welche Adresse soll die E-Mail gehen?"));
        else if (!str_empty(mail) && !mail_address_fits(mail))
                errs_add(e, S("email"),
                         _("Das ist keine E-Mail-Adresse. Zum Beispiel: name@musterau.example"));
}

#define ENTITY_NAME survey
#define ENTITY_PREFIX SURVEY
#define ENTITY_DEF "domain/surveys/survey.def"
#include "db/entity_impl.h"

/* ---- state ---- */

enum survey_state survey_state(const struct record *survey)
{
        static const struct str code[] = {S_INIT("planned"), S_INIT("sent"), S_INIT("answered"),
                                          S_INIT("withdrawn"), S_INIT("expired")};
        struct str status = rec_text(survey, SURVEY_status);
        struct date until = rec_date(survey, SURVEY_valid_until);
        size_t i = 0;
        while (i < ARRAY_LEN(code) && !str_eq(code[i], status))
                i++;
        must(i < ARRAY_LEN(code));
        bool over = i == SURVEY_SENT && date_given(until) && date_cmp(until, clock_today()) < 0;
        return over ? SURVEY_EXPIRED : (enum survey_state)i;
}

/* Asked again at every step: a consent may end while somebody answers. H2, H10 */
static enum err basis_holds(struct rtx *tx, const struct grant *g, const struct record *survey)
{
        int64_t id = rec_int(survey, SURVEY_disclosure_id);
        const struct disclosure *unused;
        bool valid = true;
        if (survey_is_follow_up(rec_text(survey, SURVEY_kind)))
                TRY(consent_valid(tx, g, CONSENT_TO_FOLLOW_UP, 0, clock_today(), &valid));
        if (!valid)
                return ERR_DENIED;
        return id ? disclosure_renew(tx, g, id, &unused) : OK;
}

enum err survey_open_today(struct rtx *tx, const struct grant *g, const struct record *survey)
{
        if (survey_state(survey) != SURVEY_SENT)
                return ERR_NOT_FOUND;
        enum err e = basis_holds(tx, g, survey);
        return e == ERR_DENIED ? ERR_NOT_FOUND : e;
}

/* ---- what it stands on ---- */

static struct str about_of(struct arena *a, const struct record *survey)
{
        return str_join(a, S("survey:"), str_from_int(a, survey->id));
}

static enum err consent_ask(struct rtx *tx, const struct grant *g, struct errs *errs)
{
        struct consent_ruling ruling;
        TRY(consent_needed(tx, g, CONSENT_TO_FOLLOW_UP, 0, clock_today(), &ruling));
        if (ruling.allowed)
                return OK;
        errs_add(errs, S("kind"), ruling.reason);
        return ERR_INVALID;
}

static enum err disclose(struct wtx *tx, const struct wgrant *g, struct record *survey, struct errs *errs)
{
        struct arena *a = wtx_arena(tx);
        struct str title, way = rec_text(survey, SURVEY_way);
        const struct disclosure *x;
        TRY(codes_label(rtx_of(tx), S("survey_kind"), rec_text(survey, SURVEY_kind), &title));
        struct disclosure_data d = {.recipient_id = rec_int(survey, SURVEY_recipient_id),
                                    .content = survey_content(survey),
                                    .summary = title,
                                    .way = str_eq(way, S("phone"))   ? S("phone")
                                           : str_eq(way, S("paper")) ? S("letter")
                                                                     : S("mail"),
                                    .on = clock_today(),
                                    .about = about_of(a, survey)};
        TRY(disclosure_make(tx, g, &d, errs, &x));
        rec_set(survey, SURVEY_disclosure_id, value_ref(disclosure_id(x)));
        return OK;
}

static enum err basis_make(struct wtx *tx, const struct wgrant *g, struct record *survey, struct errs *errs)
{
        if (survey_is_follow_up(rec_text(survey, SURVEY_kind)))
                return consent_ask(rtx_of(tx), grant_of(g), errs);
        if (str_empty(survey_content(survey)))
                return OK;
        return disclose(tx, g, survey, errs);
}

/* ---- mail ---- */

/* „Guten Tag …“ in the language of the questionnaire; the person is named to nobody else. */
static struct str letter_text(struct arena *a, const struct survey_form *f, const struct record *survey,
                              const struct survey_send *s)
{
        struct str tongue = rec_text(survey, SURVEY_language);
        return str_join(a, survey_text(&f->title, tongue), S("\n\n"), survey_text(&f->intro, tongue),
                        S("\n\n"), s->link, S("\n\n"), date_german(a, rec_date(survey, SURVEY_valid_until)),
                        S("\n\n"), s->sender, str_empty(s->contact) ? S("") : S("\n"), s->contact, S("\n"));
}

static enum err letter_queue(struct wtx *tx, const struct wgrant *g, const struct record *survey,
                             const struct survey_form *f, const struct survey_send *s, struct errs *errs)
{
        struct arena *a = wtx_arena(tx);
        int64_t case_id = grant_case(grant_of(g));
        struct mail_data d = {.to = rec_text(survey, SURVEY_email),
                              .to_name = rec_text(survey, SURVEY_respondent),
                              .subject = _("Kurze Befragung"),
                              .body = letter_text(a, f, survey, s),
                              .case_id = case_id,
                              .disclosure_id = rec_int(survey, SURVEY_disclosure_id),
                              .consent = survey_is_follow_up(rec_text(survey, SURVEY_kind)) ? S("follow_up")
                                                                                            : S(""),
                              .about = about_of(a, survey),
                              .link = str_join(a, S("/faelle/"), str_from_int(a, case_id), S("/befragungen/"),
                                               str_from_int(a, survey->id))};
        return mail_queue(tx, &d, errs, NULL);
}

/* ---- sending ---- */

static bool by_link(const struct record *survey)
{
        struct str way = rec_text(survey, SURVEY_way);
        return str_eq(way, S("link")) || str_eq(way, S("mail"));
}

static enum err link_make(struct wtx *tx, const struct record *survey, struct survey_send *s)
{
        struct str clear;
        struct date last = rec_date(survey, SURVEY_valid_until);
        struct token_data t = {.kind = S("survey"),
                               .ref_id = survey->id,
                               .case_id = survey->case_id,
                               .valid_until = moment_of(date_add_days(last, 1), 0)};
        TRY(token_make(tx, &t, &clear));
        s->link = str_join(wtx_arena(tx), s->base, S("/b/"), clear);
        return OK;
}

static void language_default(struct record *survey, const struct survey_form *f)
{
        struct str tongue = rec_text(survey, SURVEY_language);
        if (str_empty(tongue) || !survey_speaks(f, tongue))
                REC_SET(survey, SURVEY_language, S("de"));
}

static enum err begin(struct wtx *tx, const struct wgrant *g, struct record *survey, struct errs *errs)
{
        const struct concept *c;
        REC_SET(survey, SURVEY_status, S("sent"));
        REC_SET(survey, SURVEY_sent_on, clock_today());
        REC_SET(survey, SURVEY_answered_on, DATE_NONE);
        REC_SET(survey, SURVEY_ended_on, DATE_NONE);
        REC_SET(survey, SURVEY_wrong_person, false);
        if (!rec_int(survey, SURVEY_concept_id)) {
                TRY(concept_of_case(rtx_of(tx), grant_of(g), &c));
                rec_set(survey, SURVEY_concept_id, value_ref(c->id));
        }
        return survey->id ? OK : ent_insert_in(tx, g, &survey_entity, survey, errs);
}

static struct date last_day(struct rtx *tx)
{
        return date_add_days(clock_today(), (int)setting_int(tx, S("survey_days")));
}

enum err survey_send(struct wtx *tx, const struct wgrant *g, struct record *survey, struct survey_send *s,
                     struct errs *errs)
{
        const struct survey_form *f;
        s->link = S("");
        TRY(survey_form(rtx_of(tx), grant_of(g), survey, &f));
        if (by_link(survey) && str_empty(s->base)) {
                errs_add(
                        errs, S("way"),
                        _("Links gehen erst, wenn die Administration eine öffentliche Adresse eingetragen hat."));
                return ERR_INVALID;
        }
        language_default(survey, f);
        REC_SET(survey, SURVEY_valid_until, by_link(survey) ? last_day(rtx_of(tx)) : DATE_NONE);
        TRY(begin(tx, g, survey, errs));
        TRY(basis_make(tx, g, survey, errs));
        TRY(ent_update_in(tx, g, &survey_entity, survey, errs));
        TRY(mail_withdraw(tx, about_of(wtx_arena(tx), survey))); /* its link has just ended */
        if (!by_link(survey))
                return token_end(tx, S("survey"), survey->id);
        TRY(link_make(tx, survey, s));
        return str_eq(rec_text(survey, SURVEY_way), S("mail")) ? letter_queue(tx, g, survey, f, s, errs) : OK;
}

enum err survey_withdraw(struct wtx *tx, const struct wgrant *g, struct record *survey)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        if (survey_state(survey) == SURVEY_ANSWERED || survey_state(survey) == SURVEY_WITHDRAWN)
                return ERR_CONFLICT;
        REC_SET(survey, SURVEY_status, S("withdrawn"));
        REC_SET(survey, SURVEY_ended_on, clock_today());
        TRY(ent_update_in(tx, g, &survey_entity, survey, &errs));
        TRY(token_end(tx, S("survey"), survey->id));
        return mail_withdraw(tx, about_of(wtx_arena(tx), survey));
}
