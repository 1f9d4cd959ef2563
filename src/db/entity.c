#include "db/entity_inner.h"

#include "db/grant_private.h"

/* Made by the collector of the build. */
extern const struct entity *const all_entities[];

/* Set once at start, before the first transaction; the same for every connection of the process. */
static struct ent_hooks hooks;

const struct ent_hooks *ent_hooks(void)
{
        return &hooks;
}

void ent_history_set(ent_history_fn *fn)
{
        hooks.history = fn;
}

void ent_search_set(ent_history_fn *fn)
{
        hooks.search = fn;
}

void ent_follow_set(ent_history_fn *fn)
{
        hooks.follow = fn;
}

void ent_secret_set(struct secret_box box)
{
        hooks.box = box;
}

int ent_field(const struct entity *e, struct str key)
{
        for (size_t i = 0; i < e->n; i++)
                if (str_eq(e->fields[i].key, key))
                        return (int)i;
        return -1;
}

const struct entity *ent_by_name(struct str name)
{
        for (const struct entity *const *e = all_entities; *e; e++)
                if (str_eq((*e)->name, name))
                        return *e;
        return NULL;
}

const struct grant *grant_of(const struct wgrant *g)
{
        return &g->g;
}

bool grant_writes(const struct grant *g)
{
        return g->writes;
}

int64_t grant_case(const struct grant *g)
{
        must(g->case_id > 0);
        return g->case_id;
}
