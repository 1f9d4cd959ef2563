/* Settings of the office: rows of setting.def, stored in the database, edited on a page, every change in the history. */
#ifndef CORE_SETTING_H
#define CORE_SETTING_H

#include "db/stmt.h"

struct setting {
        struct str key, label, help, standard; /* standard: value when nothing is stored */
        enum kind kind;
        int64_t min, max;
};
extern const struct setting setting_table[];
extern const size_t setting_count;

/* The stored value or the standard. Unknown keys panic. */
struct str setting_text(struct rtx *tx, struct str key);
int64_t setting_int(struct rtx *tx, struct str key);
enum err setting_set(struct wtx *tx, struct str key, struct str value);

#endif
