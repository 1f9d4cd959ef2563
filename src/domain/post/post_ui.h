/* A mail in words. */
#ifndef DOMAIN_POST_POST_UI_H
#define DOMAIN_POST_POST_UI_H

#include "core/mail.h"
#include "web/ui.h"

/* unterwegs, wartet, zugestellt, nicht zugestellt, angehalten */
struct badge post_badge(const struct mail_line *m);
/* „Der Mailserver antwortet nicht. Nächster Versuch 06.05.2025, 08:04 Uhr.“; empty when there is nothing to say. */
struct str post_reason(struct arena *a, const struct mail_line *m);
/* „Renate Albers, renate@musterau.example“ */
struct str post_recipient(struct arena *a, const struct mail_line *m);
/* May it be tried again at once? */
bool post_may_retry(const struct mail_line *m);
/* A warning above the pages of a case while one of its mails did not arrive. */
enum err post_case_warning(struct req *r, struct rtx *tx, const struct grant *g);

#endif
