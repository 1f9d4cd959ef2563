/* Parts of a version with records of their own (measures, stages, dependencies): one way to show, change and remove them. */
#ifndef DOMAIN_PLAN_PLAN_PART_UI_H
#define DOMAIN_PLAN_PLAN_PART_UI_H

#include "domain/plan/plan.h"
#include "web/crud.h"

/* Paths of the list and of one: "/faelle/:/plan/:/stufen", "/faelle/:/plan/:/stufen/:". */
struct plan_place {
        const char *list, *one;
};
/* Fälle › Renate Albers › Eingliederungsplan › Version 3 › Maßnahmen */
enum err plan_part_view(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_place *part,
                        const struct record *plan, struct crud_view *out);
/* For changing the plan of the address. *open false: the version is fixed, and the page has said so. */
enum err plan_part_to_change(struct req *r, struct rtx *tx, const struct grant *g,
                             const struct plan_place *part, struct crud_view *v, bool *open);
/* What was saved is seen in the plan. */
enum err plan_part_back(struct req *r, enum err e, struct str said);
/* The part of the address (third id), ERR_NOT_FOUND when it is one of another plan. plan_field: its reference to the plan. */
enum err plan_part_get(struct req *r, struct rtx *tx, const struct grant *g, const struct case_entity *e,
                       size_t plan_field, struct record **out);

/* For option_source: below a version its measures, elsewhere each measure of the case once; and the name of any copy. */
enum err measure_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n);
enum err measure_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out);

/*
 * The pages of a part below "/faelle/:/plan/:": new, show, change, remove, history. Uses id##_entity and PREFIX_plan_id.
 *   PLAN_PART_PAGES(stage, STAGE, "/stufen", N_("Stufe"))
 */
#define PLAN_PART_PAGES(part_, PREFIX, path_, title_)                                                        \
        static const struct plan_place part_##_part = {"/faelle/:/plan/:" path_,                             \
                                                       "/faelle/:/plan/:" path_ "/:"};                       \
        static struct record *part_##_fresh(struct req *r)                                                   \
        {                                                                                                    \
                struct record *rec = rec_new(r->arena, &part_##_entity.e);                                   \
                rec_set(rec, PREFIX##_plan_id, value_ref(req_id(r, 1)));                                     \
                return rec;                                                                                  \
        }                                                                                                    \
        static enum err part_##_to_change(struct req *r, struct rtx *tx, const struct grant *g,              \
                                          struct crud_view *v, bool *open)                                   \
        {                                                                                                    \
                struct record *rec;                                                                          \
                TRY(plan_part_get(r, tx, g, &part_##_entity, PREFIX##_plan_id, &rec));                       \
                return plan_part_to_change(r, tx, g, &part_##_part, v, open);                                \
        }                                                                                                    \
        CASE_GET(part_##_new, "/plan/:" path_ "/neu", NEED(CASE_WRITE, CASE), .title = T(title_),            \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                bool open;                                                                                   \
                TRY(plan_part_to_change(r, tx, g, &part_##_part, &v, &open));                                \
                return open ? crud_new_in(r, tx, g, &part_##_entity, part_##_fresh(r), &v) : OK;             \
        }                                                                                                    \
        CASE_POST(part_##_create, "/plan/:" path_ "/neu", NEED(CASE_WRITE, CASE), .title = T(title_),        \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                bool open;                                                                                   \
                TRY(plan_part_to_change(r, rtx_of(tx), grant_of(g), &part_##_part, &v, &open));              \
                return open ? plan_part_back(                                                                \
                                      r, crud_save_new_in(r, tx, g, &part_##_entity, part_##_fresh(r), &v),  \
                                      S("created"))                                                          \
                            : OK;                                                                            \
        }                                                                                                    \
        CASE_GET(part_##_show, "/plan/:" path_ "/:", NEED(CASE_READ, CASE), .title = T(title_),              \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                struct record *plan, *rec;                                                                   \
                TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));                                   \
                TRY(plan_part_get(r, tx, g, &part_##_entity, PREFIX##_plan_id, &rec));                       \
                TRY(plan_part_view(r, tx, g, &part_##_part, plan, &v));                                      \
                return crud_show_in(r, tx, g, &part_##_entity, rec->id, &v);                                 \
        }                                                                                                    \
        CASE_GET(part_##_history, "/plan/:" path_ "/:/verlauf", NEED(CASE_READ, CASE),                       \
                 .title = T("Änderungen"), .menu = MENU_CASES)                                               \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                struct record *plan, *rec;                                                                   \
                TRY(ent_get_in(tx, g, &plan_entity, req_id(r, 1), &plan));                                   \
                TRY(plan_part_get(r, tx, g, &part_##_entity, PREFIX##_plan_id, &rec));                       \
                TRY(plan_part_view(r, tx, g, &part_##_part, plan, &v));                                      \
                return crud_history_in(r, tx, g, &part_##_entity, rec->id, &v);                              \
        }                                                                                                    \
        CASE_GET(part_##_edit, "/plan/:" path_ "/:/bearbeiten", NEED(CASE_WRITE, CASE), .title = T(title_),  \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                bool open;                                                                                   \
                TRY(part_##_to_change(r, tx, g, &v, &open));                                                 \
                return open ? crud_edit_in(r, tx, g, &part_##_entity, req_id(r, 2), &v) : OK;                \
        }                                                                                                    \
        CASE_POST(part_##_update, "/plan/:" path_ "/:/bearbeiten", NEED(CASE_WRITE, CASE),                   \
                  .title = T(title_), .menu = MENU_CASES)                                                    \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                bool open;                                                                                   \
                TRY(part_##_to_change(r, rtx_of(tx), grant_of(g), &v, &open));                               \
                return open ? plan_part_back(r, crud_save_in(r, tx, g, &part_##_entity, req_id(r, 2), &v),   \
                                             S("saved"))                                                     \
                            : OK;                                                                            \
        }                                                                                                    \
        CASE_GET(part_##_ask_delete, "/plan/:" path_ "/:/loeschen", NEED(CASE_WRITE, CASE),                  \
                 .title = T(title_), .menu = MENU_CASES)                                                     \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                bool open;                                                                                   \
                TRY(part_##_to_change(r, tx, g, &v, &open));                                                 \
                return open ? crud_ask_delete_in(r, tx, g, &part_##_entity, req_id(r, 2), &v) : OK;          \
        }                                                                                                    \
        CASE_POST(part_##_delete, "/plan/:" path_ "/:/loeschen", NEED(CASE_WRITE, CASE), .title = T(title_), \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                bool open;                                                                                   \
                TRY(part_##_to_change(r, rtx_of(tx), grant_of(g), &v, &open));                               \
                return open ? plan_part_back(r, crud_delete_in(r, tx, g, &part_##_entity, req_id(r, 2), &v), \
                                             S("deleted"))                                                   \
                            : OK;                                                                            \
        }

#endif
