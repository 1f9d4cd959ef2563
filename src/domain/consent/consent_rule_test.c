#include "domain/consent/consent_rule.h"
#include "test/rules.h"

/* ---- reading the tables ---- */

enum { FIRM = 1, OTHER_FIRM, INSURANCE, CLINIC, FACTS_MOST = 8 };

static const struct {
        struct str word, code;
        int64_t id;
} words[] = {
        {S_INIT("Betrieb"), S_INIT(""), FIRM},
        {S_INIT("Zweitbetrieb"), S_INIT(""), OTHER_FIRM},
        {S_INIT("Krankenkasse"), S_INIT(""), INSURANCE},
        {S_INIT("Klinik"), S_INIT(""), CLINIC},
        {S_INIT("Anschrift"), S_INIT("contact_data"), 0},
        {S_INIT("Leistungsbild"), S_INIT("capability"), 0},
        {S_INIT("Diagnosen"), S_INIT("diagnoses"), 0},
        {S_INIT("Gutachten"), S_INIT("reports"), 0},
        {S_INIT("Beruf"), S_INIT("work"), 0},
        {S_INIT("Plan"), S_INIT("plan"), 0},
};

static size_t word_at(const struct rule *r, struct str word)
{
        for (size_t i = 0; i < ARRAY_LEN(words); i++)
                if (str_eq(words[i].word, word))
                        return i;
        test_check_str(word, S("a word of the table"), r->file, r->line, "word");
        return 0;
}

static struct str codes_read(const struct rule *r, struct str list)
{
        struct str all = S("");
        while (!str_empty(list)) {
                struct str one = str_trim(str_split(list, ',', &list));
                all = str_join(test_arena(), all, S(" "), words[word_at(r, one)].code);
        }
        return str_trim(all);
}

static struct date day_read(const struct rule *r, struct str day)
{
        struct date d = DATE_NONE;
        test_check(date_parse(day, &d), r->file, r->line, "a day");
        return d;
}

static enum consent_kind kind_read(const struct rule *r, struct str word)
{
        if (str_eq(word, S("Teilnahme")))
                return CONSENT_TO_PARTICIPATE;
        if (str_eq(word, S("Weitergabe")))
                return CONSENT_TO_DISCLOSE;
        if (str_eq(word, S("Entbindung")))
                return CONSENT_TO_RELEASE;
        test_check_str(word, S("Arbeitgeberkontakt"), r->file, r->line, "kind of consent");
        return CONSENT_TO_CONTACT_EMPLOYER;
}

/* One word after the kind, with its object if it takes one. */
static void detail_read(const struct rule *r, struct str word, struct str *rest, struct consent_fact *f)
{
        if (str_eq(word, S("abgelehnt"))) {
                f->refused = true;
                f->refused_on = f->signed_on; /* the day that stands before the word */
                f->signed_on = DATE_NONE;
        } else if (str_eq(word, S("unaufgeklärt")))
                f->explained_on = DATE_NONE;
        else if (str_eq(word, S("Rückkehrwunsch")))
                f->return_wish = true;
        else if (str_eq(word, S("Diagnosen-benannt")))
                f->diagnoses_named = true;
        else if (str_eq(word, S("an")))
                f->recipient_id = words[word_at(r, str_split(*rest, ' ', rest))].id;
        else if (str_eq(word, S("bis")))
                f->valid_until = day_read(r, str_split(*rest, ' ', rest));
        else if (str_eq(word, S("widerrufen")) || str_eq(word, S("zuletzt-widerrufen")))
                f->withdrawn_on = day_read(r, str_split(*rest, ' ', rest));
        else
                f->signed_on = f->explained_on = day_read(r, word);
}

/* Acts are recorded in the order in which they stand, a withdrawal right after its consent, or last of all. */
static void numbers_set(struct consent_fact *f, size_t i, bool last)
{
        f->id = (int64_t)i + 1;
        f->signed_no = 2 * f->id;
        f->withdrawn_no = last ? 1000 : f->signed_no + 1;
}

