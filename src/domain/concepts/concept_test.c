#include "domain/codes/codes.h"
#include "domain/concepts/shipped.h"
#include "test/rules.h"
#include "test/test.h"

#define PACK_YAML                                                                                            \
        "pack: mini\nversion: 1\ntitle: Probe\nshort: P\nsummary: Zum Testen.\nfiles: [a.yaml]\n"            \
        "phases:\n  - {code: pre, title: Vorphase}\n"
#define LISTS                                                                                                                             \
        "code_lists:\n  - {code: step, title: Stufen, entries: [{code: full, label: ja, rank: 2}, {code: none, label: nein, rank: 1}]}\n" \
        "  - {code: plain, title: Ohne Rang, entries: [{code: yes, label: ja}, {code: no, label: nein}]}\n"
#define HEAD                                                                                                               \
        "work_fields:\n  - code: \"5\"\n    title: Gespräch\n    long_title: Das Gespräch\n    phase: pre\n"             \
        "    rated_per: case\n    intro: Reden.\n    goals:\n      - code: 5.A\n        title: Ziel\n        menu: Ziel\n" \
        "        aim: Wozu.\n        rated: true\n        anchors: {full: a, partial: b, none: c}\n"                       \
        "        guidelines: [{code: 5.A.1, text: Fragen.}]\n"
#define ITEMS                                                                                                                                            \
        "        items:\n"                                                                                                                               \
        "          - {code: wish, label: Wunsch, kind: code, list: step, class: motivation, sources: [client, own], required: true, guideline: 5.A.1}\n" \
        "          - {code: told_on, label: Gesagt am, kind: date, class: case, required: true}\n"

static struct pack_errs errs;
static struct concept *concept;

static enum err read_file(struct str body)
{
        struct pack_file file[] = {{S("pack.yaml"), S(PACK_YAML)}, {S("a.yaml"), body}};
        pack_errs_init(&errs, test_arena());
        return concept_read(test_arena(), file, 2, &errs, &concept);
}

/* The only mistake of this file; the empty str when it loads. */
static struct str mistake_in(struct str body)
{
        if (read_file(body) == OK)
                return S("");
        CHECK_INT(errs.n, 1);
        return pack_error_text(test_arena(), errs.first);
}

/* The same with a goal that goes on like this; counted from its first line, which is line 21 of the file. */
#define mistake_after_items(literal) mistake_in(S(LISTS HEAD ITEMS literal))

TEST(a_small_pack_loads)
{
        NEED_OK(read_file(S(LISTS HEAD ITEMS
                            "        evidence:\n"
                            "          - {code: 5.A.E1, label: Angaben, fn: complete, unit: \"%\"}\n"
                            "          - {code: 5.A.E2, label: Wunsch, fn: worst_of, of: [wish]}\n"
                            "        suggest:\n          of: [5.A.E1, 5.A.E2]\n          rules:\n"
                            "            - {when: [\">=100\", \">=full\"], then: full, because: Gut.}\n")));
        const struct performance_goal *g = concept_goal(concept, S("5.A"));
        NEED(g != NULL);
        CHECK_INT(g->items, 2);
        CHECK_STR(g->work_field->title, "Gespräch");
        CHECK_INT(g->item[0].f.kind, K_CODE);
        CHECK_INT(g->item[0].f.cls, CLASS_MOTIVATION);
        CHECK_INT(g->item[0].sources, 2);
        CHECK_INT(g->item[1].sources, 1);
        CHECK_INT(g->item[1].source[0], SOURCE_OWN);
        CHECK(g->item[0].needed && !g->item[0].f.required);
        CHECK_INT(g->evidence[0].n, 2);
        CHECK_INT(concept_fact(concept, S("told_on")), FACT_N + 1);
        CHECK_INT(concept_fact(concept, S("closing_date")), FACT_closing_date);
        CHECK(concept_fact(concept, S("nothing")) == FACT_NONE);
        CHECK_INT(g->suggest.rule[0].cell[0].op, CELL_GE);
        CHECK_INT(g->suggest.rule[0].cell[0].n, 100);
        CHECK_INT(g->suggest.rule[0].cell[1].n, 2);
        CHECK(g->suggest.rule[0].cell[1].rank);
}

