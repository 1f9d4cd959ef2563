/* How money looks on pages, here and in other subjects. */
#ifndef DOMAIN_FUNDING_FUNDING_UI_H
#define DOMAIN_FUNDING_FUNDING_UI_H

#include "domain/funding/funding.h"
#include "web/ui.h"

enum err funding_badge(struct req *r, struct rtx *tx, struct str status, struct badge *out);
/* „Zugesagt sind 4.850,00 €, das deckt die Kosten.“, or what is still open. */
struct str funding_cover_sentence(struct arena *a, const struct funding_cover *c);
/* Beside a version: each measure with costs or fundings, and what is open; then what is in the plan no more. */
enum err funding_plan_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct plan_file *p);
/* Beside an organisation: what may be promised in its name. Nothing when there is no frame. */
enum err frame_panel(struct req *r, struct rtx *tx, int64_t funder_id);
/* For option_source: frames by name, such as „Rentenversicherung Musterland: technische Hilfen, bis 2.500,00 €“. */
enum err frame_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n);

#endif
