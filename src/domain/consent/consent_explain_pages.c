/* The explanation that the client reads and signs: one sheet per kind of consent, in plain words. CMB 1.C.5; D1–D4 */
#include "core/setting.h"
#include "domain/cases/case_frame.h"
#include "domain/codes/codes.h"
#include "domain/consent/consent_ui.h"

/* {an} becomes the recipient. */
static const struct {
        struct str title, why, what, without;
} sheets[CONSENT_KINDS] = {
        [CONSENT_TO_PARTICIPATE] =
                {S_INIT(N_("Ich möchte begleitet werden")),
                 S_INIT(N_(
                         "Wir helfen Ihnen, Ihre Arbeit zu behalten oder eine Arbeit zu finden, die zu Ihrer Gesundheit passt. "
                         "Dafür sprechen wir mit Ihnen, planen mit Ihnen und achten darauf, dass alle ihren Teil tun.")),
                 S_INIT(N_(
                         "Sie erlauben uns, Ihre Angaben für diese Begleitung aufzuschreiben und zu nutzen. Andere erfahren "
                         "dadurch noch nichts über Sie: Für jede Stelle fragen wir Sie einzeln.")),
                 S_INIT(N_(
                         "Ohne Ihre Unterschrift können wir Sie nicht begleiten. Andere Hilfen bleiben Ihnen offen."))},
        [CONSENT_TO_DISCLOSE] =
                {S_INIT(N_("{an} darf diese Angaben erhalten")),
                 S_INIT(N_(
                         "Damit {an} Ihnen helfen oder über eine Leistung entscheiden kann, braucht man dort Angaben über Sie.")),
                 S_INIT(N_(
                         "Sie erlauben uns, genau die Angaben weiterzugeben, die unten mit „ja“ stehen, und nur an {an}.")),
                 S_INIT(N_(
                         "Ohne Ihre Unterschrift geht nichts dorthin. Manche Leistungen lassen sich dann nicht klären. Das sagen "
                         "wir Ihnen vorher."))},
        [CONSENT_TO_RELEASE] =
                {S_INIT(N_("{an} darf mit uns sprechen")),
                 S_INIT(N_(
                         "Ärztinnen, Ärzte und Kliniken müssen schweigen. Was dort über Sie bekannt ist, erfahren wir nur, wenn Sie "
                         "es erlauben.")),
                 S_INIT(N_(
                         "Sie entbinden {an} uns gegenüber von der Schweigepflicht. Wir dürfen dort unter Ihrem Namen anfragen und "
                         "die Antworten für Ihre Begleitung nutzen. Unten steht, worum es geht.")),
                 S_INIT(N_(
                         "Ohne Ihre Unterschrift fragen wir dort nicht. Dann fehlen uns vielleicht Befunde, und manches dauert länger."))},
        [CONSENT_TO_CONTACT_EMPLOYER] =
                {S_INIT(N_("Sie dürfen mit meinem Arbeitgeber sprechen")),
                 S_INIT(N_(
                         "Sie möchten in Ihren Betrieb zurück. Damit das gelingt, sprechen wir mit {an} über Ihren Arbeitsplatz.")),
                 S_INIT(N_(
                         "Sie erlauben uns, {an} anzusprechen. Wir sagen dort nur, was unten mit „ja“ steht. Diagnosen nennen wir "
                         "nur, wenn jede einzelne hier aufgeschrieben ist.")),
                 S_INIT(N_("Ohne Ihre Unterschrift sprechen wir Ihren Arbeitgeber nicht an."))},
        [CONSENT_TO_TALK_TO_COLLEAGUES] =
                {S_INIT(N_("Sie dürfen mit Vorgesetzten und Kolleginnen sprechen")),
                 S_INIT(N_(
                         "Wie es am Arbeitsplatz geht, wissen die am besten, die dort arbeiten. Mit ihnen lässt sich klären, was Ihnen "
                         "die Rückkehr leichter macht.")),
                 S_INIT(N_(
                         "Sie erlauben uns, mit Ihren Vorgesetzten, Kolleginnen und Kollegen über Ihren Arbeitsplatz zu sprechen. Über Ihre "
                         "Gesundheit sprechen wir dort nicht.")),
                 S_INIT(N_("Ohne Ihre Unterschrift sprechen wir nur mit denen, die Sie uns nennen."))},
        [CONSENT_TO_FOLLOW_UP] =
                {S_INIT(N_("Sie dürfen später noch einmal nachfragen")),
                 S_INIT(N_("Wir möchten wissen, ob die Hilfe gehalten hat. So lernen wir für andere.")),
                 S_INIT(N_(
                         "Sie erlauben uns, Sie etwa 6 und 12 Monate nach dem Ende anzurufen oder anzuschreiben. Sie müssen dann nicht "
                         "antworten.")),
                 S_INIT(N_("Ohne Ihre Unterschrift fragen wir nicht nach."))},
};

