/* Words, badges, addresses and the small forms that the pages of reports share. */
#ifndef DOMAIN_REPORTS_REPORTS_UI_H
#define DOMAIN_REPORTS_REPORTS_UI_H

#include "domain/cases/case_frame.h"
#include "domain/reports/reports.h"

struct url reports_url(struct arena *a, int64_t case_id);
struct url report_request_url(const struct record *request, struct arena *a);
struct url report_paper_url(const struct record *report, struct arena *a);

/* „Frist überschritten“, „wartet“, „eingegangen“ … */
struct badge report_request_badge(const struct report_state *s);
/* „angefordert am 28.03.2025 · Frist 11.04.2025, seit 3 Tagen vorbei · 1 Erinnerung“ */
struct str report_request_meta(struct rtx *tx, const struct record *request, size_t reminders);
/* The one thing to do next, in one click; no label when nothing is to be done. */
struct action report_request_action(struct req *r, const struct report_file *f, const struct record *request);
struct badge report_paper_badge(const struct record *report);

/* Fields that the general detail leaves out, as far as the reader may see them and they are given. */
enum err report_values_draw(struct req *r, struct rtx *tx, const struct record *rec, const size_t *field,
                            size_t n);

/* One field of a record, for a form of its own although the usual form leaves it out. */
struct field report_field(const struct case_entity *e, size_t field);
/* A page with one small form about a request or a paper, up to its fields; ends with report_form_end. */
struct report_form {
        struct str title, intro, section, submit;
        struct url section_to, action;
        int64_t version;
        bool files;
        struct case_frame frame; /* filled by report_form_begin */
        struct form_view view;
};
enum err report_form_begin(struct req *r, struct rtx *tx, const struct grant *g, struct report_form *f);
void report_form_end(struct req *r, const struct report_form *f);
/*
 * After a rule said no: the page as it was drawn again (drawn: what drawing gave), or, when the state has moved on, a message on
 * the page `to`.
 */
enum err report_answer(struct req *r, enum err e, enum err drawn, struct url to);

/*
 * H1, H3: why this recipient may not be asked yet, with the way to the release. Nothing when it is there. form: the number on
 * the page of the form that goes on afterwards with what was typed; 0: there is none.
 */
enum err report_release_hint(struct req *r, struct rtx *tx, const struct grant *g, int64_t recipient,
                             int form, bool *missing);

#endif
