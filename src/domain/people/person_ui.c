#include "domain/people/person_ui.h"

#include "domain/people/person.h"

enum { OPTIONS_MAX = 500 };

/* „Albers, Renate (12.03.1979)“: the day of birth tells namesakes apart. */
static struct str label_of(struct arena *a, const struct person_line *p)
{
        struct str name = person_line_name(a, p);
        return date_given(p->born) ? str_join(a, name, S(" ("), date_german(a, p->born), S(")")) : name;
}

enum err person_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct person_line *p;
        int64_t total;
        struct person_query q = {.sort = S("name"), .limit = OPTIONS_MAX};
        TRY(person_list(tx, r->actor, &q, &p, n, &total));
        struct ui_option *o = NEW_ARRAY(r->arena, struct ui_option, *n + 1);
        for (size_t i = 0; i < *n; i++)
                o[i] = (struct ui_option){.code = str_from_int(r->arena, p[i].id),
                                          .label = label_of(r->arena, &p[i])};
        *out = o;
        return OK;
}

enum err person_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out)
{
        return person_name(tx, r->actor, id, out);
}
