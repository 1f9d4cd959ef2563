/* What the pages of this folder have in common. */
#ifndef DOMAIN_ASSESSMENT_ASSESSMENT_UI_H
#define DOMAIN_ASSESSMENT_ASSESSMENT_UI_H

#include "domain/assessment/capability.h"
#include "web/ui.h"

/* A button at the foot of a panel, for what belongs to this panel only. */
void panel_foot(struct req *r, struct action a);
/* „ (Gutachten, 24.03.2025)“ */
struct str said_by(struct arena *a, struct str who, struct str paper, struct date on);
struct badge match_badge(enum capability_match m);
/* One load class as a table: reports beside the client, divergences by word and shape. what: „Körper“; person: „Frau Albers“. */
enum err capability_table(struct req *r, struct rtx *tx, const struct grant *g, struct str what,
                          struct str person, const struct capability_line *line, size_t n);

#endif
