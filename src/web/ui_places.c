/* From any page of a case to any other one: what subjects declared with .menu_order, under the groups of the case. */
#include "web/places_view.h"
#include "web/ui_inner.h"

static const struct place_group *group_of(const struct page *p)
{
        for (size_t i = 0; all_place_groups[i]; i++)
                if (all_place_groups[i]->from == p->menu_order / LAYOUT_PLACE_GROUP * LAYOUT_PLACE_GROUP)
                        return all_place_groups[i];
        panic("a place of a case without a group");
}

static struct layout_entry entry_of(struct req *r, const struct page *p)
{
        return (struct layout_entry){
                .label = layout_label(p),
                .to = url_build(r->arena, p->path, (const int64_t[]){0, grant_case(r->grant)}, 1),
                .here = r->page == p,
                .within = r->page && layout_below(r->page, p),
        };
}

struct places_view ui_places_of(struct req *r)
{
        const struct page *page[LAYOUT_PLACES];
        size_t n = layout_case_places(r->actor, page);
        const struct place_group *last = NULL;
        struct layout_entry *entry = NEW_ARRAY(r->arena, struct layout_entry, n + 1);
        struct places_view v = {.group = NEW_ARRAY(r->arena, struct places_group, n + 1)};
        for (size_t i = 0; i < n; i++) {
                const struct place_group *group = group_of(page[i]);
                if (group != last)
                        v.group[v.groups++] = (struct places_group){
                                .label = group->label,
                                .id = str_join(r->arena, S("fall-"), str_from_int(r->arena, group->from)),
                                .entry = &entry[i]};
                last = group;
                entry[i] = entry_of(r, page[i]);
                v.group[v.groups - 1].entries++;
        }
        return v;
}
