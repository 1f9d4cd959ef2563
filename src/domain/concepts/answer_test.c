#include "domain/concepts/answer.h"

#include "domain/cases/case.h"
#include "domain/concepts/answer_private.h"
#include "test/case_fixture.h"
#include "domain/concepts/evaluate.h"
#include "domain/concepts/store.h"
#include "test/test.h"

static struct case_fixture f;
static struct errs errs;

static struct answers read_all(bool secrets)
{
        struct answers all = {0};
        CHECK_OK(answers_read(rtx_of(f.tx), grant_of(f.g), f.concept, secrets, &all));
        return all;
}

static enum err say(struct str item, enum answer_source source, struct value v, struct str words,
                    struct str unknown, bool *added)
{
        struct answers all = read_all(true);
        struct answer_data d = {.item = concept_item(f.concept, item),
                                .source = source,
                                .value = v,
                                .own_words = words,
                                .unknown_reason = unknown,
                                .said_on = date_of(2025, 4, 9)};
        must(d.item != NULL);
        errs_init(&errs, test_arena());
        return answer_put(f.tx, f.g, &all, &d, &errs, added);
}

static const struct answer *told(const struct answers *all, struct str item, enum answer_source source)
{
        return answer_of(all, concept_item(f.concept, item), source);
}

#define CODE(text) value_text(S(text))
#define NOTHING S("")

TEST(statements_form_a_chain_and_nothing_is_lost)
{
        bool added;
        f = case_fixture_open();
        CHECK_OK(say(S("motivation_keep_working"), SOURCE_CLIENT, CODE("no"), S("Ich mag nicht mehr."),
                     NOTHING, &added));
        CHECK(added);
        CHECK_OK(say(S("motivation_keep_working"), SOURCE_CLIENT, CODE("no"), S("Ich mag nicht mehr."),
                     NOTHING, &added));
        CHECK(!added);
        CHECK_OK(say(S("motivation_keep_working"), SOURCE_CLIENT, CODE("yes"),
                     S("Zu Hause sitzen ist nichts für mich."), NOTHING, &added));
        CHECK(added);
        CHECK_OK(say(S("motivation_keep_working"), SOURCE_OWN, CODE("rather_yes"), NOTHING, NOTHING, &added));
        struct answers all = read_all(false);
        CHECK_INT(all.n, 3);
        const struct answer *now = told(&all, S("motivation_keep_working"), SOURCE_CLIENT);
        NEED_TRUE(now && now->former);
        CHECK_STR(now->value.s, "yes");
        CHECK_STR(now->own_words, "Zu Hause sitzen ist nichts für mich.");
        CHECK_STR(now->former->value.s, "no");
        CHECK(now->current && !now->former->current && !now->former->former);
        CHECK_STR(told(&all, S("motivation_keep_working"), SOURCE_OWN)->value.s, "rather_yes");
        CHECK(answer_leading(&all, concept_item(f.concept, S("motivation_keep_working"))) == now);
        case_fixture_close(&f);
}

TEST(values_of_every_kind_come_back)
{
        f = case_fixture_open();
        CHECK_OK(say(S("children_count"), SOURCE_OWN, value_int(0), NOTHING, NOTHING, NULL));
        CHECK_OK(say(S("explained_on"), SOURCE_OWN, value_date(date_of(2025, 4, 9)), NOTHING, NOTHING, NULL));
        CHECK_OK(say(S("driving_licence"), SOURCE_OWN, value_bool(false), NOTHING, NOTHING, NULL));
        CHECK_OK(say(S("benefits_current"), SOURCE_OWN, CODE("sickness_benefit"), NOTHING, NOTHING, NULL));
        CHECK_OK(say(S("aids"), SOURCE_OWN, CODE("Einlagen"), NOTHING, NOTHING, NULL));
        struct answers all = read_all(false);
        CHECK(value_eq(told(&all, S("children_count"), SOURCE_OWN)->value, value_int(0)));
        CHECK_DATE(told(&all, S("explained_on"), SOURCE_OWN)->value.d, "2025-04-09");
        CHECK(value_eq(told(&all, S("driving_licence"), SOURCE_OWN)->value, value_bool(false)));
        CHECK_STR(told(&all, S("benefits_current"), SOURCE_OWN)->value.s, "sickness_benefit");
        CHECK_STR(told(&all, S("aids"), SOURCE_OWN)->value.s, "Einlagen");
        case_fixture_close(&f);
}

