#include "domain/organisations/organisation_ui.h"

#include "domain/organisations/organisation.h"

enum { OPTIONS_MAX = 2000 };

/* „Nordmetall, Werk Emden (Emden)“ */
static struct str label_of(struct arena *a, const struct organisation_line *o)
{
        struct str name = organisation_line_name(a, o);
        return str_empty(o->city) ? name : str_join(a, name, S(" ("), o->city, S(")"));
}

enum err organisation_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct organisation_line *o;
        int64_t total;
        size_t rows;
        struct organisation_query q = {.current = true, .sort = S("name"), .limit = OPTIONS_MAX};
        TRY(organisation_list(tx, &q, &o, &rows, &total));
        *out = NEW_ARRAY(r->arena, struct ui_option, rows + 1);
        for (size_t i = 0; i < rows; i++)
                (*out)[i] = (struct ui_option){.code = str_from_int(r->arena, o[i].id),
                                               .label = label_of(r->arena, &o[i])};
        *n = rows;
        return OK;
}

enum err organisation_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out)
{
        (void)r;
        return organisation_name(tx, id, out);
}

/* ---- contact persons ---- */

static struct str contact_label(struct arena *a, const struct contact_place *c)
{
        return str_join(a, str_join_with(a, S(", "), c->name, c->position), S(" ("), c->organisation, S(")"));
}

enum err contact_person_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct contact_place *c;
        TRY(contact_person_all(tx, OPTIONS_MAX, &c, n));
        *out = NEW_ARRAY(r->arena, struct ui_option, *n + 1);
        for (size_t i = 0; i < *n; i++)
                (*out)[i] = (struct ui_option){.code = str_from_int(r->arena, c[i].id),
                                               .label = contact_label(r->arena, &c[i])};
        return OK;
}

enum err contact_person_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out)
{
        struct contact_place *c;
        size_t n;
        TRY(contact_person_places(tx, &id, 1, &c, &n));
        *out = n ? contact_label(r->arena, c) : S("");
        return OK;
}
