#include "domain/codes/codes_ui.h"

#include "core/user.h"
#include "domain/codes/codes.h"
#include "domain/funding/funding_ui.h"
#include "domain/organisations/organisation_ui.h"
#include "domain/people/person_ui.h"
#include "domain/plan/plan_part_ui.h"
#include "web/ui.h"

enum { REFS_MOST = 500 };

static enum err options_codes(struct req *r, struct rtx *tx, struct str list, struct ui_option **out,
                              size_t *n)
{
        const struct code_entry *e;
        size_t all;
        TRY(codes_list(tx, list, &e, &all));
        *out = NEW_ARRAY(r->arena, struct ui_option, all + 1);
        *n = 0;
        for (size_t i = 0; i < all; i++)
                if (e[i].active)
                        (*out)[(*n)++] = (struct ui_option){e[i].code, e[i].label, e[i].help};
        return OK;
}

static void option_add(struct arena *a, struct ui_option *o, size_t *n, int64_t id, struct str label)
{
        o[(*n)++] = (struct ui_option){str_from_int(a, id), label, S("")};
}

/* All accounts, read once per transaction. */
struct users_known {
        struct user_line *line;
        size_t n;
};

static enum err users_all(struct rtx *tx, const struct users_known **out)
{
        static const char key;
        void **place = rtx_memo(tx, &key);
        if (!*place) {
                struct users_known *k = NEW(rtx_arena(tx), struct users_known);
                TRY(user_list(tx, &k->line, &k->n));
                *place = k;
        }
        *out = *place;
        return OK;
}

static enum err refs_user(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        const struct users_known *k;
        TRY(users_all(tx, &k));
        *out = NEW_ARRAY(r->arena, struct ui_option, k->n + 1);
        for (size_t i = 0; i < k->n; i++)
                if (k->line[i].active)
                        option_add(r->arena, *out, n, k->line[i].id, k->line[i].name);
        return OK;
}

/* People who left keep their names where they worked. */
static enum err user_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out)
{
        const struct users_known *k;
        (void)r;
        TRY(users_all(tx, &k));
        *out = S("");
        for (size_t i = 0; i < k->n; i++)
                if (k->line[i].id == id)
                        *out = k->line[i].name;
        return OK;
}

static struct ui_option *options_of(struct arena *a, const struct user_line *line, size_t n)
{
        struct ui_option *o = NEW_ARRAY(a, struct ui_option, n + 1);
        size_t filled = 0;
        for (size_t i = 0; i < n; i++)
                option_add(a, o, &filled, line[i].id, line[i].name);
        return o;
}

static enum err refs_case_manager(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct user_line *line;
        TRY(user_list_case(tx, &line, n));
        *out = options_of(r->arena, line, *n);
        return OK;
}

/* Who can be asked to do something in a case: not the accounts that open none. */
static enum err refs_colleague(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct user_line *line;
        TRY(user_list_colleague(tx, &line, n));
        *out = options_of(r->arena, line, *n);
        return OK;
}

static enum err refs_records(struct req *r, struct rtx *tx, const struct free_entity *e,
                             struct ui_option **out, size_t *n)
{
        struct record *rec;
        size_t records;
        TRY(ent_list(tx, e, REFS_MOST, &rec, &records));
        *out = NEW_ARRAY(r->arena, struct ui_option, records + 1);
        for (size_t i = 0; i < records; i++)
                option_add(r->arena, *out, n, rec[i].id, rec_title(r->arena, &rec[i]));
        return OK;
}

static enum err refs_site(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        return refs_records(r, tx, &site_entity, out, n);
}

static enum err refs_team(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        return refs_records(r, tx, &team_entity, out, n);
}

static const struct case_entity *of_case(struct str entity)
{
        const struct entity *e = ent_by_name(entity);
        return e ? e->in_case : NULL;
}