SQL(concept_test_answer_text, one_text,
    "SELECT COALESCE(value_text, '') || COALESCE(own_words, '') || COALESCE(evidence, '') || COALESCE(value_secret, '') FROM answer")

TEST(secrets_and_their_words_are_ciphertext)
{
        struct one_text row = {S("")};
        f = case_fixture_open();
        CHECK_OK(say(S("diagnoses"), SOURCE_CLIENT, CODE("Bandscheibenvorfall"),
                     S("Der Rücken macht nicht mit."), NOTHING, NULL));
        NEED_OK(db_row(rtx_of(f.tx), &sql_concept_test_answer_text, NO_ARGS, &row));
        CHECK(row.s.n > 40);
        CHECK_HAS_NOT(row.s, "Bandscheiben");
        CHECK_HAS_NOT(row.s, "Rücken");
        struct answers closed = read_all(false), open = read_all(true);
        const struct answer *x = told(&closed, S("diagnoses"), SOURCE_CLIENT);
        NEED_TRUE(x != NULL);
        CHECK(x->sealed && x->known && x->value.type == V_NULL && str_empty(x->own_words));
        x = told(&open, S("diagnoses"), SOURCE_CLIENT);
        CHECK(!x->sealed);
        CHECK_STR(x->value.s, "Bandscheibenvorfall");
        CHECK_STR(x->own_words, "Der Rücken macht nicht mit.");
        case_fixture_close(&f);
}

TEST(what_does_not_fit_is_refused_in_words)
{
        f = case_fixture_open();
        CHECK_ERR(say(S("motivation_keep_working"), SOURCE_CLIENT, CODE("maybe"), NOTHING, NOTHING, NULL),
                  ERR_INVALID);
        CHECK_STR(errs_for(&errs, S("motivation_keep_working.client")),
                  "Bitte wählen Sie einen Eintrag der Liste.");
        CHECK_ERR(
                say(S("motivation_keep_working"), SOURCE_CLIENT, CODE("yes"), NOTHING, S("keine Zeit"), NULL),
                ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("motivation_keep_working.client.unknown")), "schon eine Antwort");
        CHECK_ERR(say(S("children_count"), SOURCE_OWN, value_int(21), NOTHING, NOTHING, NULL), ERR_INVALID);
        CHECK_INT(read_all(false).n, 0);
        CHECK_OK(
                say(S("children_count"), SOURCE_OWN, VALUE_NULL, NOTHING, S("möchte sie nicht sagen"), NULL));
        struct answers all = read_all(false);
        CHECK(answer_given(told(&all, S("children_count"), SOURCE_OWN)) &&
              !told(&all, S("children_count"), SOURCE_OWN)->known);
        case_fixture_close(&f);
}

TEST(packed_secrets_survive_any_text)
{
        struct secret_parts p = {S("3:ab"), S(""), S("ü\n9:")}, q;
        CHECK(secret_unpack(secret_pack(test_arena(), &p), &q));
        CHECK_SAME(q.value, p.value);
        CHECK_SAME(q.own_words, p.own_words);
        CHECK_SAME(q.evidence, p.evidence);
        CHECK_STR(secret_pack(test_arena(), &(struct secret_parts){0}), "");
        CHECK(secret_unpack(S(""), &q));
        CHECK(!secret_unpack(S("3:ab"), &q));
        CHECK(!secret_unpack(S("x"), &q));
        CHECK(!secret_unpack(S("1:a1:b1:cd"), &q));
        CHECK(!secret_unpack(S("-1:a1:b1:c"), &q));
}