TEST(mistakes_in_keys_and_values)
{
        CHECK_STR(mistake_in(S("code_list: 1\n")),
                  "a.yaml, Zeile 1, Feld „code_list“: Dieses Feld gibt es hier nicht.");
        CHECK_STR(mistake_in(S("code_lists: []\n")),
                  "a.yaml, Zeile 1, Feld „code_lists“: Die Liste ist leer.");
        CHECK_STR(mistake_in(S("code_lists: x\n")),
                  "a.yaml, Zeile 1, Feld „code_lists“: Hier gehört eine Liste hin.");
        CHECK_STR(
                mistake_in(S("code_lists:\n  - {code: a b, title: T, entries: [{code: x, label: y}]}\n")),
                "a.yaml, Zeile 2, Feld „code“: Ein Code besteht aus Buchstaben, Ziffern, Punkt und Unterstrich, höchstens 40 Zeichen.");
        CHECK_STR(mistake_in(S("measures:\n  - {code: a}\n")),
                  "a.yaml, Zeile 2, Feld „label“: Die Angabe fehlt.");
        CHECK_STR(mistake_in(S("measures:\n  - {code: a, label: }\n")),
                  "a.yaml, Zeile 2, Feld „label“: Die Angabe fehlt.");
        CHECK_STR(mistake_in(S("measures:\n  - {code: a, label: [x]}\n")),
                  "a.yaml, Zeile 2, Feld „label“: Hier gehört ein einzelner Wert hin.");
        CHECK_STR(mistake_in(S("measures:\n  - {code: a, label: x}\n  - {code: a, label: y}\n")),
                  "a.yaml, Zeile 3, Feld „code“: Den Eintrag „a“ gibt es schon.");
        CHECK_STR(
                mistake_in(
                        S(LISTS HEAD "        items: [{code: Wish, label: W, kind: text, class: case}]\n")),
                "a.yaml, Zeile 19, Feld „code“: Dieser Name besteht aus kleinen Buchstaben, Ziffern und Unterstrich und beginnt mit einem Buchstaben.");
        CHECK_STR(mistake_in(S(LISTS HEAD "        items: [{code: wish, label: W, kind: text}]\n")),
                  "a.yaml, Zeile 19, Feld „class“: Die Angabe fehlt.");
        CHECK_HAS(mistake_in(S(LISTS HEAD
                               "        items: [{code: wish, label: W, kind: text, class: secret}]\n")),
                  "„secret“ ist hier nicht möglich. Möglich: master, case, health,");
        CHECK_STR(
                mistake_in(S(LISTS HEAD
                             "        items: [{code: wish, label: W, kind: int, class: case, max: viel}]\n")),
                "a.yaml, Zeile 19, Feld „max“: Hier gehört eine ganze Zahl hin.");
        CHECK_STR(
                mistake_in(S(
                        LISTS HEAD
                        "        items: [{code: wish, label: W, kind: text, class: case, required: yes}]\n")),
                "a.yaml, Zeile 19, Feld „required“: Hier geht nur true oder false.");
}

