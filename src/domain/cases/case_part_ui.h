/*
 * Pages of records that belong to another record of the case: those of a workplace, of a visit. The parent of the address is
 * checked before anything is read or written, and what was saved is seen on the parent's page.
 *
 *   static const struct case_part solution_part = {.entity = &solution_entity, .parent = &workplace_entity,
 *           .field = SOLUTION_workplace_id, .list = "/faelle/:/plaetze/:/loesungen",
 *           .one = "/faelle/:/plaetze/:/loesungen/:", .parents = "/faelle/:/plaetze"};
 *   CASE_PART_PAGES(solution, "/plaetze/:/loesungen", EMPLOYER, solution_part, N_("Lösung"))
 */
#ifndef DOMAIN_CASES_CASE_PART_UI_H
#define DOMAIN_CASES_CASE_PART_UI_H

#include "domain/cases/case_crud_ui.h"

struct case_part {
        const struct case_entity *entity, *parent;
        size_t field;                     /* names the parent */
        const char *list, *one, *parents; /* parents: list of the parents; one of them is below it */
        void (*preset)(struct req *r, struct record *rec);
};
/* The view with crumbs down to the parent. id 0: a new one. ERR_NOT_FOUND when the record is of another parent. */
enum err case_part_view(struct req *r, struct rtx *tx, const struct grant *g, const struct case_part *p,
                        int64_t id, struct crud_view *out);
struct record *case_part_new(struct req *r, const struct case_part *p);
enum err case_part_back(struct req *r, const struct case_part *p, enum err e, struct str said);

/* new, show, edit, history, delete below "/faelle/:"; a list of its own stands beside them. */
#define CASE_PART_PAGES(id, path_, class_, part, title_)                                                     \
        CASE_GET(id##_new, path_ "/neu", NEED(CASE_WRITE, class_), .title = T(title_), .menu = MENU_CASES)   \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                TRY(case_part_view(r, tx, g, &(part), 0, &v));                                               \
                return crud_new_in(r, tx, g, (part).entity, case_part_new(r, &(part)), &v);                  \
        }                                                                                                    \
        CASE_POST(id##_create, path_ "/neu", NEED(CASE_WRITE, class_), .title = T(title_),                   \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                struct record *rec = case_part_new(r, &(part));                                              \
                TRY(case_part_view(r, rtx_of(tx), grant_of(g), &(part), 0, &v));                             \
                return case_part_back(r, &(part), crud_save_new_in(r, tx, g, (part).entity, rec, &v),        \
                                      S("created"));                                                         \
        }                                                                                                    \
        CASE_GET(id##_show, path_ "/:", NEED(CASE_READ, class_), .title = T(title_), .menu = MENU_CASES)     \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                TRY(case_part_view(r, tx, g, &(part), req_id(r, 2), &v));                                    \
                return crud_show_in(r, tx, g, (part).entity, req_id(r, 2), &v);                              \
        }                                                                                                    \
        CASE_GET(id##_edit, path_ "/:/bearbeiten", NEED(CASE_WRITE, class_), .title = T(title_),             \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                TRY(case_part_view(r, tx, g, &(part), req_id(r, 2), &v));                                    \
                return crud_edit_in(r, tx, g, (part).entity, req_id(r, 2), &v);                              \
        }                                                                                                    \
        CASE_POST(id##_update, path_ "/:/bearbeiten", NEED(CASE_WRITE, class_), .title = T(title_),          \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                TRY(case_part_view(r, rtx_of(tx), grant_of(g), &(part), req_id(r, 2), &v));                  \
                return case_part_back(r, &(part), crud_save_in(r, tx, g, (part).entity, req_id(r, 2), &v),   \
                                      S("saved"));                                                           \
        }                                                                                                    \
        CASE_GET(id##_ask_delete, path_ "/:/loeschen", NEED(CASE_WRITE, class_), .title = T(title_),         \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                TRY(case_part_view(r, tx, g, &(part), req_id(r, 2), &v));                                    \
                return crud_ask_delete_in(r, tx, g, (part).entity, req_id(r, 2), &v);                        \
        }                                                                                                    \
        CASE_POST(id##_delete, path_ "/:/loeschen", NEED(CASE_WRITE, class_), .title = T(title_),            \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                TRY(case_part_view(r, rtx_of(tx), grant_of(g), &(part), req_id(r, 2), &v));                  \
                return case_part_back(r, &(part), crud_delete_in(r, tx, g, (part).entity, req_id(r, 2), &v), \
                                      S("deleted"));                                                         \
        }                                                                                                    \
        CASE_GET(id##_history, path_ "/:/verlauf", NEED(CASE_READ, class_), .title = T("Änderungen"),        \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                struct crud_view v;                                                                          \
                TRY(case_part_view(r, tx, g, &(part), req_id(r, 2), &v));                                    \
                return crud_history_in(r, tx, g, (part).entity, req_id(r, 2), &v);                           \
        }

#endif