static struct str with_recipient(struct arena *a, struct str text, struct str recipient)
{
        struct str mark = S("{an}");
        struct str all = S("");
        for (ptrdiff_t at = str_find(text, mark); at >= 0; at = str_find(text, mark)) {
                all = str_join(a, all, str_sub(text, 0, (size_t)at), recipient);
                text = str_sub(text, (size_t)at + mark.n, text.n);
        }
        return str_join(a, all, text);
}

/* ---- what is passed on ---- */

/* Every content there is, with yes or no: what stays closed is written out. */
static enum err content_lines_now(struct req *r, struct rtx *tx, struct str content)
{
        const struct code_entry *e;
        size_t all, n = 0;
        TRY(codes_list(tx, S("disclosure_content"), &e, &all));
        struct str *line = NEW_ARRAY(r->arena, struct str, all + 1);
        for (size_t i = 0; i < all; i++) {
                bool yes = codes_have(content, e[i].code);
                if (yes || e[i].active)
                        line[n++] = str_join(r->arena, e[i].label, yes ? _(": ja") : _(": nein"));
        }
        ui_sheet_list(r->html, line, n);
        return OK;
}

static size_t lines_fill(struct arena *a, struct str text, struct str answer, struct str *line, size_t n,
                         size_t most)
{
        while (!str_empty(text) && n < most)
                line[n++] = str_join(a, str_split(text, '\n', &text), answer);
        return n;
}

/* As it was signed or refused, whatever the list says by now. */
static void content_lines_then(struct req *r, const struct record *c)
{
        struct str line[64];
        size_t n =
                lines_fill(r->arena, rec_text(c, CONSENT_content_words), _(": ja"), line, 0, ARRAY_LEN(line));
        n = lines_fill(r->arena, rec_text(c, CONSENT_closed_words), _(": nein"), line, n, ARRAY_LEN(line));
        ui_sheet_list(r->html, line, n);
}

static enum err content_lines(struct req *r, struct rtx *tx, const struct record *c)
{
        ui_sheet_heading(r->html, _("Worum es geht"));
        if (!rec_given(c, CONSENT_kind_words))
                return content_lines_now(r, tx, rec_text(c, CONSENT_content));
        content_lines_then(r, c);
        return OK;
}

static void diagnoses_text(struct req *r, const struct record *c)
{
        struct str named = rec_text(c, CONSENT_diagnoses);
        ui_sheet_heading(r->html, _("Diese Diagnosen, und keine anderen"));
        ui_sheet_text(r->html, str_empty(named) ? _("Keine.") : named);
}

static enum err scope_draw(struct req *r, struct rtx *tx, const struct record *c)
{
        struct consent_fact f = consent_fact_of(c);
        if (f.kind != CONSENT_TO_DISCLOSE && f.kind != CONSENT_TO_RELEASE &&
            f.kind != CONSENT_TO_CONTACT_EMPLOYER)
                return OK;
        TRY(content_lines(r, tx, c));
        if (codes_have(f.content, S("diagnoses")))
                diagnoses_text(r, c);
        if (!str_empty(rec_text(c, CONSENT_scope)))
                ui_sheet_text(r->html, str_join(r->arena, _("Genauer: "), rec_text(c, CONSENT_scope)));
        return OK;
}

/* ---- rights ---- */

