/*
 * From bytes of a request to decoded, valid text. Everything here works on the complete body and is fuzzed.
 * Errors: ERR_INVALID for a wrong encoding or form, ERR_LIMIT above a stated maximum.
 */
#ifndef WEB_PARSE_H
#define WEB_PARSE_H

#include "web/request.h"

/* %XX decoded; with plus, '+' is a blank. ERR_INVALID for a broken %, NUL, control characters, wrong UTF-8. */
enum err parse_percent(struct arena *a, struct str s, bool plus, struct str *out);
/*
 * "a=1&b=2": keys as they are, values by text_normal. Adds to the form. Here and below: what has a wrong encoding is mended
 * and a file that is too large is left out, so that the rest can be shown again; the result is an error all the same.
 */
enum err parse_urlencoded(struct arena *a, struct str s, struct form *f);
/* multipart/form-data; content_type holds the boundary. Files keep their bytes. Adds to the form. */
enum err parse_multipart(struct arena *a, struct str content_type, struct str body, struct form *f);
/* Either of them by content type; an empty body is an empty form. Other types: ERR_INVALID. */
enum err parse_body(struct arena *a, struct str content_type, struct str body, struct form *f);
/* Value of a cookie in a Cookie header; the empty str when missing. The first one counts. */
struct str parse_cookie(struct str header, struct str name);
/* The form as application/x-www-form-urlencoded, without files. */
struct str form_encoded(struct arena *a, const struct form *f);

/* Is s this word, whatever the case of its letters? */
bool word_is(struct str s, struct str lower_case);
/* For the parsers: one more field or file. ERR_LIMIT above LIMIT_FORM_FIELDS; what is mended is noted in f->wrong. */
enum err form_add(struct arena *a, struct form *f, struct str key, struct str raw_value);
enum err form_add_upload(struct arena *a, struct form *f, struct upload u);

#endif