TEST(references_must_lead_somewhere)
{
        CHECK_STR(
                mistake_in(S(LISTS HEAD
                             "        items: [{code: w, label: W, kind: code, list: stop, class: case}]\n")),
                "a.yaml, Zeile 19, Feld „list“: Die Liste „stop“ gibt es nicht.");
        CHECK_STR(mistake_in(S(LISTS HEAD "        items: [{code: w, label: W, kind: code, class: case}]\n")),
                  "a.yaml, Zeile 19, Feld „list“: Zu einer Auswahl gehört eine Liste.");
        CHECK_STR(
                mistake_in(S(
                        LISTS HEAD
                        "        items: [{code: w, label: W, kind: text, class: case, guideline: 5.A.9}]\n")),
                "a.yaml, Zeile 19, Feld „guideline“: Die Leitlinie „5.A.9“ gibt es in diesem Ziel nicht.");
        CHECK_STR(mistake_in(S(LISTS HEAD
                               "        items: [{code: goal_count, label: W, kind: text, class: case}]\n")),
                  "a.yaml, Zeile 19, Feld „code“: „goal_count“ ist schon der Name eines Fakts.");
        CHECK_STR(mistake_after_items(
                          "        evidence:\n          - {code: 5.A.E1, label: E, fn: count, of: [x]}\n"),
                  "a.yaml, Zeile 23, Feld „of“: Den Fakt „x“ gibt es nicht.");
        CHECK_STR(
                mistake_after_items(
                        "        evidence:\n          - {code: 5.A.E1, label: E, fn: days_between, from: told_on, to: wish}\n"),
                "a.yaml, Zeile 23, Feld „to“: „wish“ ist kein Datum.");
        CHECK_STR(
                mistake_after_items(
                        "        evidence:\n          - {code: 5.A.E1, label: E, fn: share, part: goal_count}\n"),
                "a.yaml, Zeile 23, Feld „whole“: Die Angabe fehlt.");
        CHECK_STR(
                mistake_after_items(
                        "        evidence:\n          - {code: 5.A.E1, label: E, fn: count_value, of: [wish], value: maybe}\n"),
                "a.yaml, Zeile 23, Feld „value“: „maybe“ steht nicht in der Liste „step“.");
        CHECK_STR(
                mistake_after_items(
                        "        evidence:\n          - {code: 5.A.E1, label: E, fn: divergences, of: [told_on]}\n"),
                "a.yaml, Zeile 23, Feld „of“: „told_on“ hat nur eine Quelle.");
        CHECK_STR(
                mistake_after_items(
                        "        evidence:\n          - {code: 5.A.E1, label: E, fn: count, of: [wish], from: told_on}\n"),
                "a.yaml, Zeile 23, Feld „from“: Die Funktion „count“ braucht dieses Feld nicht.");
        CHECK_STR(mistake_in(S(LISTS HEAD
                               "      - {code: 6.B, title: T, menu: M, aim: A, rated: false, see: 5.A}\n")),
                  "a.yaml, Zeile 19, Feld „code“: „6.B“ beginnt nicht mit „5.“.");
        CHECK_STR(mistake_in(S(LISTS HEAD
                               "      - {code: 5.B, title: T, menu: M, aim: A, rated: false, see: 7.A}\n")),
                  "a.yaml, Zeile 19, Feld „see“: Ein Ziel oder Arbeitsfeld „7.A“ gibt es nicht.");
        CHECK_STR(
                mistake_in(S(
                        "reminders:\n  - {code: W1, title: T, fact: goal_count, offset: 1, unit: days, text: x, class: case}\n")),
                "a.yaml, Zeile 2, Feld „fact“: „goal_count“ ist kein Datum.");
}

#define EVIDENCE                                                                                             \
        "        evidence:\n          - {code: 5.A.E1, label: E, fn: complete}\n"                            \
        "          - {code: 5.A.E2, label: E, fn: code_of, of: [wish]}\n"                                    \
        "          - {code: 5.A.E3, label: E, fn: count, of: [appointment_missed_count], hint: true}\n"      \
        "        suggest:\n"

TEST(tables_fit_their_columns)
{
        CHECK_STR(
                mistake_after_items(
                        EVIDENCE
                        "          of: [5.A.E1, 5.A.E2]\n          rules: [{when: [\">=1\"], then: full, because: x}]\n"),
                "a.yaml, Zeile 28, Feld „when“: Die Regel hat nicht so viele Felder, wie oben unter „of“ stehen.");
        CHECK_STR(
                mistake_after_items(
                        EVIDENCE
                        "          of: [5.A.E1]\n          rules: [{when: [full], then: full, because: x}]\n"),
                "a.yaml, Zeile 28, Feld „when“: „full“ passt nicht zu „5.A.E1“.");
        CHECK_STR(
                mistake_after_items(
                        EVIDENCE
                        "          of: [5.A.E2]\n          rules: [{when: [\">=1\"], then: full, because: x}]\n"),
                "a.yaml, Zeile 28, Feld „when“: „>=1“ passt nicht zu „5.A.E2“.");
        CHECK_STR(
                mistake_after_items(
                        EVIDENCE
                        "          of: [5.A.E1]\n          rules: [{when: [\"*\"], then: full, because: x}]\n"),
                "a.yaml, Zeile 28, Feld „when“: Eine Regel, die immer gilt, gibt auch ohne jede Angabe ein Urteil. Bitte nennen Sie eine Bedingung.");
        CHECK_STR(
                mistake_after_items(
                        EVIDENCE
                        "          of: [5.A.E1]\n          rules: [{when: [\">=1\"], then: good, because: x}]\n"),
                "a.yaml, Zeile 28, Feld „then“: „good“ ist hier nicht möglich.");
        CHECK_STR(
                mistake_after_items(
                        EVIDENCE
                        "          of: [5.A.E3]\n          rules: [{when: [\"=0\"], then: full, because: x}]\n"),
                "a.yaml, Zeile 27, Feld „of“: „5.A.E3“ ist nur ein Hinweis und darf keinen Vorschlag bewirken.");
}

#define INSTRUMENT "instruments:\n  - code: five\n    label: Fünf Stufen\n"
#define LEVELS "    levels: [{level: 1, label: wenig}, {level: 3, label: mehr}, {level: 5, label: viel}]\n"
#define CLASSES_ "    classes: [{code: b, label: Zweitens}, {code: a, label: Erstens}]\n"
#define FEATURES                                                                                             \
        "    features: [{code: reach, label: Greifen, class: a}, {code: sight, label: Sehen, class: b}]\n"