static void rights_draw(struct req *r, struct rtx *tx, const struct record *c)
{
        struct arena *a = r->arena;
        struct date until = rec_date(c, CONSENT_valid_until);
        struct str privacy = setting_text(tx, S("privacy_contact"));
        struct str line[6];
        size_t n = 0;
        line[n++] = _("Sie entscheiden frei. Wer nicht unterschreibt, wird nicht schlechter behandelt.");
        line[n++] = _(
                "Sie können jederzeit widerrufen, auch nur mündlich, und müssen nicht sagen, warum. Von da an gilt die Erlaubnis "
                "nicht mehr. Was vorher geschehen ist, bleibt rechtmäßig.");
        line[n++] = _("Sie dürfen sehen, was wir über Sie aufgeschrieben haben. Falsches berichtigen wir.");
        line[n++] = date_given(until)
                            ? str_join(a, _("Diese Erlaubnis gilt bis "), date_german(a, until), S("."))
                            : _("Diese Erlaubnis gilt, bis die Begleitung endet oder Sie widerrufen.");
        if (!str_empty(privacy))
                line[n++] = str_join(a, _("Fragen zum Datenschutz beantwortet: "), privacy);
        line[n++] = _("Beschweren können Sie sich auch bei der Datenschutzaufsicht Ihres Bundeslandes.");
        ui_sheet_heading(r->html, _("Ihre Rechte"));
        ui_sheet_list(r->html, line, n);
        ui_sheet_text(r->html, _("Dieses Blatt ist eine Information, keine Rechtsberatung."));
}

/* ---- the sheet ---- */

static enum err recipient_name(struct req *r, struct rtx *tx, const struct record *c, struct str *out)
{
        TRY(ui_value_in(r, tx, c, CONSENT_recipient_id, out));
        if (str_empty(*out))
                *out = _("Ihr Arbeitgeber");
        return OK;
}

static enum err sheet_draw(struct req *r, struct rtx *tx, const struct record *c,
                           const struct case_head *head, struct str recipient)
{
        struct arena *a = r->arena;
        enum consent_kind k = consent_fact_of(c).kind;
        struct str dated =
                date_given(rec_date(c, CONSENT_explained_on))
                        ? str_join(a, _("Aufgeklärt am "), date_german(a, rec_date(c, CONSENT_explained_on)))
                        : S("");
        struct ui_sheet sheet = {.sender = r->office_name, .receiver = case_person(a, head), .dated = dated};
        const struct str below[] = {_("Ort und Datum"),
                                    str_join(a, _("Unterschrift: "), case_person(a, head)),
                                    _("Aufgeklärt hat: Name und Unterschrift")};
        ui_sheet(r->html, &sheet);
        ui_sheet_heading(r->html, _("Warum wir fragen"));
        ui_sheet_text(r->html, with_recipient(a, sheets[k].why, recipient));
        ui_sheet_heading(r->html, _("Was Sie erlauben"));
        ui_sheet_text(r->html, with_recipient(a, sheets[k].what, recipient));
        TRY(scope_draw(r, tx, c));
        ui_sheet_heading(r->html, _("Wenn Sie nicht unterschreiben"));
        ui_sheet_text(r->html, with_recipient(a, sheets[k].without, recipient));
        rights_draw(r, tx, c);
        ui_sheet_text(r->html, _("Das wurde mir erklärt. Ich bin einverstanden."));
        ui_sheet_sign(r->html, below, ARRAY_LEN(below));
        ui_sheet_end(r->html);
        return OK;
}

CASE_GET(consent_explain, "/einwilligungen/:/erklaerung", NEED(CASE_READ, CASE), .title = T("Aufklärung"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct record *c;
        struct str recipient;
        TRY(ent_get_in(tx, g, &consent_entity, req_id(r, 1), &c));
        enum consent_kind k = consent_fact_of(c).kind;
        if (k == CONSENT_KINDS)
                return ERR_NOT_FOUND;
        if (rec_given(c, CONSENT_diagnoses) && !actor_reads(r->actor, CLASS_HEALTH))
                return ERR_DENIED;
        TRY(recipient_name(r, tx, c, &recipient));
        struct case_frame f = {.title = with_recipient(r->arena, sheets[k].title, recipient),
                               .section = _("Einwilligungen"),
                               .section_to = url_path(r->arena, "/faelle/:/einwilligungen", c->case_id),
                               .audience = _("für die Klientin oder den Klienten")};
        TRY(case_frame(r, tx, g, &f));
        return sheet_draw(r, tx, c, &f.head, recipient);
}