static struct consent_fact fact_read(const struct rule *r, struct str text)
{
        struct consent_fact f = {.explained_on = DATE_NONE,
                                 .signed_on = DATE_NONE,
                                 .valid_until = DATE_NONE,
                                 .refused_on = DATE_NONE,
                                 .withdrawn_on = DATE_NONE};
        struct str content, rest, head = str_trim(str_split(text, ':', &content));
        f.kind = kind_read(r, str_split(head, ' ', &rest));
        while (!str_empty(rest)) {
                struct str word = str_split(rest, ' ', &rest);
                detail_read(r, word, &rest, &f);
        }
        f.content = codes_read(r, content);
        return f;
}

static size_t facts_read(const struct rule *r, struct str text, struct consent_fact *f)
{
        size_t n = 0;
        if (str_eq(text, S("-")))
                return 0;
        while (!str_empty(text) && n < FACTS_MOST) {
                struct str one = str_trim(str_split(text, ';', &text));
                f[n] = fact_read(r, one);
                numbers_set(&f[n], n, str_find(one, S("zuletzt-")) >= 0);
                n++;
        }
        return n;
}

static struct consent_party party_of(int64_t id)
{
        return (struct consent_party){
                .id = id, .employer = id == FIRM || id == OTHER_FIRM, .medical = id == CLINIC};
}

static struct str answer(const struct consent_finding *f)
{
        return f->allowed ? S("ja") : f->rule;
}

TEST(what_leaves_follows_the_table)
{
        struct rules rules = rules_read("test/rules/disclosure.txt", 5);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct consent_fact f[FACTS_MOST];
                size_t n = facts_read(r, r->column[0], f);
                struct consent_party to = party_of(words[word_at(r, r->column[1])].id);
                struct consent_file file = {f, n, FIRM};
                struct consent_finding found =
                        disclosure_rule(&file, &to, codes_read(r, r->column[2]), day_read(r, r->column[3]));
                CHECK_RULE(r, answer(&found), r->column[4]);
        }
}

TEST(our_contacts_follow_the_table)
{
        struct rules rules = rules_read("test/rules/contacts.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct consent_fact f[FACTS_MOST];
                size_t n = facts_read(r, r->column[0], f);
                struct str house, party = str_split(r->column[1], ' ', &house);
                enum contact_side side = contact_side_of(party);
                struct consent_party to = party_of(side == CONTACT_EMPLOYER ? FIRM : INSURANCE);
                if (!str_empty(house))
                        to = party_of(words[word_at(r, house)].id);
                struct consent_file file = {f, n, FIRM};
                struct consent_finding found = contact_rule(&file, side, &to, day_read(r, r->column[2]));
                CHECK_RULE(r, answer(&found), r->column[3]);
        }
}

/* ---- what the sentences are made of ---- */

static struct consent_fact taking_part(void)
{
        return (struct consent_fact){.id = 1,
                                     .kind = CONSENT_TO_PARTICIPATE,
                                     .explained_on = date_of(2025, 3, 26),
                                     .signed_on = date_of(2025, 3, 26),
                                     .valid_until = DATE_NONE,
                                     .refused_on = DATE_NONE,
                                     .withdrawn_on = DATE_NONE};
}

