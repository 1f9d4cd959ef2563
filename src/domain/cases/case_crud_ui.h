/* Pages of an entity of a case (web/crud.h) with the head that every page of a case has. */
#ifndef DOMAIN_CASES_CASE_CRUD_UI_H
#define DOMAIN_CASES_CASE_CRUD_UI_H

#include "domain/cases/case.h"
#include "web/crud.h"

/* Fills the crumbs „Fälle › Renate Albers“ and the line „Renate Albers · CMB-2025-014“ of the view. */
enum err case_crud(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v);

#endif
