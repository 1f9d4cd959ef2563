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

/* ---- what a consent is about ---- */

bool consent_kind_has_party(enum consent_kind k)
{
        return k != CONSENT_TO_PARTICIPATE && k != CONSENT_TO_FOLLOW_UP;
}

struct consent_subject consent_subject(enum consent_kind kind, int64_t named, int64_t employer_id)
{
        switch (kind) {
        case CONSENT_TO_PARTICIPATE:
        case CONSENT_TO_FOLLOW_UP:
                return (struct consent_subject){kind, 0};
        case CONSENT_TO_DISCLOSE:
        case CONSENT_TO_RELEASE:
                return (struct consent_subject){kind, named};
        case CONSENT_TO_CONTACT_EMPLOYER:
        case CONSENT_TO_TALK_TO_COLLEAGUES:
                return (struct consent_subject){kind, named ? named : employer_id};
        case CONSENT_KINDS:
                break;
        }
        return (struct consent_subject){kind, named};
}

bool consent_subject_eq(struct consent_subject a, struct consent_subject b)
{
        return a.kind == b.kind && a.party == b.party;
}

static struct consent_subject subject_of(const struct consent_file *file, const struct consent_fact *f)
{
        return consent_subject(f->kind, f->recipient_id, file->employer_id);
}

/* Is this consent about this party? What is passed on to nobody is about nobody. */
static bool meant(const struct consent_file *file, const struct consent_fact *f,
                  const struct consent_party *to)
{
        struct consent_subject s = consent_subject(f->kind, to->id, file->employer_id);
        bool passes = f->kind == CONSENT_TO_DISCLOSE || f->kind == CONSENT_TO_RELEASE;
        return consent_subject_eq(subject_of(file, f), s) && (!passes || s.party);
}

/* ---- one consent ---- */

static bool until(struct date day, struct date on)
{
        return date_given(day) && date_cmp(day, on) <= 0;
}

/* A refusal without a day counts from the beginning: it stands in the way of everything. Who is in doubt says no. */
static bool comes_after(struct date day, int64_t no, const struct consent_fact *f)
{
        if (!date_given(day) || !date_given(f->signed_on))
                return true;
        int days = date_cmp(day, f->signed_on);
        return days > 0 || (days == 0 && no >= f->signed_no);
}

static void end_by(struct consent_end *end, struct date day, bool refused)
{
        if (!date_given(end->on) || date_cmp(day, end->on) < 0)
                *end = (struct consent_end){day, refused};
}

struct consent_end consent_end(const struct consent_file *file, size_t i)
{
        const struct consent_fact *f = &file->fact[i];
        struct consent_end end = {DATE_NONE, false};
        for (size_t k = 0; k < file->n; k++) {
                const struct consent_fact *o = &file->fact[k];
                if (!consent_subject_eq(subject_of(file, o), subject_of(file, f)))
                        continue;
                if (o->refused && k != i && comes_after(o->refused_on, o->signed_no, f))
                        end_by(&end, date_given(o->refused_on) ? o->refused_on : f->signed_on, true);
                if (date_given(o->withdrawn_on) &&
                    (k == i || comes_after(o->withdrawn_on, o->withdrawn_no, f)))
                        end_by(&end, o->withdrawn_on, false);
        }
        return end;
}

static enum consent_standing standing(const struct consent_fact *f, const struct consent_end *end,
                                      struct date on)
{
        if (f->refused && date_given(f->refused_on) && !until(f->refused_on, on))
                return CONSENT_UNSIGNED;
        if (f->refused)
                return CONSENT_REFUSED;
        if (!date_given(f->signed_on) || !date_given(f->explained_on))
                return CONSENT_UNSIGNED;
        if (until(end->on, on))
                return end->refused ? CONSENT_REFUSED : CONSENT_WITHDRAWN;
        if (!until(f->signed_on, on) || !until(f->explained_on, on))
                return CONSENT_SIGNED_LATER;
        if (date_given(f->valid_until) && date_cmp(f->valid_until, on) < 0)
                return CONSENT_EXPIRED;
        return CONSENT_GIVEN;
}

