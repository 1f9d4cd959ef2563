/*
 * A concept („Fachkonzept“): a way of working as data, one version of it in memory. Loaded from a pack's YAML, checked as a
 * whole, never changed afterwards. Items are struct field like those of entities, so forms, details and tables use them alike.
 * design.md section 3; packs/README.md explains the format.
 */
#ifndef DOMAIN_CONCEPTS_CONCEPT_H
#define DOMAIN_CONCEPTS_CONCEPT_H

#include "domain/concepts/yaml.h"
#include "domain/facts/fact.h"
#include "domain/facts/row.h"

/* Where something stands in the pack, for messages of cross-references. */
struct place {
        struct str file;
        int line;
};

/* ---- lists ---- */
struct concept_code {
        struct str code, label, help;
        int64_t rank; /* higher is better; only when the list is ranked */
        int line;
};
struct concept_list {
        struct str code, title;
        struct concept_code *entry;
        size_t n;
        bool ranked; /* entries without a rank never win or lose */
        struct place at;
};
/* NULL if the list has no such code. */
const struct concept_code *list_code(const struct concept_list *l, struct str code);

/* ---- work fields ---- */
struct concept_line {
        struct str code, text;
        bool print; /* a guideline that stands in the printed talk guide */
        int line;
};
enum answer_source { SOURCE_CLIENT, SOURCE_REPORT, SOURCE_EMPLOYER, SOURCE_OWN, SOURCE_N };
struct str source_code(enum answer_source s);
struct str source_label(enum answer_source s);
/* SOURCE_N if unknown. */
enum answer_source source_parse(struct str code);

/* A number in [0, FACT_N) is a program fact, FACT_N + i is item i of the concept. */
typedef size_t fact_ref;
#define FACT_NONE ((fact_ref)-1)

struct concept_item {
        struct field
                f; /* key, kind, label, help, class, limits, list, unit; group = goal code. Never required in forms */
        const struct performance_goal *goal;
        const struct concept_list *list;
        struct str guideline, replaces;
        bool needed; /* counts for completeness; „nicht bekannt, weil …“ is an answer too */
        bool own_words, evidence, secret;
        enum answer_source source[SOURCE_N]; /* in order of the pack; an item without sources has one: own */
        size_t sources;
        fact_ref rows; /* a number of rows that answer it as well as words do; FACT_NONE: words only */
        struct place at;
};

enum evidence_fn {
        FN_COMPLETE,
        FN_COUNT,
        FN_COUNT_VALUE,
        FN_DAYS_BETWEEN,
        FN_SHARE,
        FN_WORST_OF,
        FN_CODE_OF,
        FN_PRESENT,
        FN_DIVERGENCES,
        FN_DAYS_SINCE,
        FN_N
};
struct str fn_name(enum evidence_fn fn);
struct concept_evidence {
        struct str code, label, unit;
        enum evidence_fn fn;
        fact_ref *of; /* days_between: from, to; share: part, whole */
        size_t n;
        struct str *value; /* count_value */
        size_t values;
        const struct concept_list *list; /* of worst_of and code_of; may be NULL */
        bool hint;
        struct place at;
};

/* ---- decision tables ---- */
enum cell_op { CELL_ANY, CELL_CODE, CELL_GE, CELL_LE, CELL_EQ, CELL_LT, CELL_GT };
struct decision_cell {
        enum cell_op op;
        int64_t n;       /* number to compare with; for ranks the rank of the code */
        struct str code; /* CELL_CODE, and the code behind a rank comparison */
        bool rank;
};
struct decision_rule {
        struct decision_cell *cell; /* one for each column */
        struct str then, because;
};
struct decision_column {
        struct str name; /* evidence code, fact or dimension */
        size_t ref; /* evidence of the goal by number; classification: fact_ref, or FACT_NONE for a dimension */
        const struct concept_list *list; /* ranks of a dimension; may be NULL */
};
struct decision {
        struct decision_column *column;
        size_t columns;
        struct decision_rule *rule;
        size_t rules;
};

