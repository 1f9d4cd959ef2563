/*
 * The files behind the attachments of a case: what they really are, sealed when they tell about health, never handed out in
 * a form that a browser would run. Field catalogue 6.4; H10
 */
#ifndef DOMAIN_ATTACHMENTS_ATTACHMENT_STORE_H
#define DOMAIN_ATTACHMENTS_ATTACHMENT_STORE_H

#include "domain/attachments/attachment.h"

/*
 * Adds the attachment with its file. name: as the sender called it. Kinds that always tell about health become medical.
 * ERR_INVALID fills errs (key "file": empty or too large).
 */
enum err attachment_add(struct wtx *tx, const struct wgrant *g, struct record *attachment, struct str name,
                        struct str body, struct errs *errs);
/* The file as it was uploaded. Whether the reader may have it is asked before: attachment_readable. */
enum err attachment_body(struct rtx *tx, const struct grant *g, const struct record *attachment,
                         struct str *out);
/* Is there a file behind the description? */
enum err attachment_stored(struct rtx *tx, const struct grant *g, int64_t id, bool *out);
/* The file goes; the record is deleted by the caller in the same transaction. */
enum err attachment_body_delete(struct wtx *tx, const struct wgrant *g, int64_t attachment_id);
/* Doctor's letters, expert and rehabilitation reports: medical whatever was ticked. */
bool attachment_kind_medical(struct str kind);

/* What the bytes are ("application/pdf"), whatever name they carry. */
struct str attachment_sniff(struct arena *a, struct str body);
/* The type it is sent with: what a browser could run or show as a page becomes plain bytes. */
struct str attachment_safe_mime(struct str mime);

#endif
