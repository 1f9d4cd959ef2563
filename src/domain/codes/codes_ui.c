#include "domain/codes/codes_ui.h"

#include "core/user.h"
#include "domain/assessment/assessment.h"
#include "domain/attachments/attachment.h"
#include "domain/codes/codes.h"
#include "domain/goals/goal.h"
#include "domain/organisations/organisation_ui.h"
#include "domain/people/person_ui.h"
#include "domain/plan/plan.h"
#include "web/ui.h"

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

static enum err refs_case_manager(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct user_line *line;
        size_t lines;
        TRY(user_list_case(tx, &line, &lines));
        *out = NEW_ARRAY(r->arena, struct ui_option, lines + 1);
        for (size_t i = 0; i < lines; i++)
                option_add(r->arena, *out, n, line[i].id, line[i].name);
        return OK;
}

static enum err refs_records(struct req *r, struct rtx *tx, const struct free_entity *e,
                             struct ui_option **out, size_t *n)
{
        struct record *rec;
        size_t records;
        TRY(ent_list(tx, e, 500, &rec, &records));
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

/* References inside a case need its grant; a page without one has none to offer. */
static enum err refs_case_records(struct req *r, struct rtx *tx, const struct case_entity *e,
                                  struct ui_option **out, size_t *n)
{
        struct record *rec;
        size_t records;
        *out = NEW_ARRAY(r->arena, struct ui_option, 501);
        if (!r->grant)
                return OK;
        TRY(ent_list_in(tx, r->grant, e, 500, &rec, &records));
        for (size_t i = 0; i < records; i++)
                option_add(r->arena, *out, n, rec[i].id, rec_title(r->arena, &rec[i]));
        return OK;
}

static enum err refs_goal(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        return refs_case_records(r, tx, &goal_entity, out, n);
}

static enum err refs_plan(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        return refs_case_records(r, tx, &plan_entity, out, n);
}

static enum err refs_attachment(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        return refs_case_records(r, tx, &attachment_entity, out, n);
}

static enum err refs_doctor(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        return refs_case_records(r, tx, &treating_doctor_entity, out, n);
}

static const struct ref_row {
        struct str entity;
        enum err (*list)(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n);
        /* NULL: the name is looked for in the list */
        enum err (*name)(struct req *r, struct rtx *tx, int64_t id, struct str *out);
} ref_table[] = {
        {S_INIT("users"), refs_user, user_option_name},
        {S_INIT("case_manager"), refs_case_manager, NULL},
        {S_INIT("site"), refs_site, NULL},
        {S_INIT("team"), refs_team, NULL},
        {S_INIT("goal"), refs_goal, NULL},
        {S_INIT("plan"), refs_plan, NULL},
        {S_INIT("attachment"), refs_attachment, NULL},
        {S_INIT("treating_doctor"), refs_doctor, NULL},
        {S_INIT("person"), person_options, person_option_name},
        {S_INIT("organisation"), organisation_options, organisation_option_name},
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
        return ref_find(entity) != NULL;
}

/* Options of one entity, once per transaction: a form may have several fields of the same kind. */
struct refs_known {
        const struct ref_row *row;
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
        if (!row)
                return ERR_INTERNAL;
        for (struct refs_known *k = *first; k; k = k->next)
                if (k->row == row)
                        return *out = k->option, *n = k->n, OK;
        *n = 0;
        TRY(row->list(r, tx, out, n));
        struct refs_known *k = NEW(r->arena, struct refs_known);
        *k = (struct refs_known){row, *n, *out, *first};
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
        if (!row)
                return ERR_INTERNAL;
        if (row->name)
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
