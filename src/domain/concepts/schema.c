#include "domain/concepts/schema.h"

#include "base/text.h"

enum { MOST_LINE = 200, MOST_TEXT = 2000, MOST_CODE = 40 };

/* ---- the table ---- */
#define NEEDS(name_, type_, ...)                                                                             \
        {                                                                                                    \
                .name = name_, .type = KEY_##type_, .required = true, __VA_ARGS__                            \
        }
#define MAY(name_, type_, ...)                                                                               \
        {                                                                                                    \
                .name = name_, .type = KEY_##type_, __VA_ARGS__                                              \
        }
#define SCHEMA(id, ...)                                                                                      \
        static const struct schema_key id##_keys[] = {__VA_ARGS__};                                          \
        static const struct schema id = {id##_keys, ARRAY_LEN(id##_keys)};

#define CLASSES "master case health motivation social employer network staff"
#define SURVEY_KINDS                                                                                         \
        "client employer funder partner participant interim_client interim_employer follow_up_6 follow_up_12"
#define FUNCTIONS                                                                                            \
        "complete count count_value days_between share worst_of code_of present divergences days_since"

SCHEMA(instrument_level, NEEDS("level", NUMBER), NEEDS("label", LINE), MAY("demand", LINE),
       MAY("ability", LINE))
SCHEMA(instrument_feature, NEEDS("code", NAME), NEEDS("label", LINE), NEEDS("class", CODE), MAY("help", TEXT))
SCHEMA(phase, NEEDS("code", CODE), NEEDS("title", LINE))
SCHEMA(entry, NEEDS("code", CODE), NEEDS("label", LINE), MAY("rank", NUMBER))
SCHEMA(code_list, NEEDS("code", CODE), NEEDS("title", LINE), NEEDS("entries", MAPS, .of = &entry))
SCHEMA(labelled, NEEDS("code", CODE), NEEDS("label", LINE), MAY("help", TEXT))
SCHEMA(line, NEEDS("code", CODE), NEEDS("text", TEXT))
SCHEMA(guideline, NEEDS("code", CODE), NEEDS("text", TEXT), MAY("print", BOOL))
SCHEMA(anchors, NEEDS("full", LINE), NEEDS("partial", LINE), NEEDS("none", LINE))
SCHEMA(item, NEEDS("code", NAME), NEEDS("label", LINE), MAY("help", TEXT),
       NEEDS("kind", WORD, .words = "text longtext int money bool date code codes"), MAY("list", CODE),
       NEEDS("class", WORD, .words = CLASSES), MAY("unit", LINE), MAY("min", NUMBER), MAY("max", NUMBER),
       MAY("guideline", CODE), MAY("own_words", BOOL), MAY("evidence", BOOL),
       MAY("sources", WORDS, .words = "client report employer own"), MAY("required", BOOL),
       MAY("secret", BOOL), MAY("replaces", NAME), MAY("rows", CODE))
SCHEMA(evidence, NEEDS("code", CODE), NEEDS("label", LINE), NEEDS("fn", WORD, .words = FUNCTIONS),
       MAY("of", CODES), MAY("from", CODE), MAY("to", CODE), MAY("part", CODE), MAY("whole", CODE),
       MAY("value", CODE_OR_CODES), MAY("unit", LINE), MAY("hint", BOOL))
SCHEMA(rule, NEEDS("when", CELLS), NEEDS("then", CODE), NEEDS("because", TEXT))
SCHEMA(decision, NEEDS("of", CODES), NEEDS("rules", MAPS, .of = &rule))
SCHEMA(goal, NEEDS("code", CODE), NEEDS("title", LINE), NEEDS("menu", LINE), NEEDS("aim", TEXT),
       NEEDS("rated", BOOL), MAY("see", CODE), MAY("anchors", MAP, .of = &anchors),
       MAY("guidelines", MAPS, .of = &guideline), MAY("criteria", MAPS, .of = &line),
       MAY("methods", MAPS, .of = &line), MAY("items", MAPS, .of = &item),
       MAY("evidence", MAPS, .of = &evidence), MAY("suggest", MAP, .of = &decision))
SCHEMA(work_field, NEEDS("code", CODE), NEEDS("title", LINE), NEEDS("long_title", LINE), NEEDS("phase", CODE),
       NEEDS("rated_per", WORD, .words = "case site"), NEEDS("intro", TEXT),
       NEEDS("goals", MAPS, .of = &goal))
SCHEMA(criterion, NEEDS("code", CODE), NEEDS("label", LINE), MAY("help", TEXT),
       NEEDS("stage", WORDS, .words = "selection decision"))
SCHEMA(funder, NEEDS("code", CODE), NEEDS("title", LINE), NEEDS("law", TEXT),
       NEEDS("lines", MAPS, .of = &line))
SCHEMA(category, NEEDS("code", CODE), NEEDS("title", LINE), NEEDS("rated", BOOL),
       NEEDS("criteria", MAPS, .of = &line), MAY("proofs", CELLS))
SCHEMA(structure_field, NEEDS("code", CODE), NEEDS("title", LINE), NEEDS("categories", MAPS, .of = &category))
SCHEMA(dimension, NEEDS("code", CODE), NEEDS("label", LINE), NEEDS("entries", MAPS, .of = &entry))
SCHEMA(reminder, NEEDS("code", CODE), NEEDS("title", LINE), NEEDS("fact", CODE), MAY("unless", CODE_OR_CODES),
       NEEDS("offset", NUMBER), NEEDS("unit", WORD, .words = "days months"), MAY("repeat_days", NUMBER),
       NEEDS("text", TEXT), NEEDS("class", WORD, .words = CLASSES))
SCHEMA(document, NEEDS("code", CODE), NEEDS("title", LINE),
       NEEDS("audience", WORD, .words = "internal client third_party"), NEEDS("work_field", CODE),
       NEEDS("when", LINE), MAY("of", CODE), MAY("to", WORD, .words = "employer funder referrer row any"),
       MAY("content", CODES), MAY("sheet", BOOL))
SCHEMA(letter_block, MAY("p", TEXT), MAY("h", LINE), MAY("sub", LINE), MAY("quote", TEXT), MAY("list", CELLS),
       MAY("checks", CELLS), MAY("fields", CELLS), MAY("sign", CELLS), MAY("page", BOOL), MAY("rows", CODE),
       MAY("columns", CODES), MAY("text", TEXT), MAY("empty", LINE), MAY("if", CODE), MAY("unless", CODE),
       MAY("is", CODE), MAY("content", CODES), MAY("keep", BOOL))
SCHEMA(letter, NEEDS("document", CODE), NEEDS("lang", CODE), NEEDS("subject", LINE),
       NEEDS("blocks", MAPS, .of = &letter_block))

SCHEMA(instrument, NEEDS("code", NAME), NEEDS("label", LINE), MAY("help", TEXT),
       NEEDS("levels", MAPS, .of = &instrument_level), NEEDS("classes", MAPS, .of = &labelled),
       NEEDS("features", MAPS, .of = &instrument_feature), MAY("beside", CODES))
SCHEMA(tongues, NEEDS("de", TEXT), MAY("de_plain", TEXT), MAY("tr", TEXT), MAY("ar", TEXT), MAY("ru", TEXT))
SCHEMA(survey_option, NEEDS("code", CODE), NEEDS("label", MAP, .of = &tongues))
SCHEMA(survey_scale, NEEDS("code", CODE), NEEDS("list", CODE), NEEDS("options", MAPS, .of = &survey_option))
SCHEMA(survey_question, NEEDS("page", NUMBER), NEEDS("code", NAME), MAY("scale", CODE), MAY("words", BOOL),
       MAY("guideline", CODE), NEEDS("text", MAP, .of = &tongues))
SCHEMA(survey, NEEDS("kinds", WORDS, .words = SURVEY_KINDS), NEEDS("document", CODE),
       NEEDS("audience", WORD, .words = "client third_party"), NEEDS("title", MAP, .of = &tongues),
       NEEDS("intro", MAP, .of = &tongues), NEEDS("questions", MAPS, .of = &survey_question))

static const struct schema_key pack_keys[] = {
        NEEDS("pack", CODE),
        NEEDS("version", NUMBER),
        NEEDS("title", LINE),
        NEEDS("short", LINE),
        NEEDS("summary", TEXT),
        NEEDS("files", CELLS),
        NEEDS("phases", MAPS, .of = &phase),
};
const struct schema schema_pack = {pack_keys, ARRAY_LEN(pack_keys)};
static const struct schema_key file_keys[] = {
        MAY("code_lists", MAPS, .of = &code_list),
        MAY("work_fields", MAPS, .of = &work_field),
        MAY("access_criteria", MAPS, .of = &criterion),
        MAY("funder_checks", MAPS, .of = &funder),
        MAY("referral_paths", MAPS, .of = &labelled),
        MAY("measures", MAPS, .of = &labelled),
        MAY("structure_fields", MAPS, .of = &structure_field),
        MAY("outcome_statuses", MAPS, .of = &labelled),
        MAY("outcome_dimensions", MAPS, .of = &dimension),
        MAY("success_classes", MAPS, .of = &labelled),
        MAY("classification", MAP, .of = &decision),
        MAY("reminders", MAPS, .of = &reminder),
        MAY("documents", MAPS, .of = &document),
        MAY("instruments", MAPS, .of = &instrument),
        MAY("survey_scales", MAPS, .of = &survey_scale),
        MAY("surveys", MAPS, .of = &survey),
        MAY("letters", MAPS, .of = &letter),
};
const struct schema schema_file = {file_keys, ARRAY_LEN(file_keys)};

/* ---- scalars ---- */

static bool code_char(char c, bool first, bool name)
{
        bool small = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9', big = c >= 'A' && c <= 'Z';
        if (name)
                return small || (!first && (digit || c == '_'));
        return small || big || digit || c == '_' || c == '.';
}

static bool code_fits(struct str s, bool name)
{
        for (size_t i = 0; i < s.n; i++)
                if (!code_char(s.p[i], i == 0, name))
                        return false;
        return s.n > 0 && s.n <= MOST_CODE;
}

static bool word_fits(struct str s, const char *words)
{
        struct str rest = str_of(words);
        while (rest.n)
                if (str_eq(str_split(rest, ' ', &rest), s))
                        return true;
        return false;
}

static struct str words_german(struct arena *a, const char *words)
{
        struct str rest = str_of(words), all = S("");
        while (rest.n) {
                struct str one = str_split(rest, ' ', &rest);
                all = str_join_with(a, S(", "), all, one);
        }
        return all;
}

/* What is wrong with the text, or the empty str. */
static struct str text_problem(struct arena *a, struct str s, const struct schema_key *k)
{
        int64_t n;
        size_t most = k->type == KEY_TEXT ? MOST_TEXT : MOST_LINE;
        switch (k->type) {
        case KEY_CODE:
        case KEY_CODES:
        case KEY_CODE_OR_CODES:
                return code_fits(s, false)
                               ? S("")
                               : _("Ein Code besteht aus Buchstaben, Ziffern, Punkt und Unterstrich, höchstens 40 Zeichen.");
        case KEY_NAME:
                return code_fits(s, true)
                               ? S("")
                               : _("Dieser Name besteht aus kleinen Buchstaben, Ziffern und Unterstrich und beginnt mit einem Buchstaben.");
        case KEY_NUMBER:
                return str_int(s, &n) && n > -1000000000 && n < 1000000000
                               ? S("")
                               : _("Hier gehört eine ganze Zahl hin.");
        case KEY_BOOL:
                return word_fits(s, "true false") ? S("") : _("Hier geht nur true oder false.");
        case KEY_WORD:
        case KEY_WORDS:
                return word_fits(s, k->words)
                               ? S("")
                               : str_join(a, S("„"), s, _("“ ist hier nicht möglich. Möglich: "),
                                          words_german(a, k->words), S("."));
        case KEY_LINE:
        case KEY_TEXT:
        case KEY_CELLS:
                return text_length(s) <= most ? S("")
                                              : str_join(a, _("Der Text ist zu lang. Möglich sind "),
                                                         str_from_int(a, (int64_t)most), _(" Zeichen."));
        case KEY_MAP:
        case KEY_MAPS:
                break;
        }
        panic("a map is no text");
}

static bool scalar_check(const struct yaml *y, const struct schema_key *k, struct pack_errs *errs)
{
        struct str problem = _("Hier gehört ein einzelner Wert hin.");
        if (y->kind == YAML_TEXT)
                problem = str_empty(y->text) ? _("Die Angabe fehlt.") : text_problem(errs->arena, y->text, k);
        if (!str_empty(problem))
                pack_errs_at(errs, y, str_of(k->name), problem);
        return str_empty(problem);
}

/* ---- lists and maps ---- */

static bool list_check(const struct yaml *y, const struct schema_key *k, struct pack_errs *errs)
{
        bool fits = true;
        if (y->kind != YAML_LIST || !y->n) {
                pack_errs_at(errs, y, S(""),
                             y->kind == YAML_LIST ? _("Die Liste ist leer.")
                                                  : _("Hier gehört eine Liste hin."));
                return false;
        }
        for (const struct yaml *x = y->child; x; x = x->next)
                if (k->type == KEY_MAPS)
                        fits &= schema_check(x, k->of, errs);
                else
                        fits &= scalar_check(x, k, errs);
        return fits;
}

static bool value_check(const struct yaml *y, const struct schema_key *k, struct pack_errs *errs)
{
        switch (k->type) {
        case KEY_MAP:
                return schema_check(y, k->of, errs);
        case KEY_MAPS:
        case KEY_WORDS:
        case KEY_CODES:
        case KEY_CELLS:
                return list_check(y, k, errs);
        case KEY_CODE_OR_CODES:
                return y->kind == YAML_LIST ? list_check(y, k, errs) : scalar_check(y, k, errs);
        case KEY_CODE:
        case KEY_NAME:
        case KEY_LINE:
        case KEY_TEXT:
        case KEY_NUMBER:
        case KEY_BOOL:
        case KEY_WORD:
                return scalar_check(y, k, errs);
        }
        panic("no such type");
}

static const struct schema_key *key_of(const struct schema *s, struct str name)
{
        for (size_t i = 0; i < s->n; i++)
                if (str_eq(str_of(s->key[i].name), name))
                        return &s->key[i];
        return NULL;
}

bool schema_check(const struct yaml *y, const struct schema *s, struct pack_errs *errs)
{
        bool fits = true;
        if (y->kind != YAML_MAP) {
                pack_errs_at(errs, y, S(""), _("Hier gehören Felder mit Namen hin."));
                return false;
        }
        for (const struct yaml *x = y->child; x; x = x->next) {
                const struct schema_key *k = key_of(s, x->key);
                if (k)
                        fits &= value_check(x, k, errs);
                else
                        fits = false, pack_errs_at(errs, x, S(""), _("Dieses Feld gibt es hier nicht."));
        }
        for (size_t i = 0; i < s->n; i++)
                if (s->key[i].required && !yaml_get(y, str_of(s->key[i].name)))
                        fits = false, pack_errs_at(errs, y, str_of(s->key[i].name), _("Die Angabe fehlt."));
        return fits;
}
