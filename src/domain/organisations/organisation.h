/*
 * Employers, funders, doctors, providers, partners; and who is spoken to there. Everyone with ORG_READ sees all of them:
 * nothing in here is about a client. Which cases an organisation appears in is asked through the reader's cases only.
 */
#ifndef DOMAIN_ORGANISATIONS_ORGANISATION_H
#define DOMAIN_ORGANISATIONS_ORGANISATION_H

#include "core/access.h"

#define ENTITY_NAME organisation
#define ENTITY_PREFIX ORGANISATION
#define ENTITY_DEF "domain/organisations/organisation.def"
#include "db/entity_decl.h"
#define ENTITY_NAME contact_person
#define ENTITY_PREFIX CONTACT_PERSON
#define ENTITY_DEF "domain/organisations/contact_person.def"
#include "db/entity_decl.h"

#define ORGANISATION_LINE(X)                                                                                 \
        X(INT, id) X(TEXT, name) X(TEXT, branch) X(TEXT, type) X(TEXT, roles) X(TEXT, status) X(TEXT, city)  \
                X(TEXT, phone)
ROW(organisation_line, ORGANISATION_LINE)
/* A page of the list. Empty filters mean all. sort: "name", "type" or "status"; total counts without the page. */
struct organisation_query {
        bool current; /* without those the office no longer works with */
        struct str search, type, role, status, sort;
        bool descending;
        int64_t offset, limit;
};
enum err organisation_list(struct rtx *tx, const struct organisation_query *q, struct organisation_line **out,
                           size_t *n, int64_t *total);
/* „Nordmetall, Werk Emden“ */
struct str organisation_line_name(struct arena *a, const struct organisation_line *o);
/* The same of one; the empty str when there is none. */
enum err organisation_name(struct rtx *tx, int64_t id, struct str *out);

#define CONTACT_PERSON_LINE(X)                                                                               \
        X(INT, id) X(TEXT, name) X(TEXT, position) X(TEXT, phone) X(TEXT, email) X(TEXT, stand_in)           \
                X(BOOL, active)
ROW(contact_person_line, CONTACT_PERSON_LINE)
/* Contacts of an organisation: those still there first, by name. */
enum err contact_person_list(struct rtx *tx, int64_t organisation_id, struct contact_person_line **out,
                             size_t *n);
/* Where contacts belong, by their ids; at most CONTACTS_AT_ONCE. For search results. */
enum { CONTACTS_AT_ONCE = 25 };
#define CONTACT_PLACE(X)                                                                                     \
        X(INT, id) X(TEXT, name) X(TEXT, position) X(INT, organisation_id) X(TEXT, organisation)             \
                X(TEXT, branch)
ROW(contact_place, CONTACT_PLACE)
enum err contact_person_places(struct rtx *tx, const int64_t *ids, size_t ids_n, struct contact_place **out,
                               size_t *n);
/* All of them with their organisation, in order of organisation and name, those still there first; at most max. For choices. */
enum err contact_person_all(struct rtx *tx, int64_t max, struct contact_place **out, size_t *n);
/* OK if this contact belongs to this organisation, else ERR_NOT_FOUND. */
enum err contact_person_belongs(struct rtx *tx, int64_t organisation_id, int64_t id);

#define ORGANISATION_CASE(X)                                                                                 \
        X(INT, id) X(TEXT, number) X(TEXT, given) X(TEXT, family) X(TEXT, status) X(DATE, opened_on)
ROW(organisation_case, ORGANISATION_CASE)
/*
 * Cases with this employer that the actor may open, newest first, at most max; total counts all of those. None for a reader
 * who may not read data about employers at all.
 */
enum err organisation_cases(struct rtx *tx, const struct actor *who, int64_t organisation_id, int64_t max,
                            struct organisation_case **out, size_t *n, int64_t *total);

#endif
