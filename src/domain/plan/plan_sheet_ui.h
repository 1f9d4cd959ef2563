/* The sheet of a plan to be signed, for those who may read it. */
#ifndef DOMAIN_PLAN_PLAN_SHEET_UI_H
#define DOMAIN_PLAN_PLAN_SHEET_UI_H

#include "domain/cases/case_frame.h"
#include "domain/consent/disclosure.h"
#include "domain/plan/plan.h"

/*
 * proof: it goes to the employer, who signs it too (H2, H6). NULL: it stays with the client and in the house, and has no line
 * for the employer.
 */
enum err plan_sheet_draw(struct req *r, struct rtx *tx, const struct plan_file *p,
                         const struct case_head *head, const struct disclosure *proof);

#endif
