#include "domain/consent/consent_rule.h"

#include "db/field.h"

static const struct str kind_codes[CONSENT_KINDS] = {
        [CONSENT_TO_PARTICIPATE] = S_INIT("participation"),
        [CONSENT_TO_DISCLOSE] = S_INIT("disclosure"),
        [CONSENT_TO_RELEASE] = S_INIT("confidentiality_release"),
        [CONSENT_TO_CONTACT_EMPLOYER] = S_INIT("employer_contact"),
        [CONSENT_TO_TALK_TO_COLLEAGUES] = S_INIT("colleagues"),
        [CONSENT_TO_FOLLOW_UP] = S_INIT("follow_up"),
};

struct str consent_kind_code(enum consent_kind k)
{
        must(k < CONSENT_KINDS);
        return kind_codes[k];
}

enum consent_kind consent_kind_parse(struct str code)
{
        for (enum consent_kind k = 0; k < CONSENT_KINDS; k++)
                if (str_eq(kind_codes[k], code))
                        return k;
        return CONSENT_KINDS;
}

/* ---- one consent ---- */

static bool until(struct date day, struct date on)
{
        return date_given(day) && date_cmp(day, on) <= 0;
}

enum consent_standing consent_standing_on(const struct consent_fact *f, struct date on)
{
        if (until(f->withdrawn_on, on))
                return CONSENT_WITHDRAWN;
        if (f->refused)
                return CONSENT_REFUSED;
        if (!date_given(f->signed_on) || !date_given(f->explained_on))
                return CONSENT_UNSIGNED;
        if (!until(f->signed_on, on) || !until(f->explained_on, on))
                return CONSENT_SIGNED_LATER;
        if (date_given(f->valid_until) && date_cmp(f->valid_until, on) < 0)
                return CONSENT_EXPIRED;
        return CONSENT_GIVEN;
}

/* Without recipient a consent means the employer of the case, or whoever its kind is about. */
static bool meant(const struct consent_fact *f, const struct consent_party *to)
{
        switch (f->kind) {
        case CONSENT_TO_PARTICIPATE:
        case CONSENT_TO_FOLLOW_UP:
                return true;
        case CONSENT_TO_DISCLOSE:
        case CONSENT_TO_RELEASE:
                return f->recipient_id && f->recipient_id == to->id;
        case CONSENT_TO_CONTACT_EMPLOYER:
        case CONSENT_TO_TALK_TO_COLLEAGUES:
                if (f->recipient_id && to->id)
                        return f->recipient_id == to->id;
                return f->recipient_id || !to->id || !to->employer_id || to->id == to->employer_id;
        case CONSENT_KINDS:
                break;
        }
        panic("no such kind of consent");
}

static struct date standing_day(const struct consent_fact *f, enum consent_standing s)
{
        if (s == CONSENT_WITHDRAWN)
                return f->withdrawn_on;
        if (s == CONSENT_EXPIRED)
                return f->valid_until;
        return s == CONSENT_SIGNED_LATER ? f->signed_on : DATE_NONE;
}

static struct str rule_of(enum consent_kind k)
{
        switch (k) {
        case CONSENT_TO_PARTICIPATE:
        case CONSENT_TO_FOLLOW_UP:
                return S("H1");
        case CONSENT_TO_DISCLOSE:
                return S("H2");
        case CONSENT_TO_RELEASE:
                return S("H3");
        case CONSENT_TO_CONTACT_EMPLOYER:
        case CONSENT_TO_TALK_TO_COLLEAGUES:
                return S("H4");
        case CONSENT_KINDS:
                break;
        }
        panic("no such kind of consent");
}

static const struct consent_finding allowed = {.allowed = true, .when = DATE_NONE};

struct consent_finding consent_rule(const struct consent_fact *f, size_t n, enum consent_kind kind,
                                    const struct consent_party *to, struct date on)
{
        struct consent_finding best = {.rule = rule_of(kind), .kind = kind, .when = DATE_NONE};
        for (size_t i = 0; i < n; i++) {
                if (f[i].kind != kind || !meant(&f[i], to))
                        continue;
                enum consent_standing s = consent_standing_on(&f[i], on);
                if (s == CONSENT_GIVEN)
                        return allowed;
                if (s >= best.standing) {
                        best.standing = s;
                        best.when = standing_day(&f[i], s);
                }
        }
        return best;
}

/* ---- what leaves ---- */

/* Whoever may be asked as a doctor may be told whom we ask about. */
static bool names_content(const struct consent_fact *f, struct str content)
{
        bool asked = f->kind == CONSENT_TO_RELEASE && str_eq(content, S("contact_data"));
        return asked || codes_have(f->content, content);
}

