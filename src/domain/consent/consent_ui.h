/* What the pages of consents and disclosures share. */
#ifndef DOMAIN_CONSENT_CONSENT_UI_H
#define DOMAIN_CONSENT_CONSENT_UI_H

#include "domain/cases/case_crud_ui.h"
#include "domain/consent/consent.h"

/* The view of consents in this case, with the crumbs of the case. */
enum err consent_view_of(struct req *r, struct rtx *tx, const struct grant *g, struct crud_view *out);
/* „Kontakt zum Arbeitgeber: Nordhafen Logistik GmbH“ */
enum err consent_title(struct req *r, struct rtx *tx, const struct record *consent, struct str *out);
/* erteilt, läuft ab, widerrufen, abgelaufen, abgelehnt, nicht unterschrieben */
struct badge consent_record_badge(struct rtx *tx, const struct consent_file *file,
                                  const struct record *consent);
/* „Leistungsbild, Beruf und Qualifikation ja, Diagnosen nein“; empty for kinds that pass nothing on, or without the right. */
enum err consent_content_text(struct req *r, struct rtx *tx, const struct record *consent, struct str *out);
/* Where it stands in the file. */
size_t consent_index_of(const struct consent_file *file, const struct record *consent);
/* The address of the form that would open the way. */
struct url consent_ask_url(struct arena *a, int64_t case_id, const struct consent_ruling *ruling);
/* „Einwilligung erfassen“, with what hinders; the form of that number on the page goes on afterwards with what was typed; 0: there is none. */
void consent_ruling_draw(struct req *r, const struct consent_ruling *ruling, struct str what, int form);
/* The button alone. */
void consent_ask_draw(struct req *r, const struct consent_ruling *ruling, int form);

#endif
