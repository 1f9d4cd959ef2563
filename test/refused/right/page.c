#include "web/ui.h"
PAGE_GET(right, "/right", NEED(CASE_READ, CASE), .title = T("Right"))
(struct req *r, struct rtx *tx)
{
        return r && tx ? OK : ERR_INTERNAL;
}