/* ---- ratings and ticks ---- */

TEST(a_rating_against_the_suggestion_needs_a_reason)
{
        const struct performance_goal *g;
        struct rating_line *line;
        size_t n;
        f = case_fixture_open();
        g = concept_goal(f.concept, S("5.H"));
        errs_init(&errs, test_arena());
        CHECK_ERR(rating_put(f.tx, f.g, g, S("full"), S("partial"), S(" "), &errs), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("reason")), "weichen vom Vorschlag ab");
        errs_init(&errs, test_arena());
        CHECK_OK(rating_put(f.tx, f.g, g, S("partial"), S("partial"), S(""), &errs));
        CHECK_OK(rating_put(f.tx, f.g, g, S("full"), S("partial"), S("Der neue Beruf spielt keine Rolle."),
                            &errs));
        CHECK_ERR(rating_put(f.tx, f.g, g, S("great"), S(""), S(""), &errs), ERR_INVALID);
        CHECK_OK(ratings_read(rtx_of(f.tx), grant_of(f.g), &line, &n));
        NEED_TRUE(CHECK_INT(n, 2));
        CHECK_STR(line[0].value, "full");
        CHECK_STR(line[0].suggested, "partial");
        CHECK_DATE(line[0].rated_on, "2025-05-20");
        CHECK_ERR(rating_put(f.tx, f.g, concept_goal(f.concept, S("6.A")), S("full"), S(""), S(""), &errs),
                  ERR_NOT_FOUND);
        case_fixture_close(&f);
}

TEST(ticks_are_set_and_taken_back)
{
        struct str ticked;
        f = case_fixture_open();
        const struct performance_goal *g = concept_goal(f.concept, S("5.H"));
        CHECK_OK(ticks_set(f.tx, f.g, g, S("5.H.1 5.H.3 5.D.1")));
        CHECK_OK(ticks_read(rtx_of(f.tx), grant_of(f.g), &ticked));
        CHECK_STR(ticked, "5.H.1 5.H.3");
        CHECK_OK(ticks_set(f.tx, f.g, g, S("5.H.3")));
        CHECK_OK(ticks_read(rtx_of(f.tx), grant_of(f.g), &ticked));
        CHECK_STR(ticked, "5.H.3");
        case_fixture_close(&f);
}

/* ---- facts of a case ---- */

TEST(facts_of_an_empty_case_cost_few_statements)
{
        f = case_fixture_open();
        struct situation *s = situation_new(test_arena(), f.concept);
        for (enum fact x = 0; x < FACT_N; x++)
                situation_want(s, x);
        int64_t before = db_statements(f.t.db);
        CHECK_OK(situation_fill(rtx_of(f.tx), grant_of(f.g), s));
        CHECK(db_statements(f.t.db) - before <= 34); /* one for each provider; settings once */
        for (enum fact x = 0; x < FACT_N; x++)
                if (fact_table[x].kind == K_INT && !fact_table[x].of_site && !fact_table[x].later &&
                    x != FACT_contact_funder_longest_gap && x != FACT_report_received_days)
                        if (!CHECK(s->sheet->value[x].known))
                                CHECK_SAME(fact_table[x].name, S("known"));
        CHECK(s->sheet->value[FACT_intake_date].known);
        CHECK(s->sheet->value[FACT_criteria_selection_count].v.i > 3);
        CHECK_OK(situation_fill_site(rtx_of(f.tx), f.t.site, date_of(2025, 1, 1), date_of(2025, 6, 30), s));
        CHECK_INT(s->sheet->value[FACT_site_disclosure_count].v.i, 0);
        case_fixture_close(&f);
}

/* ---- another version ---- */

#define PACK                                                                                                 \
        "pack: mini\nversion: 1\ntitle: Probe\nshort: P\nsummary: Zum Testen.\nfiles: [a.yaml]\nphases:\n  - {code: pre, title: Vorphase}\n"
