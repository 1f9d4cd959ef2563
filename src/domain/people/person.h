/*
 * People and those close to them. A person stands once in the office, in none, one or several cases.
 * What an actor may see of people is decided by person_scope.h; every function here that takes an actor follows it.
 */
#ifndef DOMAIN_PEOPLE_PERSON_H
#define DOMAIN_PEOPLE_PERSON_H

#include "core/access.h"

#define ENTITY_NAME person
#define ENTITY_PREFIX PERSON
#define ENTITY_DEF "domain/people/person.def"
#include "db/entity_decl.h"
#define ENTITY_NAME related_person
#define ENTITY_PREFIX RELATED_PERSON
#define ENTITY_DEF "domain/people/related_person.def"
#include "db/entity_decl.h"

/* OK if the actor may see this person; ERR_NOT_FOUND if not, or if there is none (the same answer). */
enum err person_visible(struct rtx *tx, const struct actor *who, int64_t id);

#define PERSON_LINE(X)                                                                                       \
        X(INT, id) X(TEXT, given) X(TEXT, family) X(DATE, born) X(TEXT, city) X(TEXT, phone) X(TEXT, mobile)
ROW(person_line, PERSON_LINE)
/* A page of the list. sort: "name" or "born"; total counts without the page. */
struct person_query {
        struct str search, sort;
        bool descending;
        int64_t offset, limit;
};
enum err person_list(struct rtx *tx, const struct actor *who, const struct person_query *q,
                     struct person_line **out, size_t *n, int64_t *total);
/* „Albers, Renate“ */
struct str person_line_name(struct arena *a, const struct person_line *p);
/* „Renate Albers“; the empty str when the actor may not see the person. */
enum err person_name(struct rtx *tx, const struct actor *who, int64_t id, struct str *out);

#define PERSON_CASE(X)                                                                                       \
        X(INT, id) X(TEXT, number) X(TEXT, status) X(DATE, opened_on) X(DATE, closed_on) X(TEXT, manager)
ROW(person_case, PERSON_CASE)
/* The cases of the person that the actor may open, newest first. */
enum err person_cases(struct rtx *tx, const struct actor *who, int64_t person_id, struct person_case **out,
                      size_t *n);

/*
 * Others who could be the same person as r, which is not stored yet: same folded name, and same birth date or a same
 * telephone number. Of those the actor may not see nothing is told but that there is one.
 */
struct person_twins {
        struct person_line *seen;
        size_t n;
        bool hidden;
};
enum err person_twins(struct rtx *tx, const struct actor *who, const struct record *r,
                      struct person_twins *out);

#endif