TEST(an_office_brings_its_own_instrument)
{
        NEED_OK(read_file(S(INSTRUMENT LEVELS CLASSES_ FEATURES)));
        const struct concept_instrument *i = concept_instrument(concept, S("five"));
        NEED(i != NULL);
        CHECK_INT(i->levels, 3);
        CHECK(instrument_level(i, 3) && !instrument_level(i, 2));
        CHECK_STR(i->feature[0].code, "sight"); /* class by class */
        CHECK_STR(i->feature[0].cls->label, "Zweitens");
        CHECK(concept_list(concept, S("instrument")) &&
              list_code(concept_list(concept, S("instrument")), S("five")));
        CHECK_STR(
                mistake_in(S(INSTRUMENT
                             "    levels: [{level: 2, label: a}, {level: 2, label: b}]\n" CLASSES_ FEATURES)),
                "a.yaml, Zeile 4, Feld „level“: Die Stufen steigen von Zeile zu Zeile.");
        CHECK_STR(mistake_in(S(INSTRUMENT "    levels: [{level: 2, label: a}]\n" CLASSES_ FEATURES)),
                  "a.yaml, Zeile 4, Feld „levels“: Ein Verfahren hat mindestens zwei Stufen.");
        CHECK_STR(mistake_in(S(INSTRUMENT LEVELS CLASSES_
                               "    features: [{code: reach, label: Greifen, class: c}]\n")),
                  "a.yaml, Zeile 6, Feld „class“: Die Klasse „c“ gibt es nicht.");
        CHECK_STR(mistake_in(S(
                          INSTRUMENT LEVELS CLASSES_
                          "    features: [{code: x, label: A, class: a}, {code: x, label: B, class: b}]\n")),
                  "a.yaml, Zeile 6, Feld „code“: Das Merkmal „x“ steht hier doppelt.");
        CHECK_STR(mistake_in(S(INSTRUMENT LEVELS CLASSES_ FEATURES "    beside: [nothing]\n")),
                  "a.yaml, Zeile 7: Die Angabe „nothing“ gibt es nicht.");
}

TEST(files_are_those_that_pack_yaml_names)
{
        struct pack_file lone[] = {{S("pack.yaml"), S(PACK_YAML)}};
        pack_errs_init(&errs, test_arena());
        CHECK_ERR(concept_read(test_arena(), lone, 1, &errs, &concept), ERR_INVALID);
        CHECK_STR(pack_error_text(test_arena(), errs.first),
                  "pack.yaml, Zeile 6, Feld „files“: Die Datei „a.yaml“ fehlt.");
        pack_errs_init(&errs, test_arena());
        CHECK_ERR(concept_read(test_arena(), lone, 0, &errs, &concept), ERR_INVALID);
        CHECK_STR(pack_error_text(test_arena(), errs.first),
                  "pack.yaml: Diese Datei fehlt. Mit ihr beginnt jedes Fachkonzept.");
}

TEST(every_mistake_of_a_file_is_told_at_once)
{
        CHECK_ERR(read_file(S("measures:\n  - {code: a}\n  - {code: b, label: x, rank: 1}\nmore: 1\n")),
                  ERR_INVALID);
        CHECK_INT(errs.n, 3);
}

TEST(the_shipped_packs_load)
{
        struct pack_file *file;
        size_t n, nth = 0;
        for (; shipped_pack(test_arena(), nth, &file, &n); nth++) {
                pack_errs_init(&errs, test_arena());
                CHECK_OK(concept_read(test_arena(), file, n, &errs, &concept));
                for (const struct pack_error *e = errs.first; e; e = e->next)
                        CHECK_STR(pack_error_text(test_arena(), e), "");
        }
        CHECK(nth >= 1);
}

static const struct concept *shipped_cmb(void)
{
        struct pack_file *file;
        size_t n;
        must(shipped_pack(test_arena(), 0, &file, &n));
        pack_errs_init(&errs, test_arena());
        must(concept_read(test_arena(), file, n, &errs, &concept) == OK);
        return concept;
}

