/*
 * A detour: what a form's list lacks is made on its own page, and then the form goes on with it.
 *
 * A field that refers to an entity offers „Nicht dabei?“ when a page says that it makes one (.makes of PAGE_POST). The button
 * sends the form; what was typed is parked, and the way leads to that page. When it has made the record (r->made), or
 * was left, the form is drawn with everything that was typed and with the new record chosen. Files are chosen again.
 *
 * A form that is refused because something is missing (a consent, H1–H4) leads there and back the same way: ui_detour.
 */
#ifndef WEB_DETOUR_H
#define WEB_DETOUR_H

#include "db/stmt.h"
#include "web/page.h"

/*
 * Name of the button. Its value is words: the entity, the key of the field that takes the new record („-“: none takes it),
 * then what its page is asked with, as name=value.
 */
#define DETOUR_BUTTON "_umweg"

/* The page that makes one record of the entity, if this actor may use it; else NULL. */
const struct page *detour_page(const struct req *r, struct str entity);
/* A form with this action can be drawn again by a GET of the same address. */
bool detour_possible(const struct req *r, struct url action);

/* The button was pressed: parks the form and sets r->location. ERR_INVALID if no page makes such a record. */
enum err detour_begin(struct req *r, struct wtx *tx);
/* On the page that makes it: did somebody come from a form, and where does „Abbrechen“ lead? */
bool detour_under_way(const struct req *r);
struct url detour_cancel(struct req *r);
/* The way back with a record that was there all along. */
struct url detour_choose(struct req *r, int64_t id);
/* After r->made: sets r->location to the form. Parked text that is gone (a day later) changes nothing. */
enum err detour_end(struct req *r, struct rtx *tx);
/* Back at the form, which parked_resume has filled with what was typed: the new record is chosen. */
void detour_resume(struct req *r);

#endif