/*
 * Records of a case by the name of their entity: any entity of a case can be referred to. They need the grant of the case; a
 * page without one has none to offer. What is called by a field that this reader does not see is offered by its kind only.
 */
static enum err refs_case_records(struct req *r, struct rtx *tx, struct str name, struct ui_option **out,
                                  size_t *n)
{
        struct record *rec;
        size_t records;
        const struct case_entity *e = of_case(name);
        *out = NEW_ARRAY(r->arena, struct ui_option, REFS_MOST + 1);
        *n = 0;
        if (!r->grant)
                return OK;
        TRY(ent_list_in(tx, r->grant, e, REFS_MOST, &rec, &records));
        for (size_t i = 0; i < records; i++)
                option_add(r->arena, *out, n, rec[i].id, ui_title(r, &rec[i]));
        return OK;
}

/* What is no record of a case: accounts, the office, people, organisations. */
static const struct ref_row {
        struct str entity;
        enum err (*list)(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n);
        /* NULL: the name is looked for in the list */
        enum err (*name)(struct req *r, struct rtx *tx, int64_t id, struct str *out);
} ref_table[] = {
        {S_INIT("users"), refs_user, user_option_name},
        {S_INIT("case_manager"), refs_case_manager, NULL},
        {S_INIT("colleague"), refs_colleague, user_option_name},
        {S_INIT("site"), refs_site, NULL},
        {S_INIT("team"), refs_team, NULL},
        {S_INIT("measure"), measure_options, measure_option_name},
        {S_INIT("commitment_frame"), frame_options, NULL},
        {S_INIT("person"), person_options, person_option_name},
        {S_INIT("organisation"), organisation_options, organisation_option_name},
        {S_INIT("contact_person"), contact_person_options, contact_person_option_name},
};

static const struct ref_row *ref_find(struct str entity)
{
        for (size_t i = 0; i < ARRAY_LEN(ref_table); i++)
                if (str_eq(ref_table[i].entity, entity))
                        return &ref_table[i];
        return NULL;
}

bool codes_ref_known(struct str entity)
{
        return ref_find(entity) || of_case(entity);
}

/* Options of one entity, once per transaction: a form may have several fields of the same kind. */
struct refs_known {
        struct str entity;
        size_t n;
        struct ui_option *option;
        struct refs_known *next;
};

static enum err options_refs(struct req *r, struct rtx *tx, struct str entity, struct ui_option **out,
                             size_t *n)
{
        static const char key;
        void **first = rtx_memo(tx, &key);
        const struct ref_row *row = ref_find(entity);
        if (!row && !of_case(entity))
                return ERR_INTERNAL;
        for (struct refs_known *k = *first; k; k = k->next)
                if (str_eq(k->entity, entity))
                        return *out = k->option, *n = k->n, OK;
        *n = 0;
        TRY(row ? row->list(r, tx, out, n) : refs_case_records(r, tx, entity, out, n));
        struct refs_known *k = NEW(r->arena, struct refs_known);
        *k = (struct refs_known){entity, *n, *out, *first};
        *first = k;
        return OK;
}

static enum err option_name(struct req *r, struct rtx *tx, struct str entity, int64_t id, struct str *out)
{
        const struct ref_row *row = ref_find(entity);
        struct str code = str_from_int(r->arena, id);
        struct ui_option *o;
        size_t n;
        *out = S("");
        if (row && row->name)
                return row->name(r, tx, id, out);
        TRY(options_refs(r, tx, entity, &o, &n));
        for (size_t i = 0; i < n; i++)
                if (str_eq(o[i].code, code))
                        *out = o[i].label;
        return OK;
}

static enum err option_label(struct req *r, struct rtx *tx, struct str list, struct str code, struct str *out)
{
        (void)r;
        return codes_label(tx, list, code, out);
}

void codes_start(void)
{
        ui_option_source_set((struct option_source){
                .codes = options_codes, .refs = options_refs, .name = option_name, .label = option_label});
}
