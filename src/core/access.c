#include "core/access.h"

#define C(name) ((uint64_t)1 << CAP_##name)
#define D(name) ((uint64_t)1 << CLASS_##name)

const struct role_row role_table[ROLE_N] = {
#define CAP(name)
#define SECOND true
#define ALONE false
#define ROLE(key_, label_, cases_, second_, caps_, read_, write_)                                            \
        [ROLE_##key_] = {S_INIT(#key_), S_INIT(label_), CASES_##cases_, second_, (caps_), (read_), (write_)},
#include "core/access.def"
#undef CAP
#undef ROLE
};

#undef SECOND
#undef ALONE
#undef C
#undef D

static const struct str cap_names[CAP_N] = {
        [CAP_UNSET] = S_INIT("unset"),
#define CAP(name) [CAP_##name] = S_INIT(#name),
#define ROLE(...)
#include "core/access.def"
#undef CAP
#undef ROLE
};

static const struct {
        struct str name, label;
} class_table[CLASS_N] = {
        [CLASS_UNSET] = {S_INIT("unset"), S_INIT("")},
        [CLASS_PUBLIC] = {S_INIT("public"), S_INIT(N_("Allgemeines"))},
        [CLASS_MASTER] = {S_INIT("master"), S_INIT(N_("Stammdaten"))},
        [CLASS_SCHEDULE] = {S_INIT("schedule"), S_INIT(N_("Termine und Aufgaben"))},
        [CLASS_CASE] = {S_INIT("case"), S_INIT(N_("Fallverlauf"))},
        [CLASS_HEALTH] = {S_INIT("health"), S_INIT(N_("Gesundheit"))},
        [CLASS_MOTIVATION] = {S_INIT("motivation"), S_INIT(N_("Motivation"))},
        [CLASS_SOCIAL] = {S_INIT("social"), S_INIT(N_("Sozialversicherung"))},
        [CLASS_EMPLOYER] = {S_INIT("employer"), S_INIT(N_("Betrieb"))},
        [CLASS_NETWORK] = {S_INIT("network"), S_INIT(N_("Netzwerk"))},
        [CLASS_STAFF] = {S_INIT("staff"), S_INIT(N_("Kolleginnen und Kollegen"))},
        [CLASS_AUDIT] = {S_INIT("audit"), S_INIT(N_("Protokoll"))},
};

enum role role_parse(struct str key)
{
        for (enum role r = 0; r < ROLE_N; r++)
                if (str_eq(role_table[r].key, key))
                        return r;
        return ROLE_N;
}

struct str cap_name(enum cap c)
{
        must(c < CAP_N);
        return cap_names[c];
}

struct str class_name(enum data_class c)
{
        must(c < CLASS_N);
        return class_table[c].name;
}

struct str class_label(enum data_class c)
{
        must(c < CLASS_N);
        return class_table[c].label;
}

bool role_opens_cases(enum role r)
{
        must(r < ROLE_N);
        return role_table[r].cases != CASES_NONE;
}

bool role_needs_second(enum role r)
{
        must(r < ROLE_N);
        return role_table[r].second;
}

bool actor_can(const struct actor *a, enum cap c)
{
        return a && c != CAP_UNSET && c < CAP_N && (a->caps >> c & 1);
}

bool actor_reads(const struct actor *a, enum data_class c)
{
        return a && (a->read >> c & 1);
}

bool actor_writes(const struct actor *a, enum data_class c)
{
        return a && (a->write >> c & 1);
}

static enum data_class class_named(struct str name)
{
        enum data_class c = 0;
        while (c < CLASS_N && !str_eq(class_table[c].name, name))
                c++;
        return c;
}

bool actor_reads_all(const struct actor *a, struct str classes)
{
        struct str name;
        while (codes_next(&classes, &name)) {
                enum data_class c = class_named(name);
                if (c == CLASS_N || !actor_reads(a, c))
                        return false;
        }
        return true;
}

bool actor_sees_site(const struct actor *a)
{
        for (enum role r = 0; r < ROLE_N; r++)
                if (a && (a->roles >> r & 1) && role_table[r].cases == CASES_SITE)
                        return true;
        return false;
}

static bool has_role(uint64_t roles, enum role r)
{
        return roles >> r & 1;
}

/* A case-opening role cannot widen what another one shows of its cases: of several, lists get what they share. */
static uint64_t outside(uint64_t roles, uint64_t (*of)(enum role r))
{
        uint64_t open = 0, shared = UINT64_MAX;
        bool cases = false;
        for (enum role r = 0; r < ROLE_N; r++) {
                if (!has_role(roles, r))
                        continue;
                if (role_opens_cases(r))
                        shared &= of(r);
                else
                        open |= of(r);
                cases = cases || role_opens_cases(r);
        }
        return cases ? open | shared : open;
}

static uint64_t read_of(enum role r)
{
        return role_table[r].read;
}

static uint64_t write_of(enum role r)
{
        return role_table[r].write;
}

static void actor_set_roles(struct actor *a, uint64_t roles)
{
        a->roles = roles;
        a->caps = 0;
        for (enum role r = 0; r < ROLE_N; r++)
                if (has_role(roles, r))
                        a->caps |= role_table[r].caps;
        a->read = (uint64_t)1 << CLASS_PUBLIC | outside(roles, read_of);
        a->write = outside(roles, write_of);
}

bool actor_may_ask(const struct actor *a, enum data_class c)
{
        return a->withheld >> c & 1;
}

struct actor actor_in_case(const struct actor *a, uint64_t readers, uint64_t writers)
{
        struct actor in = *a;
        in.roles = readers & a->roles;
        in.caps = in.write = 0;
        in.read = (uint64_t)1 << CLASS_PUBLIC;
        for (enum role r = 0; r < ROLE_N; r++) {
                if (!has_role(in.roles, r))
                        continue;
                in.caps |= role_table[r].caps;
                in.read |= role_table[r].read;
                if (has_role(writers, r))
                        in.write |= role_table[r].write;
        }
        return in;
}

struct actor actor_of_role(enum role r)
{
        struct actor a = {.name = role_table[r].label};
        actor_set_roles(&a, (uint64_t)1 << r);
        return a;
}

#define ACTOR_LINE(X)                                                                                        \
        X(INT, id) X(TEXT, name) X(TEXT, login) X(TEXT, theme) X(INT, site_id) X(TEXT, site_name)            \
                X(TEXT, role) X(TEXT, columns)
ROW(actor_line, ACTOR_LINE)
SQL(actor_roles, actor_line,
    "SELECT u.id, u.name, u.login, u.theme, u.site_id, s.name, r.role, t.chosen FROM users u"
    " LEFT JOIN site s ON s.id = u.site_id"
    " LEFT JOIN user_role_v r ON r.user_id = u.id AND r.live = 1"
    " LEFT JOIN table_choice t ON t.user_id = u.id AND t.page = $2"
    " WHERE u.id = $1 AND u.active = 1 ORDER BY r.id")

enum err actor_load(struct rtx *tx, int64_t user_id, struct actor *out)
{
        return actor_load_on(tx, user_id, S(""), out);
}

enum err actor_load_on(struct rtx *tx, int64_t user_id, struct str page, struct actor *out)
{
        struct actor_line *line;
        size_t n;
        TRY(db_list(tx, &sql_actor_roles, ARGS(user_id, page), &line, &n));
        if (!n)
                return ERR_NOT_FOUND;
        *out = (struct actor){.user_id = line->id,
                              .name = line->name,
                              .login = line->login,
                              .theme = line->theme,
                              .site_id = line->site_id,
                              .site_name = line->site_name,
                              .columns = line->columns};
        uint64_t roles = 0;
        for (size_t i = 0; i < n; i++) {
                enum role r = role_parse(line[i].role);
                if (r != ROLE_N)
                        roles |= (uint64_t)1 << r;
        }
        actor_set_roles(out, roles);
        return OK;
}
