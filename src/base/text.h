/* Text as people write it: UTF-8 at the door, folding for search and order, German number and money formats. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/base.h"

/* Valid UTF-8 without NUL, surrogates, overlong forms and C0 controls (tab, line feed, carriage return are allowed). */
bool text_valid(struct str s);
/*
 * For what is shown to whoever typed it: bytes that are no UTF-8 are read as the old Windows letters, so that no „ü“ is lost; what is
 * a letter nowhere goes. s itself if it is valid.
 */
struct str text_mended(struct arena *a, struct str s);
/* Number of code points. s must be valid. */
size_t text_length(struct str s);
/* The first n code points. */
struct str text_prefix(struct str s, size_t n);
/* Digits only, national: "+49 4921 / 55-0", "0049 (0) 4921 550" and "04921 550" are the same number. */
struct str text_phone(struct arena *a, struct str s);
/* At most n characters; „…“ is the last one where something is left out. */
struct str text_short(struct arena *a, struct str s, size_t n);
/* Normal form C (libunistring), line ends as \n, trimmed. Here and in text_fold s must be valid, else panic. */
struct str text_normal(struct arena *a, struct str s);
/* Search and sort key: lower case, ä→ae ö→oe ü→ue ß→ss, other accents off, blanks folded. Same order on both engines. */
struct str text_fold(struct arena *a, struct str s);
/* "1.234" */
struct str text_int(struct arena *a, int64_t n);
/* Cents as "4.850,00 €"; with a hyphen as minus, which spreadsheets understand. */
struct str text_money(struct arena *a, int64_t cents);
/* Reads "4.850,00 €", "4850", "4850,5", "4.850": cents. False when it is not an amount. */
bool text_money_parse(struct str s, int64_t *cents);
/* "1,4 MB", "230 KB" */
struct str text_bytes(struct arena *a, int64_t n);
/* Lower-case hexadecimal of bytes. */
struct str text_hex(struct arena *a, const void *bytes, size_t n);
/* The byte of two hexadecimal digits; false if they are none. */
bool text_unhex(struct str two_digits, char *out);

#endif
