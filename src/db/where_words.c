/* A search field above a list: words in any order, all of them, folded like the key they are looked for in. */
#include "base/text.h"
#include "db/stmt.h"

enum { WORDS_MAX = 8 };

void where_add_words(struct arena *a, struct where *w, const char *literal, struct str typed)
{
        struct str rest = text_fold(a, typed);
        for (int i = 0; i < WORDS_MAX && !str_empty(rest); i++) {
                struct str word = str_split(rest, ' ', &rest);
                if (!str_empty(word))
                        where_add(w, literal, V(word));
        }
}
