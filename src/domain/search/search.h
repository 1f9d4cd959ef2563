/*
 * What can be found, and by whom. Indexed are names, addresses, subjects and notes; never kind SECRET, never enquiries (before
 * consent nobody is looked up). What each entry of the index may be read by:
 *
 *   casefile        name, number and address of a case's person     readers of the case
 *   person          the same of a person in no case                 who takes enquiries
 *   organisation    name, address                                   ORG_READ
 *   contact_person  name, position, address                         ORG_READ
 *   contact_entry   subject of an entry                             readers of the case
 *   contact_note    own words and note of the same entry            readers of the case with data class CASE
 */
#ifndef DOMAIN_SEARCH_SEARCH_H
#define DOMAIN_SEARCH_SEARCH_H

#include "core/access.h"

/* Registers the index with the entities. Once per process. */
void search_start(void);

enum { SEARCH_HITS = 25 }; /* per group */

#define SEARCH_CASE(X)                                                                                       \
        X(INT, id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(TEXT, status) X(INT, person_id)          \
                X(TEXT, manager) X(DATE, born) X(TEXT, city)
ROW(search_case, SEARCH_CASE)
struct search_person {
        int64_t id;
        struct str name, city;
        struct date born;
};
struct search_organisation {
        int64_t id, contact_id; /* contact_id 0: the organisation itself */
        struct str name, place; /* place: of a contact, where */
};
struct search_entry {
        int64_t id;
        struct str title;
        struct moment at;
        const struct search_case *in;
};
/* Each group newest first, at most SEARCH_HITS; more: not all were shown. */
struct search_found {
        struct search_case *casefile;
        struct search_person *person;
        struct search_organisation *organisation;
        struct search_entry *entry;
        size_t casefiles, persons, organisations, entries;
        bool more_people, more_organisations, more_entries; /* people: cases and persons are one search */
};
/* All groups the actor may read. Nothing for words without letters and digits. */
enum err search_everything(struct rtx *tx, const struct actor *who, struct str words,
                           struct search_found *out);
/* The case whose number was typed exactly, if the actor may open it; else 0. */
enum err search_case_number(struct rtx *tx, const struct actor *who, struct str typed, int64_t *case_id);

#endif
