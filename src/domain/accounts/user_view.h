/* Parts of the pages of one account. */
#ifndef DOMAIN_ACCOUNTS_USER_VIEW_H
#define DOMAIN_ACCOUNTS_USER_VIEW_H

#include "domain/accounts/account.h"
#include "web/ui.h"

/* „geschlossen“, „eingeladen“ or nothing. */
struct badge user_state_badge(const struct account_data *d);
/* Roles with who asked and who agreed, buttons to end them, and a form to give another one. */
enum err user_roles_panel(struct req *r, struct rtx *tx, const struct account_data *d);
/* Link, second factor, closing. */
void user_access_panel(struct req *r, const struct account_data *d);
/* The page that shows a new link, once. */
enum err user_link_page(struct req *r, struct rtx *tx, int64_t user_id, const struct account_link *l);
/* One tick box of the field "role". */
void user_role_box(struct req *r, enum role role);
/* „Gilt für“: all sites or one (field "reach"). */
enum err user_reach_select(struct req *r, struct rtx *tx);
enum err user_reach_read(struct req *r, struct rtx *tx, int64_t *site_id);

#endif
