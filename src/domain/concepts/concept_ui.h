/* What the pages below /verwaltung/fachkonzept have in common. */
#ifndef DOMAIN_CONCEPTS_CONCEPT_UI_H
#define DOMAIN_CONCEPTS_CONCEPT_UI_H

#include "domain/concepts/store.h"
#include "web/ui.h"

/* „Case Management …, Fassung 2“ */
struct str version_title(struct arena *a, const struct version_line *v);
/* Page head with breadcrumbs Verwaltung › Fachkonzept › <Fassung> › <title>; version NULL and title empty leave out their parts. */
void concept_head(struct req *r, const struct version_line *v, struct str title, const struct action *action,
                  size_t actions);
struct url version_url(struct arena *a, int64_t id);
/* "/verwaltung/fachkonzept/2/struktur" */
struct url version_sub_url(struct arena *a, int64_t id, struct str what);
/* A table of texts: columns labels, cells row by row. */
enum err concept_table(struct req *r, struct str title, const struct ui_column *column, size_t columns,
                       struct ui_cell *cell, size_t rows, struct str empty);

#endif