TEST(the_finding_says_since_when)
{
        struct consent_party to = party_of(INSURANCE);
        struct consent_fact f = taking_part();
        const struct consent_file file = {&f, 1, FIRM};
        f.withdrawn_on = date_of(2025, 4, 22);
        struct consent_finding found = consent_rule(&file, CONSENT_TO_PARTICIPATE, &to, date_of(2025, 5, 1));
        CHECK_INT(found.standing, CONSENT_WITHDRAWN);
        CHECK_DATE(found.when, "2025-04-22");
        found = consent_rule(&file, CONSENT_TO_PARTICIPATE, &to, date_of(2025, 3, 1));
        CHECK_INT(found.standing, CONSENT_SIGNED_LATER);
        CHECK_DATE(found.when, "2025-03-26");
        f.withdrawn_on = DATE_NONE;
        f.valid_until = date_of(2025, 4, 30);
        found = consent_rule(&file, CONSENT_TO_PARTICIPATE, &to, date_of(2025, 5, 1));
        CHECK_INT(found.standing, CONSENT_EXPIRED);
        CHECK_DATE(found.when, "2025-04-30");
        found = consent_rule(&file, CONSENT_TO_FOLLOW_UP, &to, date_of(2025, 4, 1));
        CHECK(!found.allowed);
        CHECK_INT(found.standing, CONSENT_NEVER_ASKED);
}

TEST(the_finding_names_what_lacks)
{
        struct consent_party to = party_of(INSURANCE);
        struct consent_fact f[2] = {taking_part(), taking_part()};
        const struct consent_file file = {f, 2, FIRM};
        f[1].kind = CONSENT_TO_DISCLOSE;
        f[1].recipient_id = INSURANCE;
        f[1].content = S("capability diagnoses");
        struct consent_finding found = disclosure_rule(&file, &to, S("capability plan"), date_of(2025, 4, 1));
        CHECK_INT(found.lack, LACKS_CONTENT);
        CHECK_STR(found.content, "plan");
        CHECK_INT(found.kind, CONSENT_TO_DISCLOSE);
        found = disclosure_rule(&file, &to, S("diagnoses"), date_of(2025, 4, 1));
        CHECK_INT(found.lack, LACKS_NAMED_DIAGNOSES);
        f[1].diagnoses_named = true;
        CHECK(disclosure_rule(&file, &to, S("diagnoses"), date_of(2025, 4, 1)).allowed);
}

TEST(only_names_name_diagnoses)
{
        static const char *const named[] = {"Bandscheibenschaden", "M54.5", "HIV", "- Rückenschmerz",
                                            "Übelkeit"};
        static const char *const unnamed[] = {"",       ".",         "…", "-", "x", "Alle", "alle Diagnosen",
                                              "keine.", "siehe Akte"};
        for (size_t i = 0; i < ARRAY_LEN(named); i++)
                CHECK(diagnoses_are_named(str_of(named[i])));
        for (size_t i = 0; i < ARRAY_LEN(unnamed); i++)
                CHECK(!diagnoses_are_named(str_of(unnamed[i])));
}

/* ---- after a withdrawal ---- */

static const struct str one_content[] = {S_INIT("contact_data"), S_INIT("capability"), S_INIT("work")};
static const int64_t one_party[] = {0, FIRM, OTHER_FIRM, INSURANCE, CLINIC};

/* The same throws on every machine. */
static uint32_t dice_next(uint32_t *dice)
{
        *dice = *dice * 1664525u + 1013904223u;
        return *dice >> 8;
}

static struct date some_day(uint32_t *dice)
{
        return date_add_days(date_of(2025, 3, 1), (int)(dice_next(dice) % 20));
}

/* Any mix of signatures, refusals and withdrawals, towards anybody, named or not. */
static size_t any_facts(uint32_t *dice, struct consent_fact *f)
{
        size_t n = 2 + dice_next(dice) % (FACTS_MOST - 2);
        for (size_t i = 0; i < n; i++) {
                f[i] = taking_part();
                f[i].kind = (enum consent_kind)(dice_next(dice) % CONSENT_KINDS);
                f[i].recipient_id = one_party[dice_next(dice) % ARRAY_LEN(one_party)];
                f[i].content = one_content[dice_next(dice) % ARRAY_LEN(one_content)];
                f[i].return_wish = dice_next(dice) % 4;
                f[i].signed_on = f[i].explained_on = some_day(dice);
                numbers_set(&f[i], i, false);
                f[i].refused = dice_next(dice) % 6 == 0;
                if (f[i].refused)
                        f[i].refused_on = some_day(dice);
                else if (dice_next(dice) % 6 == 0)
                        f[i].withdrawn_on = date_add_days(f[i].signed_on, (int)(dice_next(dice) % 9));
        }
        return n;
}