struct performance_goal {
        struct str code, title, menu, aim, see;
        bool rated;
        struct {
                struct str full, partial, none;
        } anchor;
        const struct work_field *work_field;
        struct concept_line *guideline, *criterion, *method;
        size_t guidelines, criteria, methods;
        struct concept_item *item; /* points into concept.item */
        size_t items;
        struct concept_evidence *evidence;
        size_t evidences;
        struct decision suggest; /* rules 0: none */
        struct place at;
};
struct work_field {
        struct str code, title, long_title, intro, phase;
        bool per_site;                 /* rated per site and period, not per case */
        struct performance_goal *goal; /* points into concept.goal */
        size_t goals;
        struct place at;
};

/* ---- the rest ---- */
struct concept_phase {
        struct str code, title;
};
struct access_criterion {
        struct str code, label, help;
        bool selection, decision;
};
struct funder_lines {
        struct str code, title, law;
        struct concept_line *line;
        size_t lines;
};
struct structure_category {
        struct str code, title;
        bool rated;
        struct concept_line *criterion;
        size_t criteria;
        struct str *proof;
        size_t proofs;
};
struct structure_field {
        struct str code, title;
        struct structure_category *category;
        size_t categories;
};
struct reminder_rule {
        struct str code, title, text;
        fact_ref fact, *unless; /* unless: one of them ends it */
        size_t unlesses;
        int offset, repeat_days;
        bool months;
        enum data_class cls;
        struct place at;
};
/* ---- documents and their texts (letter.h) ---- */
enum letter_kind {
        LETTER_TEXT,
        LETTER_HEADING,
        LETTER_SUBHEADING,
        LETTER_QUOTE,
        LETTER_LIST,
        LETTER_CHECKS,
        LETTER_LINES, /* to fill in by hand */
        LETTER_SIGN,
        LETTER_PAGE,
        LETTER_ROWS /* with columns a table, with a text a list */
};
struct letter_block {
        enum letter_kind kind;
        struct str text;
        const struct str *line;
        size_t lines;
        enum row_source rows;
        const enum row_column *column;
        size_t columns;
        struct str empty;                /* what stands there without rows; nothing: the block is left out */
        struct str if_name, unless_name; /* known and not „nein“, 0 or empty */
        struct str is;                   /* code that if_name must have */
        struct str content; /* what of the client it tells: codes of disclosure_content (H2, H6) */
        bool keep;
};
struct concept_letter {
        struct str lang, subject;
        struct letter_block *block;
        size_t blocks;
        struct place at;
};
struct concept_document {
        struct str code, title, audience, work_field, when;
        enum row_source of; /* the letter is about one row of it; ROW_SOURCES: about none */
        struct str to;      /* employer, funder, referrer, any; empty: nobody outside */
        struct str content; /* what it tells in any case */
        bool sheet;         /* no letter with an address, but a sheet */
        bool waits;         /* needs a fact or a list whose subject has not moved in: not offered */
        uint32_t classes;   /* bits of the data classes that its texts read */
        struct concept_letter *letter;
        size_t letters;
        struct place at;
};

/* ---- instruments: what requirements of a workplace and abilities of a person are compared by (CMB 8.C) ---- */
struct instrument_level {
        int64_t level;
        struct str label, demand,
                ability; /* anchors of the level for a workplace and for a person; may be empty */
};
struct instrument_class {
        struct str code, label;
};
struct instrument_feature {
        struct str code, label, help;
        const struct instrument_class *cls;
};
struct concept_instrument {
        struct str code, label, help;
        struct instrument_level *level; /* ascending */
        size_t levels;
        struct instrument_class *cls;
        size_t classes;
        struct instrument_feature *feature; /* class by class, in the order of the classes */
        size_t features;
        const struct concept_item **beside; /* statements of the case that are shown beside the comparison */
        size_t besides;
        struct place at;
};
/* NULL if the instrument has no such level. */
const struct instrument_level *instrument_level(const struct concept_instrument *i, int64_t level);
/* ---- questionnaires (D27) ---- */
enum { SURVEY_TONGUES = 5, SURVEY_KINDS_MOST = 4 };
/* German first, then the variants in the order of survey_tongue(); empty where there is none. */
struct survey_words {
        struct str in[SURVEY_TONGUES];
};
struct survey_option {
        struct str code;
        struct survey_words label;
};
struct survey_scale {
        struct str code;
        const struct concept_list *list; /* the codes are its codes */
        struct survey_option *option;
        size_t options;
        struct place at;
};
struct survey_question {
        struct str code, guideline;
        const struct survey_scale *scale; /* NULL: own words */
        struct survey_words text;
        int64_t page; /* from 1 */
        int line;
};
struct survey_form {
        struct str kind[SURVEY_KINDS_MOST];
        size_t kinds;
        struct str document;
        bool third_party;
        struct survey_words title, intro;
        struct survey_question *question; /* in the order of their pages */
        size_t questions;
        int64_t pages;
        struct place at;
};

