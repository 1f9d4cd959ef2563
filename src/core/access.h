/* Who may do what: capabilities, roles, data classes. The table is access.def; the result can be printed. */
#ifndef CORE_ACCESS_H
#define CORE_ACCESS_H

#include "db/stmt.h"

enum cap {
        CAP_UNSET, /* of no role and of no page: what nobody wrote down is no right */
#define CAP(name) CAP_##name,
#define ROLE(...)
#include "core/access.def"
#undef CAP
#undef ROLE
        CAP_N
};
enum role {
#define CAP(name)
#define ROLE(key, ...) ROLE_##key,
#include "core/access.def"
#undef CAP
#undef ROLE
        ROLE_N
};
enum case_reach { CASES_NONE, CASES_OWN, CASES_SITE };

struct role_row {
        struct str key, label;
        enum case_reach cases;
        bool second;                /* one person gives it, another agrees */
        uint64_t caps, read, write; /* bits of enum cap and enum data_class */
};
extern const struct role_row role_table[ROLE_N];
/* ROLE_N if unknown. */
enum role role_parse(struct str key);
struct str cap_name(enum cap c);
struct str class_name(enum data_class c);  /* English, for the matrix */
struct str class_label(enum data_class c); /* German, for pages */
bool role_opens_cases(enum role r);
/* A role that needs a second person: H10, design.md "administrators cannot grant themselves case rights alone". */
bool role_needs_second(enum role r);

/*
 * The signed-in user of a request, made by the session from the database. Cases are open to roles, not to people: outside a
 * case read and write hold what all case-opening roles of the user have in common, because a list mixes cases that different
 * roles open; inside a case (actor_in_case) they hold what the roles that open just this case have.
 */
struct actor {
        int64_t user_id;
        struct str name, login, theme;
        int64_t site_id; /* home site */
        struct str site_name;
        uint64_t roles; /* bits of enum role */
        uint64_t caps, read, write;
        bool second_factor;
        struct str columns; /* what the user chose to see in the tables of this page (web/ui_columns.c) */
        int64_t session_id;
        /* Inside a case: classes the actor could read, but has to say first why (H10); 0 everywhere else. */
        uint64_t withheld;
};
bool actor_can(const struct actor *a, enum cap c);
bool actor_reads(const struct actor *a, enum data_class c);
bool actor_writes(const struct actor *a, enum data_class c);
/* classes: names with blanks between them, as class_name says them; a name that nobody knows is read by nobody. */
bool actor_reads_all(const struct actor *a, struct str classes);
/* A role that sees the cases of a whole site, not only the own ones. */
bool actor_sees_site(const struct actor *a);
/* Loads an active user with the roles that count. ERR_NOT_FOUND if there is none. */
enum err actor_load(struct rtx *tx, int64_t user_id, struct actor *out);
/* The same with what the user chose for the page of this name, in the same statement. */
enum err actor_load_on(struct rtx *tx, int64_t user_id, struct str page, struct actor *out);
/* The same user with the rights of those roles alone: what readers read, what writers write (bits of enum role). */
struct actor actor_in_case(const struct actor *a, uint64_t readers, uint64_t writers);
/* The actor would read this class after saying why. */
bool actor_may_ask(const struct actor *a, enum data_class c);
/* One role without a user, for the matrix. */
struct actor actor_of_role(enum role r);

#endif
