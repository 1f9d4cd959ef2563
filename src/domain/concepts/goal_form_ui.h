/* What was said about a goal, as a form: each source stands by itself, own words first. */
#ifndef DOMAIN_CONCEPTS_GOAL_FORM_UI_H
#define DOMAIN_CONCEPTS_GOAL_FORM_UI_H

#include "domain/concepts/method_ui.h"

/* The form of one goal with its button; s holds the statements of the goal, secrets opened where the reader sees them. */
enum err goal_form_draw(struct req *r, struct rtx *tx, const struct goal_state *s,
                        const struct performance_goal *goal, const struct case_head *head,
                        const struct form_view *form);
/* What was typed becomes statements; added: how many are new. ERR_INVALID fills r->errs with all mistakes of the form at once. */
enum err goal_form_save(struct req *r, struct wtx *tx, const struct wgrant *g,
                        const struct performance_goal *goal, size_t *added);

#endif