TEST(cmb_is_complete)
{
        (void)shipped_cmb();
        CHECK_STR(concept->code, "cmb");
        CHECK_INT(concept->work_fields, 11);
        CHECK_INT(concept->goals, 48);
        CHECK_INT(concept->structures, 4);
        CHECK_INT(concept_list(concept, S("outcome_status"))->n, 8);
        CHECK_INT(concept_list(concept, S("success_class"))->n, 5);
        CHECK(concept_list(concept, S("B5")) && concept_list(concept, S("B5"))->ranked);
        CHECK_INT(concept->classification.columns, 8);
        for (const struct str *list = codes_of_concept; !str_empty(*list); list++)
                if (!CHECK(concept_list(concept, *list) != NULL))
                        CHECK_SAME(*list, S("a list of the shipped pack"));
        for (size_t i = 0; i < concept->goals; i++)
                if (concept->goal[i].rated && !CHECK(concept->goal[i].suggest.rules > 0))
                        CHECK_SAME(concept->goal[i].code, S("with a suggestion"));
        struct fact_extent x = concept_extent(concept);
        CHECK(x.selection_criteria > 3 && x.decision_criteria > 3);
        const struct concept_item *diagnoses = concept_item(concept, S("diagnoses"));
        NEED(diagnoses != NULL);
        CHECK(diagnoses->secret);
        CHECK_INT(diagnoses->f.cls, CLASS_HEALTH);
}

/* "1 2 2a" of the codes 5.B.1, 5.B.2, 5.B.2a; "-" of none. */
static struct str numbers_of(struct str goal, const struct concept_line *line, size_t n)
{
        struct str all = S("");
        for (size_t i = 0; i < n; i++)
                all = str_join_with(test_arena(), S(" "), all,
                                    str_sub(line[i].code, goal.n + 1, line[i].code.n));
        return n ? all : S("-");
}

TEST(cmb_has_every_guideline_criterion_and_method)
{
        struct rules rules = rules_read("test/rules/cmb-goals.txt", 5);
        const struct concept *c = shipped_cmb();
        size_t rated = 0;
        CHECK_INT(rules.n, c->goals);
        for (const struct rule *r = rules.rule; r < rules.rule + rules.n; r++) {
                const struct performance_goal *g = concept_goal(c, r->column[0]);
                if (!test_check(g != NULL, r->file, r->line, "such a goal"))
                        continue;
                rated += g->rated;
                CHECK_RULE(r, g->rated ? S("ja") : S("nein"), r->column[1]);
                CHECK_RULE(r, numbers_of(g->code, g->guideline, g->guidelines), r->column[2]);
                CHECK_RULE(r, numbers_of(g->code, g->criterion, g->criteria), r->column[3]);
                CHECK_RULE(r, numbers_of(g->code, g->method, g->methods), r->column[4]);
        }
        CHECK_INT(rated, 42);
}

static size_t entries(const struct concept *c, struct str list)
{
        return concept_list(c, list) ? concept_list(c, list)->n : 0;
}

static bool reminds(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->reminders; i++)
                if (str_eq(c->reminder[i].code, code))
                        return true;
        return false;
}

/* Structure, outcome, access, reminders and documents by number. */
TEST(cmb_has_all_of_the_rest)
{
        const struct concept *c = shipped_cmb();
        size_t categories = 0, rated = 0, letters = 0;
        for (size_t i = 0; i < c->structures; i++)
                for (size_t k = 0; k < c->structure[i].categories; k++) {
                        categories++;
                        rated += c->structure[i].category[k].rated;
                }
        CHECK_INT(categories, 11);
        CHECK_INT(rated, 10);
        CHECK_INT(c->criteria, 8);
        CHECK_INT(c->funders, 4);
        CHECK(entries(c, S("measure")) >= 15);
        for (int i = 1; i <= 5; i++)
                CHECK_INT(entries(c, str_join(test_arena(), S("B"), str_from_int(test_arena(), i))), 3);
        for (int i = 1; i <= 16; i++)
                if (!CHECK(reminds(c, str_join(test_arena(), S("W"), str_from_int(test_arena(), i)))))
                        CHECK_INT(i, 0);
        for (size_t i = 0; i < c->documents; i++)
                letters += !str_starts(c->document[i].code, S("D27"));
        CHECK_INT(letters, 32);
        CHECK_INT(c->documents - letters, 5);
}

TEST_GROUP(concept, &a_small_pack_loads, &mistakes_in_keys_and_values, &references_must_lead_somewhere,
           &tables_fit_their_columns, &an_office_brings_its_own_instrument,
           &files_are_those_that_pack_yaml_names, &every_mistake_of_a_file_is_told_at_once,
           &the_shipped_packs_load, &cmb_is_complete, &cmb_has_every_guideline_criterion_and_method,
           &cmb_has_all_of_the_rest)
