/* One appointment as a file for other calendars: no names unless the office allows them. */
#include "domain/calendar/feed.h"
#include "domain/help/help_view.h"
#include "web/page.h"

CASE_GET(appointment_file, "/termine/:/kalenderdatei", NEED(CASE_READ, SCHEDULE), .title = T("Kalenderdatei"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct str bytes;
        TRY(invitation_write(tx, g, req_id(r, 1), &(struct invitation){.method = ICS_PUBLISH}, &bytes));
        r->why = CONST_NAME("calendar_file");
        req_download(r, S("text/calendar; charset=utf-8"), S("termin.ics"), bytes);
        return OK;
}

HELP_TEXT(
        appointment_file, "/faelle/:/termine/:/kalenderdatei", T("Kalenderdatei"),
        T("Dieser Termin als Datei für ein anderes Kalenderprogramm. Namen stehen nur darin, wenn Ihr Haus es erlaubt."))