enum consent_standing consent_standing_on(const struct consent_file *file, size_t i, struct date on)
{
        struct consent_end end = consent_end(file, i);
        return standing(&file->fact[i], &end, on);
}

static struct date standing_day(const struct consent_file *file, size_t i, enum consent_standing s)
{
        const struct consent_fact *f = &file->fact[i];
        if (s == CONSENT_WITHDRAWN)
                return consent_end(file, i).on;
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

struct consent_finding consent_rule(const struct consent_file *file, enum consent_kind kind,
                                    const struct consent_party *to, struct date on)
{
        struct consent_finding best = {.rule = rule_of(kind), .kind = kind, .when = DATE_NONE};
        for (size_t i = 0; i < file->n; i++) {
                if (file->fact[i].kind != kind || !meant(file, &file->fact[i], to))
                        continue;
                enum consent_standing s = consent_standing_on(file, i, on);
                if (s == CONSENT_GIVEN)
                        return allowed;
                if (s >= best.standing) {
                        best.standing = s;
                        best.when = standing_day(file, i, s);
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

static bool opens_content(const struct consent_file *file, const struct consent_fact *f,
                          const struct consent_party *to)
{
        if (f->kind == CONSENT_TO_CONTACT_EMPLOYER)
                return to->employer && f->return_wish && meant(file, f, to);
        return (f->kind == CONSENT_TO_DISCLOSE || f->kind == CONSENT_TO_RELEASE) && meant(file, f, to);
}

/* Diagnoses are named one by one; a report that an employer reads tells them as well. */
static bool needs_names(const struct consent_party *to, struct str content)
{
        return str_eq(content, S("diagnoses")) || (to->employer && str_eq(content, S("reports")));
}

bool disclosure_carried(const struct consent_file *file, size_t i, const struct consent_party *to,
                        struct str content, struct date on)
{
        const struct consent_fact *f = &file->fact[i];
        return opens_content(file, f, to) && names_content(f, content) &&
               (!needs_names(to, content) || f->diagnoses_named) &&
               consent_standing_on(file, i, on) == CONSENT_GIVEN;
}

/* The best standing among consents that name this content; LACKS_NAMED_DIAGNOSES when only the names are missing. */
static struct consent_finding content_missing(const struct consent_file *file, const struct consent_party *to,
                                              struct str content, struct date on)
{
        bool release = to->medical && str_eq(content, S("contact_data"));
        struct consent_finding out = {.kind = release ? CONSENT_TO_RELEASE : CONSENT_TO_DISCLOSE,
                                      .lack = LACKS_CONTENT,
                                      .content = content,
                                      .when = DATE_NONE};
        out.rule = to->employer ? S("H6") : rule_of(out.kind);
        for (size_t i = 0; i < file->n; i++) {
                const struct consent_fact *f = &file->fact[i];
                if (!opens_content(file, f, to) || !names_content(f, content))
                        continue;
                enum consent_standing s = consent_standing_on(file, i, on);
                if (s < out.standing)
                        continue;
                out.standing = s;
                out.when = standing_day(file, i, s);
                if (s != CONSENT_GIVEN)
                        continue;
                out.lack = LACKS_NAMED_DIAGNOSES;
                out.rule = S("H6");
        }
        return out;
}

static struct consent_finding contents_rule(const struct consent_file *file, const struct consent_party *to,
                                            struct str contents, struct date on)
{
        struct str content;
        while (codes_next(&contents, &content)) {
                bool carried = false;
                for (size_t i = 0; i < file->n && !carried; i++)
                        carried = disclosure_carried(file, i, to, content, on);
                if (!carried)
                        return content_missing(file, to, content, on);
        }
        return allowed;
}

static struct consent_finding employer_rule(const struct consent_file *file, const struct consent_party *to,
                                            struct date on)
{
        struct consent_finding found = consent_rule(file, CONSENT_TO_CONTACT_EMPLOYER, to, on);
        if (!found.allowed)
                return found;
        for (size_t i = 0; i < file->n; i++) {
                const struct consent_fact *f = &file->fact[i];
                if (f->kind == CONSENT_TO_CONTACT_EMPLOYER && f->return_wish && meant(file, f, to) &&
                    consent_standing_on(file, i, on) == CONSENT_GIVEN)
                        return allowed;
        }
        return (struct consent_finding){.rule = S("H4"),
                                        .kind = CONSENT_TO_CONTACT_EMPLOYER,
                                        .standing = CONSENT_GIVEN,
                                        .lack = LACKS_RETURN_WISH,
                                        .when = DATE_NONE};
}

struct consent_finding disclosure_rule(const struct consent_file *file, const struct consent_party *to,
                                       struct str contents, struct date on)
{
        struct consent_finding found = consent_rule(file, CONSENT_TO_PARTICIPATE, to, on);
        if (found.allowed && to->employer)
                found = employer_rule(file, to, on);
        return found.allowed ? contents_rule(file, to, contents, on) : found;
}

/* Letters with accents have two bytes; dashes, quotes and dots beyond ASCII begin with 0xE2. */
static bool word_sign(char c)
{
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               ((c & 0x80) && (c & 0xE0) != 0xE0);
}

static bool same_word(struct str word, struct str lower)
{
        bool same = word.n == lower.n;
        for (size_t i = 0; same && i < word.n; i++)
                same = (word.p[i] | 0x20) == lower.p[i];
        return same;
}

/* An abbreviation such as „M54“ has three signs; fewer, or a word for all or none, name nothing. */
static bool word_names(struct str word)
{
        static const struct str empty[] = {S_INIT("alle"),      S_INIT("alles"),    S_INIT("keine"),
                                           S_INIT("nein"),      S_INIT("siehe"),    S_INIT("akte"),
                                           S_INIT("unbekannt"), S_INIT("diagnosen")};
        for (size_t i = 0; i < ARRAY_LEN(empty); i++)
                if (same_word(word, empty[i]))
                        return false;
        return word.n >= 3;
}

bool diagnoses_are_named(struct str words)
{
        size_t from = 0;
        for (size_t i = 0; i <= words.n; i++) {
                if (i < words.n && word_sign(words.p[i]))
                        continue;
                if (word_names(str_sub(words, from, i)))
                        return true;
                from = i + 1;
        }
        return false;
}

/* ---- contacts ---- */

enum contact_side contact_side_of(struct str party)
{
        static const struct str insiders[] = {S_INIT("client"), S_INIT("family"), S_INIT("team"),
                                              S_INIT("none")};
        for (size_t i = 0; i < ARRAY_LEN(insiders); i++)
                if (str_eq(party, insiders[i]))
                        return CONTACT_FREE;
        if (str_eq(party, S("representative")))
                return CONTACT_COUNCIL;
        return str_eq(party, S("employer")) ? CONTACT_EMPLOYER : CONTACT_OTHER;
}

/* By its word or by its house: who calls the employer a partner still calls the employer. */
static bool calls_employer(enum contact_side side, const struct consent_party *to)
{
        return side == CONTACT_EMPLOYER || (side == CONTACT_OTHER && to->employer);
}

struct consent_finding contact_rule(const struct consent_file *file, enum contact_side side,
                                    const struct consent_party *to, struct date on)
{
        if (side == CONTACT_FREE)
                return allowed;
        struct consent_finding found = consent_rule(file, CONSENT_TO_PARTICIPATE, to, on);
        return found.allowed && calls_employer(side, to) ? employer_rule(file, to, on) : found;
}
