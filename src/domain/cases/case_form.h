/* Fields of the forms of a case's life that are no entity fields of one record. */
#ifndef DOMAIN_CASES_CASE_FORM_H
#define DOMAIN_CASES_CASE_FORM_H

#include "domain/cases/case_frame.h"

extern const struct field case_manager_field, case_deputy_field, case_note_field, case_on_field,
        case_until_field, case_end_reason_field, case_status_field, case_load_reason_field;

/* S10: „Dies ist Ihr 26. laufender Fall …“, or the empty str when the load is fine. manager: 0 gives the empty str. */
enum err case_load_warning(struct req *r, struct rtx *tx, int64_t manager, struct str *out);

#endif