#define GOAL                                                                                                                  \
        "work_fields:\n  - code: \"5\"\n    title: G\n    long_title: G\n    phase: pre\n    rated_per: case\n    intro: R\n" \
        "    goals:\n      - code: 5.A\n        title: Z\n        menu: Z\n        aim: W\n        rated: false\n        see: \"5\"\n        items:\n"

static int64_t version_of(struct str items)
{
        struct pack_file file[] = {{S("pack.yaml"), S(PACK)},
                                   {S("a.yaml"), str_join(test_arena(), S(GOAL), items)}};
        struct pack_errs mistakes;
        int64_t id = 0;
        bool added;
        pack_errs_init(&mistakes, test_arena());
        must(concept_import(f.tx, ORIGIN_LOCAL, file, 2, &mistakes, &id, &added) == OK && added);
        return id;
}

TEST(statements_follow_their_successors_and_the_rest_stays_readable)
{
        int64_t carried;
        f = case_fixture_open();
        int64_t first = version_of(
                S("          - {code: wish, label: Wunsch, kind: text, class: case}\n"
                  "          - {code: pain, label: Schmerz, kind: text, class: health, secret: true}\n"
                  "          - {code: gone, label: Weg, kind: int, class: case}\n"));
        version_of(S("          - {code: hope, label: Hoffnung, kind: text, class: case, replaces: wish}\n"
                     "          - {code: pain, label: Schmerz, kind: text, class: health, secret: true}\n"));
        int64_t third = version_of(S(
                "          - {code: dream, label: Traum, kind: text, class: case, replaces: hope}\n"
                "          - {code: ache, label: Weh, kind: text, class: health, secret: true, replaces: pain}\n"));
        NEED_OK(concept_get(rtx_of(f.tx), first, &f.concept));
        CHECK_OK(say(S("wish"), SOURCE_OWN, CODE("ans Meer"), NOTHING, NOTHING, NULL));
        CHECK_OK(say(S("pain"), SOURCE_OWN, CODE("Rücken"), NOTHING, NOTHING, NULL));
        CHECK_OK(say(S("gone"), SOURCE_OWN, value_int(3), NOTHING, NOTHING, NULL));
        /* another pack is no newer version */
        CHECK_ERR(case_concept_move(f.tx, f.g, third, &carried), ERR_CONFLICT);
        NEED_OK(case_concept_set(f.tx, f.g, first));
        concept_case_moved(f.tx);
        CHECK_OK(case_concept_move(f.tx, f.g, third, &carried));
        CHECK_INT(carried, 3); /* wish → hope → dream, pain → ache */
        CHECK_OK(concept_of_case(rtx_of(f.tx), grant_of(f.g), &f.concept));
        CHECK_INT(f.concept->id, third);
        struct answers all = read_all(true);
        CHECK_STR(told(&all, S("dream"), SOURCE_OWN)->value.s, "ans Meer");
        CHECK_DATE(told(&all, S("dream"), SOURCE_OWN)->said_on, "2025-04-09");
        CHECK_STR(told(&all, S("ache"), SOURCE_OWN)->value.s, "Rücken");
        int former = 0;
        for (size_t i = 0; i < all.n; i++)
                if (!all.answer[i].item && all.answer[i].current &&
                    str_eq(all.answer[i].item_code, S("gone")))
                        former++, CHECK(value_eq(all.answer[i].value, value_int(3)));
        CHECK_INT(former, 1);
        CHECK_ERR(case_concept_move(f.tx, f.g, first, &carried), ERR_CONFLICT);
        case_fixture_close(&f);
}
TEST_GROUP(answer, &statements_form_a_chain_and_nothing_is_lost, &values_of_every_kind_come_back,
           &secrets_and_their_words_are_ciphertext, &what_does_not_fit_is_refused_in_words,
           &packed_secrets_survive_any_text, &a_rating_against_the_suggestion_needs_a_reason,
           &ticks_are_set_and_taken_back, &facts_of_an_empty_case_cost_few_statements,
           &statements_follow_their_successors_and_the_rest_stays_readable)
