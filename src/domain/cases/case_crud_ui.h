/* Pages of an entity of a case (web/crud.h) with the head that every page of a case has. */
#ifndef DOMAIN_CASES_CASE_CRUD_UI_H
#define DOMAIN_CASES_CASE_CRUD_UI_H

#include "domain/cases/case.h"
#include "web/crud.h"

/* Head of a view, as .frame: fills the crumbs „Fälle › Renate Albers“ and the line „Renate Albers · CMB-2025-014“ in. */
enum err case_crud(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v);

/*
 * The pages of an entity of a case below "/faelle/:"; class_ is the data class they show and change. They use id##_entity and
 * define id##_view; what follows goes into the view (web/crud.h), as .preset.
 *   CASE_PAGES(drive, "/fahrtkosten", CASE, N_("Fahrt"), N_("Fahrtkosten"), 180, .sort = K("-driven_on"))
 * All of them with the generic list, at this place of the case menu (0: none). With a list of its own: CASE_RECORD_PAGES, which
 * are new, show, edit, history; CASE_DELETE_PAGES behind either lets records be deleted.
 */
#define CASE_PAGES(id, path_, class_, title_, plural_, order_, ...)                                          \
        CASE_RECORD_PAGES(id, path_, class_, title_, ##__VA_ARGS__)                                          \
        CASE_GET(id##_list, path_, NEED(CASE_READ, class_), .title = T(plural_), .menu = MENU_CASES,         \
                 .menu_order = order_)                                                                       \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                return crud_list_in(r, tx, g, &id##_entity, &id##_view);                                     \
        }
#define CASE_RECORD_PAGES(id, path_, class_, title_, ...)                                                    \
        static const struct crud_view id##_view = {.list = "/faelle/:" path_,                                \
                                                   .one = "/faelle/:" path_ "/:",                            \
                                                   .frame = case_crud,                                       \
                                                   ##__VA_ARGS__};                                           \
        CASE_GET(id##_new, path_ "/neu", NEED(CASE_WRITE, class_), .title = T(title_), .menu = MENU_CASES)   \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                return crud_new_in(r, tx, g, &id##_entity, NULL, &id##_view);                                \
        }                                                                                                    \
        CASE_POST(id##_create, path_ "/neu", NEED(CASE_WRITE, class_), .title = T(title_),                   \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                return crud_save_new_in(r, tx, g, &id##_entity, NULL, &id##_view);                           \
        }                                                                                                    \
        CASE_GET(id##_show, path_ "/:", NEED(CASE_READ, class_), .title = T(title_), .menu = MENU_CASES)     \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                return crud_show_in(r, tx, g, &id##_entity, req_id(r, 1), &id##_view);                       \
        }                                                                                                    \
        CASE_GET(id##_edit, path_ "/:/bearbeiten", NEED(CASE_WRITE, class_), .title = T(title_),             \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                return crud_edit_in(r, tx, g, &id##_entity, req_id(r, 1), &id##_view);                       \
        }                                                                                                    \
        CASE_POST(id##_update, path_ "/:/bearbeiten", NEED(CASE_WRITE, class_), .title = T(title_),          \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                return crud_save_in(r, tx, g, &id##_entity, req_id(r, 1), &id##_view);                       \
        }                                                                                                    \
        CASE_GET(id##_history, path_ "/:/verlauf", NEED(CASE_READ, class_), .title = T(title_),              \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                return crud_history_in(r, tx, g, &id##_entity, req_id(r, 1), &id##_view);                    \
        }
#define CASE_DELETE_PAGES(id, path_, class_, title_)                                                         \
        CASE_GET(id##_ask_delete, path_ "/:/loeschen", NEED(CASE_WRITE, class_), .title = T(title_),         \
                 .menu = MENU_CASES)                                                                         \
        (struct req * r, struct rtx * tx, const struct grant *g)                                             \
        {                                                                                                    \
                return crud_ask_delete_in(r, tx, g, &id##_entity, req_id(r, 1), &id##_view);                 \
        }                                                                                                    \
        CASE_POST(id##_delete, path_ "/:/loeschen", NEED(CASE_WRITE, class_), .title = T(title_),            \
                  .menu = MENU_CASES)                                                                        \
        (struct req * r, struct wtx * tx, const struct wgrant *g)                                            \
        {                                                                                                    \
                return crud_delete_in(r, tx, g, &id##_entity, req_id(r, 1), &id##_view);                     \
        }

#endif
