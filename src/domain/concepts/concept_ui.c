#include "domain/concepts/concept_ui.h"

struct str version_title(struct arena *a, const struct version_line *v)
{
        return str_join(a, v->title, _(", Fassung "), str_from_int(a, v->number));
}

struct url version_url(struct arena *a, int64_t id)
{
        return url_path(a, "/verwaltung/fachkonzept/:", id);
}

struct url version_sub_url(struct arena *a, int64_t id, struct str what)
{
        return url_code(a, version_url(a, id), what);
}

void concept_head(struct req *r, const struct version_line *v, struct str title, const struct action *action,
                  size_t actions)
{
        struct arena *a = r->arena;
        struct crumb crumb[4];
        size_t n = 0;
        struct url none = {S("")};
        struct str version = v ? str_join(a, _("Fassung "), str_from_int(a, v->number)) : S("");
        crumb[n++] = (struct crumb){_("Verwaltung"),
                                    actor_can(r->actor, CAP_MANAGE) ? url_path(a, "/verwaltung") : none};
        crumb[n++] = (struct crumb){_("Fachkonzept"), v ? url_path(a, "/verwaltung/fachkonzept") : none};
        if (v)
                crumb[n++] = (struct crumb){version, str_empty(title) ? none : version_url(a, v->id)};
        if (!str_empty(title))
                crumb[n++] = (struct crumb){title, none};
        if (!str_empty(title))
                r->title = title;
        else if (v)
                r->title = version_title(a, v);
        ui_head(r, &(struct page_head){.over = v && !str_empty(title) ? version_title(a, v) : S(""),
                                       .crumb = crumb,
                                       .crumbs = n,
                                       .action = action,
                                       .actions = actions});
}

enum err concept_table(struct req *r, struct str title, const struct ui_column *column, size_t columns,
                       struct ui_cell *cell, size_t rows, struct str empty)
{
        return ui_table(r, &(struct table_view){.caption = title,
                                                .title = title,
                                                .column = column,
                                                .columns = columns,
                                                .cell = cell,
                                                .rows = rows,
                                                .total = (int64_t)rows,
                                                .empty = empty});
}
