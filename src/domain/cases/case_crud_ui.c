#include "domain/cases/case_crud_ui.h"

#include "domain/cases/case_frame.h"

enum err case_crud(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *v)
{
        struct case_head head;
        struct arena *a = r->arena;
        struct crumb *crumb = NEW_ARRAY(a, struct crumb, 2);
        TRY(case_head(tx, g, &head));
        struct str person = case_person(a, &head);
        crumb[0] = (struct crumb){_("Fälle"), url_path(a, "/faelle")};
        crumb[1] = (struct crumb){person, url_path(a, "/faelle/:", head.id)};
        v->crumb = crumb;
        v->crumbs = 2;
        v->over = str_join(a, person, S(" · "), head.number);
        return OK;
}
