/* What the templates of the case page show. */
#ifndef DOMAIN_CASES_CASE_SHOW_VIEW_H
#define DOMAIN_CASES_CASE_SHOW_VIEW_H

#include "domain/cases/case_phase.h"
#include "web/html.h"

struct case_fact {
        struct str label, value;
        struct url to; /* may be empty */
};
struct case_field {
        struct str code, title;
        struct url to;
        enum field_state state;
        bool per_site; /* rated for the site, not for this case: neither open nor done here */
};
struct case_phase {
        struct str title;
        struct case_field *field;
        size_t fields, counted, done; /* counted: those that belong to the case */
};
struct case_overview {
        struct case_fact fact[8];
        size_t facts;
        struct str words, words_source, no_words;
        struct case_phase *phase;
        size_t phases;
};
void tpl_case_facts(struct html *h, const struct case_overview *v);
void tpl_case_phases(struct html *h, const struct case_overview *v);

#endif
