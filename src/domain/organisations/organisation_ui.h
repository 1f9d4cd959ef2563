/* What pages of other subjects show of organisations: options of a reference and the name behind one. */
#ifndef DOMAIN_ORGANISATIONS_ORGANISATION_UI_H
#define DOMAIN_ORGANISATIONS_ORGANISATION_UI_H

#include "web/ui.h"

/*
 * Organisations by name, without those the office no longer works with, at most 2000; for option_source.refs of
 * "organisation". Their names are no secret to anyone who fills in a form: only the office's own partners stand here.
 */
enum err organisation_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n);
/* For option_source.name of "organisation". */
enum err organisation_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out);

/* Contact persons as „Sabine Brandt, Personalleiterin (Nordhafen Logistik GmbH)“, and the name behind one. */
enum err contact_person_options(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n);
enum err contact_person_option_name(struct req *r, struct rtx *tx, int64_t id, struct str *out);

#endif
