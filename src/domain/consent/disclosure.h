/*
 * What leaves the house. struct disclosure is proof that it may: rendering for a third party takes one, and only
 * disclosure_make makes one, in the transaction in which the row about it is written. H2, H6, H10; CMB 1.C
 */
#ifndef DOMAIN_CONSENT_DISCLOSURE_H
#define DOMAIN_CONSENT_DISCLOSURE_H

#include "domain/consent/consent.h"

/* What is to leave: content is codes of disclosure_content, way a code of disclosure_way. */
struct disclosure_data {
        int64_t recipient_id;
        struct str content, summary, way;
        struct date on;
        struct str about; /* which paper, such as "plan:7"; may be empty */
};
/*
 * Writes down what left on that day. ERR_INVALID with the reason in errs when the consents of that day did not allow it.
 * Opens nothing: the past is only recorded. id may be NULL.
 */
enum err disclosure_record(struct wtx *tx, const struct wgrant *g, const struct disclosure_data *d,
                           struct errs *errs, int64_t *id);

/* Was this content given to this recipient on that day or before? */
enum err disclosure_given(struct rtx *tx, const struct grant *g, int64_t recipient, struct str content,
                          struct date on, bool *out);

/* Those of this paper to this recipient, oldest first. */
enum err disclosures_about(struct rtx *tx, const struct grant *g, int64_t recipient, struct str about,
                           struct record **out, size_t *n);

/*
 * Everything that may go to this recipient today, and the diagnoses that are named to him: for writing a letter before it leaves.
 * Opens nothing.
 */
enum err disclosure_released(struct rtx *tx, const struct grant *g, int64_t recipient, struct str *content,
                             struct str *diagnoses);

struct disclosure;
/*
 * The same, and the proof for the renderer. The consents must hold on the day of the disclosure and still today, so that
 * nobody gets round a withdrawal by an earlier date.
 */
enum err disclosure_make(struct wtx *tx, const struct wgrant *g, const struct disclosure_data *d,
                         struct errs *errs, const struct disclosure **out);
/*
 * Again for what lies ready to leave, such as queued mail: ERR_DENIED when a consent has ended since. id: of the row.
 */
enum err disclosure_renew(struct rtx *tx, const struct grant *g, int64_t id, const struct disclosure **out);

int64_t disclosure_id(const struct disclosure *d);
int64_t disclosure_case(const struct disclosure *d);
int64_t disclosure_recipient(const struct disclosure *d);
/* The paper it was made for, or empty. */
struct str disclosure_about(const struct disclosure *d);
/* Does it open this content? A renderer leaves out what it does not open. */
bool disclosure_opens(const struct disclosure *d, struct str content);
/* The diagnoses that may be named to this recipient, one per line, as the client released them; empty if none. */
struct str disclosure_diagnoses(const struct disclosure *d);

#endif
