/* What the requests and papers of a case add up to: the figures of 3.A and the suggestions for the items of 3.B. */
#ifndef DOMAIN_REPORTS_REPORTS_SUM_UI_H
#define DOMAIN_REPORTS_REPORTS_SUM_UI_H

#include "domain/reports/reports.h"
#include "web/ui.h"

struct report_sum {
        size_t asked, waiting, late, soon, in_time;
};
struct report_sum report_sum_of(struct rtx *tx, const struct report_file *f);
/* „Auswertung“: the marks of the papers beside the summary of the case. Only for readers of health. */
enum err report_sum_panel(struct req *r, struct rtx *tx, const struct grant *g, const struct report_file *f);

#endif