/* Nothing but this consent, and what must stand beside it for anything to be carried. */
static bool alone_carries(const struct consent_fact *f, int64_t party, struct str content, struct date on)
{
        struct consent_fact all[3] = {*f, taking_part(), taking_part()};
        struct consent_party to = party_of(party);
        const struct consent_file file = {all, 3, FIRM};
        all[1].signed_on = all[1].explained_on = all[2].signed_on = all[2].explained_on = on;
        if (f->kind == CONSENT_TO_PARTICIPATE) {
                all[1].kind = CONSENT_TO_DISCLOSE;
                all[1].recipient_id = party;
                all[1].content = content;
        }
        all[2].kind =
                f->kind == CONSENT_TO_CONTACT_EMPLOYER ? CONSENT_TO_FOLLOW_UP : CONSENT_TO_CONTACT_EMPLOYER;
        all[2].recipient_id = party;
        all[2].return_wish = true;
        return disclosure_rule(&file, &to, content, on).allowed;
}

static void withdrawn_carries_nothing(struct consent_fact *f, size_t n, size_t i, struct date on)
{
        const struct consent_file file = {f, n, FIRM};
        struct consent_fact before = f[i];
        f[i].withdrawn_on = on;
        f[i].withdrawn_no = 1000;
        for (size_t p = 1; p < ARRAY_LEN(one_party); p++)
                for (size_t c = 0; c < ARRAY_LEN(one_content); c++) {
                        struct consent_party to = party_of(one_party[p]);
                        if (!alone_carries(&before, one_party[p], one_content[c], on))
                                continue;
                        bool other = false; /* a consent of another subject may still carry it */
                        for (size_t k = 0; k < n; k++)
                                other = other ||
                                        (!consent_subject_eq(
                                                 consent_subject(f[k].kind, f[k].recipient_id, FIRM),
                                                 consent_subject(f[i].kind, f[i].recipient_id, FIRM)) &&
                                         disclosure_carried(&file, k, &to, one_content[c], on));
                        bool needed = before.kind == CONSENT_TO_PARTICIPATE ||
                                      before.kind == CONSENT_TO_CONTACT_EMPLOYER;
                        if (needed || !other)
                                CHECK(!disclosure_rule(&file, &to, one_content[c], on).allowed);
                }
        f[i] = before;
}

/* The promise of the page „Ab sofort …“: whatever stands beside it, from that day on this subject carries nothing. */
TEST(what_was_withdrawn_carries_nothing)
{
        uint32_t dice = 20250522;
        size_t tried = 0;
        for (size_t round = 0; round < 3000; round++) {
                struct consent_fact f[FACTS_MOST];
                size_t n = any_facts(&dice, f), i = dice_next(&dice) % n;
                if (f[i].refused || date_given(f[i].withdrawn_on))
                        continue;
                tried++;
                withdrawn_carries_nothing(f, n, i, date_of(2025, 3, 25));
        }
        CHECK(tried > 1000);
}

TEST(kinds_and_codes_fit)
{
        for (enum consent_kind k = 0; k < CONSENT_KINDS; k++)
                CHECK_INT(consent_kind_parse(consent_kind_code(k)), k);
        CHECK_INT(consent_kind_parse(S("no_such")), CONSENT_KINDS);
        CHECK_INT(consent_kind_parse(S("")), CONSENT_KINDS);
}

TEST_GROUP(consent_rule, &what_leaves_follows_the_table, &our_contacts_follow_the_table,
           &the_finding_says_since_when, &the_finding_names_what_lacks, &only_names_name_diagnoses,
           &what_was_withdrawn_carries_nothing, &kinds_and_codes_fit)
