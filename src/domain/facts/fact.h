/*
 * Facts: what evidence, suggestions, reminders, letters and reports may name. fact.def is the one list; every subject fills
 * its own facts with one statement per case. A pack's items are facts too: they are joined in domain/concepts.
 *
 *   FACTS(journal, FACT_contact_count, FACT_contact_last_date)
 *   (struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out)
 *   {
 *           TRY(db_row_in(tx, scope->grant, &sql_journal_facts, NO_ARGS, &row));
 *           fact_int(out, FACT_contact_count, row.contacts);
 *           fact_date(out, FACT_contact_last_date, row.last);   a date that is not given stays unknown
 *           return OK;
 *   }
 *
 * A provider writes no fact of another one and needs no more than two statements, whatever the size of the case.
 */
#ifndef DOMAIN_FACTS_FACT_H
#define DOMAIN_FACTS_FACT_H

#include "db/stmt.h"

enum fact {
#define FACT(name, ...) FACT_##name,
#define FACT_LATER(name, ...) FACT_##name,
#include "domain/facts/fact.def"
#undef FACT
#undef FACT_LATER
        FACT_N
};

struct fact_row {
        struct str name;
        enum kind kind; /* K_DATE K_INT K_BOOL K_CODE K_TEXT */
        enum data_class cls;
        struct str label, meaning, list; /* list: of a K_CODE, in the case's concept */
        bool later;                      /* nobody fills it yet: „noch keine Angaben“ */
        bool of_site;                    /* about a site and a period instead of a case */
};
extern const struct fact_row fact_table[FACT_N];

/* FACT_N if there is none of this name. */
enum fact fact_by_name(struct str name);

/* A value as evidence sees it, of a program fact or of an item. */
struct fact_value {
        enum kind kind;
        bool known;
        bool answered; /* known, or „nicht bekannt, weil …“ (items only) */
        bool divided;  /* sources that say different things (items only) */
        struct value v;
};

/* Which facts are wanted, and what is known of them. */
struct fact_sheet {
        bool want[FACT_N];
        struct fact_value value[FACT_N];
};
/* Whose facts: one case by its grant, or one site and a period (grant NULL). concept may be NULL. */
struct fact_scope {
        const struct grant *grant;
        int64_t site_id;
        struct date from, to;
        const struct fact_extent *extent;
};
/* Numbers that the case's concept knows and tables do not: how many access criteria there are. */
struct fact_extent {
        int64_t selection_criteria, decision_criteria;
};

struct fact_provider {
        const char *name;
        enum err (*fill)(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *out);
        const enum fact *fact;
        size_t n;
};
#define FACTS(id, ...)                                                                                       \
        static enum err facts_fill_##id(struct rtx *tx, const struct fact_scope *scope,                      \
                                        struct fact_sheet *out);                                             \
        static const enum fact facts_of_##id[] = {__VA_ARGS__};                                              \
        const struct fact_provider facts_##id = {#id, facts_fill_##id, facts_of_##id,                        \
                                                 ARRAY_LEN(facts_of_##id)};                                  \
        static enum err facts_fill_##id
extern const struct fact_provider *const all_fact_providers[];

/* ---- for providers ---- */
void fact_int(struct fact_sheet *s, enum fact f, int64_t n);
void fact_bool(struct fact_sheet *s, enum fact f, bool b);
/* DATE_NONE, the empty code and the empty text stay unknown. */
void fact_date(struct fact_sheet *s, enum fact f, struct date d);
void fact_code(struct fact_sheet *s, enum fact f, struct str code);
void fact_text(struct fact_sheet *s, enum fact f, struct str text);

/* ---- for readers ---- */
/* A sheet that wants nothing yet, in the arena. */
struct fact_sheet *fact_sheet_new(struct arena *a);
/* Runs the providers of the wanted facts that fit the scope: one pass, no statement for facts nobody wants. */
enum err fact_fill(struct rtx *tx, const struct fact_scope *scope, struct fact_sheet *s);

#endif