struct concept {
        int64_t id;     /* row of the table concept; 0 while it is only read */
        int64_t number; /* which version of this code in this database */
        struct str code, title, short_title, summary;
        int64_t version; /* what the pack says about itself */
        struct concept_phase *phase;
        size_t phases;
        /* Lists of the pack, and as lists too: measure, instrument, referral_path, outcome_status, success_class and the dimensions. */
        struct concept_list *list;
        size_t lists;
        struct work_field *work_field;
        size_t work_fields;
        struct performance_goal *goal;
        size_t goals;
        struct concept_item *item;
        size_t items;
        struct access_criterion *criterion;
        size_t criteria;
        struct funder_lines *funder;
        size_t funders;
        struct structure_field *structure;
        size_t structures;
        struct decision classification;
        struct reminder_rule *reminder;
        size_t reminders;
        struct concept_document *document;
        size_t documents;
        struct concept_instrument *instrument; /* as a list too: instrument */
        size_t instruments;
        struct survey_scale *scale;
        size_t scales;
        struct survey_form *survey;
        size_t surveys;
};

/* ---- reading packs ---- */
struct pack_file {
        struct str path; /* "af05.yaml" */
        struct str body;
};
/*
 * Reads pack.yaml and the files it lists, in their order; checks schema, references and tables as a whole. ERR_INVALID with
 * every mistake in errs. The concept and its text live in the arena; the files need not.
 */
enum err concept_read(struct arena *a, const struct pack_file *file, size_t n, struct pack_errs *errs,
                      struct concept **out);

/* ---- looking things up; NULL or FACT_NONE when there is none ---- */
const struct work_field *concept_work_field(const struct concept *c, struct str code);
const struct performance_goal *concept_goal(const struct concept *c, struct str code);
const struct concept_item *concept_item(const struct concept *c, struct str code);
/* The item itself, or the one that replaces it. */
const struct concept_item *concept_item_now(const struct concept *c, struct str code);
const struct concept_list *concept_list(const struct concept *c, struct str code);
const struct concept_instrument *concept_instrument(const struct concept *c, struct str code);
const struct structure_category *concept_category(const struct concept *c, struct str code);
fact_ref concept_fact(const struct concept *c, struct str name);
/* Name, label, kind and class of a fact, be it of the program or an item. */
struct str concept_fact_name(const struct concept *c, fact_ref f);
struct str concept_fact_label(const struct concept *c, fact_ref f);
enum kind concept_fact_kind(const struct concept *c, fact_ref f);
enum data_class concept_fact_class(const struct concept *c, fact_ref f);
/* The item of a fact, or NULL for a program fact. */
const struct concept_item *concept_fact_item(const struct concept *c, fact_ref f);
/* Number of an item inside of the concept. */
static inline size_t concept_item_number(const struct concept *c, const struct concept_item *i)
{
        return (size_t)(i - c->item);
}
/* The questionnaire of this kind, its question, its option; NULL when there is none. */
const struct survey_form *concept_survey(const struct concept *c, struct str kind);
const struct survey_question *survey_question(const struct survey_form *f, struct str code);
const struct survey_option *survey_option(const struct survey_scale *s, struct str code);
/* Code of the n-th language, "de" … "ru"; and the text in a language, German where it is missing. */
struct str survey_tongue(size_t n);
struct str survey_text(const struct survey_words *w, struct str tongue);
/* Is the questionnaire there in this language? */
bool survey_speaks(const struct survey_form *f, struct str tongue);
struct fact_extent concept_extent(const struct concept *c);

#endif
