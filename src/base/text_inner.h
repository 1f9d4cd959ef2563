/* What the text_*.c files share; nobody else includes this. */
#ifndef BASE_TEXT_INNER_H
#define BASE_TEXT_INNER_H

#include "base/text.h"

/* Normal form C, nothing else changed. s must be valid. */
struct str text_nfc(struct arena *a, struct str s);
bool text_is_ascii(struct str s);

#endif
