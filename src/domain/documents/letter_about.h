/* Inside of this folder: what a letter is about learns what became of it. */
#ifndef DOMAIN_DOCUMENTS_LETTER_ABOUT_H
#define DOMAIN_DOCUMENTS_LETTER_ABOUT_H

#include "domain/documents/letter.h"

/*
 * Its subject discloses by itself what this letter tells: a request or a reminder leaves with it. Then done, and the proof of that
 * one disclosure; the same thing is never written down twice. ERR_INVALID with the reason under the empty key.
 */
enum err letter_about_disclose(struct wtx *tx, const struct wgrant *g, const struct record *letter,
                               struct str way, struct date on, struct errs *errs, bool *done,
                               const struct disclosure **out);
/* It left the house: the appointment was confirmed (W3). */
enum err letter_about_left(struct wtx *tx, const struct wgrant *g, const struct record *letter);

#endif
