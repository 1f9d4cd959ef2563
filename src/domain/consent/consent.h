/* What the client allowed: the entities of this folder, and the rules of consent_rule.h over what is stored in a case. */
#ifndef DOMAIN_CONSENT_CONSENT_H
#define DOMAIN_CONSENT_CONSENT_H

#include "db/stmt.h"
#include "domain/consent/consent_rule.h"

#define ENTITY_NAME consent
#define ENTITY_PREFIX CONSENT
#define ENTITY_DEF "domain/consent/consent.def"
#include "db/entity_decl.h"
#define ENTITY_NAME disclosure
#define ENTITY_PREFIX DISCLOSURE
#define ENTITY_DEF "domain/consent/disclosure.def"
#include "db/entity_decl.h"

/* One record as far as rules need it. */
struct consent_fact consent_fact_of(const struct record *r);
/* Signed, refused or withdrawn: it stands as it is. */
bool consent_is_fixed(const struct record *consent);
/*
 * All consents of the case for the rules, in the order of their ids; record: the same rows, may be NULL. Without the employer
 * of the case: what is signed names its party, only a question towards "the employer" needs him.
 */
enum err consent_file_of(struct rtx *tx, const struct grant *g, struct record **record,
                         struct consent_file *out);
/* Is there a valid consent of this kind at this day? recipient 0: nobody in particular. H1–H4 */
enum err consent_valid(struct rtx *tx, const struct grant *g, enum consent_kind kind, int64_t recipient,
                       struct date on, bool *out);

/* What a rule says about one case, in words for people. */
struct consent_ruling {
        bool allowed;
        struct str rule;       /* "H4"; empty when allowed */
        struct str reason;     /* „Frau Albers hat dem Kontakt zum Arbeitgeber noch nicht zugestimmt.“ */
        enum consent_kind ask; /* the consent that would open the way, for the link to its form */
        int64_t recipient_id;  /* towards whom */
};
/* Why there is no valid consent of this kind; the decision page asks for CONSENT_TO_PARTICIPATE (H5). */
enum err consent_needed(struct rtx *tx, const struct grant *g, enum consent_kind kind, int64_t recipient,
                        struct date on, struct consent_ruling *out);
/*
 * May this content go to this recipient at this day? The dry check before a document is drawn; it opens nothing, only
 * disclosure_make does. content: codes of disclosure_content.
 */
enum err consent_disclosure_check(struct rtx *tx, const struct grant *g, int64_t recipient,
                                  struct str content, struct date on, struct consent_ruling *out);
/*
 * A contact in the course of the case. party, initiator, way: their codes; organisation may be 0. What we begin must be
 * allowed (H1, H4). What the other side begins is allowed always: then reason is a hint, or empty.
 */
enum err consent_contact_check(struct rtx *tx, const struct grant *g, struct str party, struct str initiator,
                               struct str way, int64_t organisation, struct date on,
                               struct consent_ruling *out);
/*
 * Withdraws at this day, together with every other valid consent of the same subject (H10): afterwards nothing that this
 * consent would have carried is allowed. ERR_INVALID when the same was signed again after that day.
 */
enum err consent_withdraw(struct wtx *tx, const struct wgrant *g, struct record *consent, struct date on,
                          struct str note, struct errs *errs);

/* Mail that stands on a disclosure or a consent is asked again right before it leaves (core/mail.h). Once per process. */
void consent_mail_start(void);

#endif