static bool opens_content(const struct consent_fact *f, const struct consent_party *to)
{
        if (f->kind == CONSENT_TO_CONTACT_EMPLOYER)
                return to->employer && f->return_wish && meant(f, to);
        return (f->kind == CONSENT_TO_DISCLOSE || f->kind == CONSENT_TO_RELEASE) && meant(f, to);
}

/* Diagnoses are named one by one; a report that an employer reads tells them as well. */
static bool needs_names(const struct consent_party *to, struct str content)
{
        return str_eq(content, S("diagnoses")) || (to->employer && str_eq(content, S("reports")));
}

bool disclosure_carried(const struct consent_fact *f, const struct consent_party *to, struct str content,
                        struct date on)
{
        return opens_content(f, to) && names_content(f, content) &&
               consent_standing_on(f, on) == CONSENT_GIVEN &&
               (!needs_names(to, content) || f->diagnoses_named);
}

/* The best standing among consents that name this content; LACKS_NAMED_DIAGNOSES when only the names are missing. */
static struct consent_finding content_missing(const struct consent_fact *f, size_t n,
                                              const struct consent_party *to, struct str content,
                                              struct date on)
{
        bool release = to->medical && str_eq(content, S("contact_data"));
        struct consent_finding out = {.kind = release ? CONSENT_TO_RELEASE : CONSENT_TO_DISCLOSE,
                                      .lack = LACKS_CONTENT,
                                      .content = content,
                                      .when = DATE_NONE};
        out.rule = to->employer ? S("H6") : rule_of(out.kind);
        for (size_t i = 0; i < n; i++) {
                if (!opens_content(&f[i], to) || !names_content(&f[i], content))
                        continue;
                enum consent_standing s = consent_standing_on(&f[i], on);
                if (s < out.standing)
                        continue;
                out.standing = s;
                out.when = standing_day(&f[i], s);
                if (s != CONSENT_GIVEN)
                        continue;
                out.lack = LACKS_NAMED_DIAGNOSES;
                out.rule = S("H6");
        }
        return out;
}

static struct consent_finding contents_rule(const struct consent_fact *f, size_t n,
                                            const struct consent_party *to, struct str contents,
                                            struct date on)
{
        struct str content;
        while (codes_next(&contents, &content)) {
                bool carried = false;
                for (size_t i = 0; i < n && !carried; i++)
                        carried = disclosure_carried(&f[i], to, content, on);
                if (!carried)
                        return content_missing(f, n, to, content, on);
        }
        return allowed;
}

static struct consent_finding employer_rule(const struct consent_fact *f, size_t n,
                                            const struct consent_party *to, struct date on)
{
        struct consent_finding found = consent_rule(f, n, CONSENT_TO_CONTACT_EMPLOYER, to, on);
        if (!found.allowed)
                return found;
        for (size_t i = 0; i < n; i++)
                if (f[i].kind == CONSENT_TO_CONTACT_EMPLOYER && f[i].return_wish && meant(&f[i], to) &&
                    consent_standing_on(&f[i], on) == CONSENT_GIVEN)
                        return allowed;
        return (struct consent_finding){.rule = S("H4"),
                                        .kind = CONSENT_TO_CONTACT_EMPLOYER,
                                        .standing = CONSENT_GIVEN,
                                        .lack = LACKS_RETURN_WISH,
                                        .when = DATE_NONE};
}

struct consent_finding disclosure_rule(const struct consent_fact *f, size_t n, const struct consent_party *to,
                                       struct str contents, struct date on)
{
        struct consent_finding found = consent_rule(f, n, CONSENT_TO_PARTICIPATE, to, on);
        if (found.allowed && to->employer)
                found = employer_rule(f, n, to, on);
        return found.allowed ? contents_rule(f, n, to, contents, on) : found;
}

/* ---- contacts ---- */

enum contact_side contact_side_of(struct str party)
{
        static const struct str insiders[] = {S_INIT("client"), S_INIT("family"), S_INIT("team"),
                                              S_INIT("none")};
        for (size_t i = 0; i < ARRAY_LEN(insiders); i++)
                if (str_eq(party, insiders[i]))
                        return CONTACT_FREE;
        return str_eq(party, S("employer")) ? CONTACT_EMPLOYER : CONTACT_OTHER;
}

struct consent_finding contact_rule(const struct consent_fact *f, size_t n, enum contact_side side,
                                    const struct consent_party *to, struct date on)
{
        if (side == CONTACT_FREE)
                return allowed;
        struct consent_finding found = consent_rule(f, n, CONSENT_TO_PARTICIPATE, to, on);
        return found.allowed && side == CONTACT_EMPLOYER ? employer_rule(f, n, to, on) : found;
}
