/* POST /spalten: the choice of columns of a list, from the list itself and back to it. */
#include "web/columns.h"
#include "web/page.h"

static bool is_page(struct str name)
{
        for (size_t i = 0; all_pages[i]; i++)
                if (str_eq(str_of(all_pages[i]->name), name))
                        return true;
        return false;
}

PAGE_POST(columns_choose, "/spalten", NEED_SIGNED_IN, .title = T("Spalten"))
(struct req *r, struct wtx *tx)
{
        struct str page = req_field(r, S("liste")), before, chosen;
        if (!is_page(page))
                return ERR_INVALID;
        TRY(columns_get(rtx_of(tx), page, &before));
        TRY(columns_read(r, before, &chosen));
        TRY(columns_set(tx, page, chosen));
        req_redirect_said(r, url_local(r->arena, req_field(r, S("zurueck"))), S("columns"));
        return OK;
}
