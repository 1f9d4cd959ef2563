/* For machines that watch the server: is it alive, and how much does it do. */
#include "db/stmt.h"
#include "web/metrics.h"
#include "web/page.h"

SQL(system_alive, one_int, "SELECT 1")

PAGE_GET(system_health, "/gesundheit", NEED_PUBLIC, .title = T("Zustand"))
(struct req *r, struct rtx *tx)
{
        struct one_int one;
        TRY(db_row(tx, &sql_system_alive, NO_ARGS, &one));
        r->plain = S("ok\n");
        return OK;
}

static bool is_loopback(struct str address)
{
        return str_starts(address, S("127.")) || str_eq(address, S("::1"));
}

/* Not for the world: only from the machine itself, not through a proxy. */
PAGE_GET(system_metrics, "/metriken", NEED_PUBLIC, .title = T("Messwerte"))
(struct req *r, struct rtx *tx)
{
        (void)tx;
        if (r->forwarded || !is_loopback(r->address))
                return ERR_NOT_FOUND;
        r->plain = metrics_text(r->arena);
        return OK;
}
