/* Settings of the office: rows of setting.def, stored in the database, edited on a page, every change in the history. */
#ifndef CORE_SETTING_H
#define CORE_SETTING_H

#include "db/stmt.h"

struct setting {
        struct str key, label, help, standard; /* standard: value when nothing is stored */
        enum kind kind; /* TEXT INT BOOL; CODE of the list with the key's name; SECRET: setting_secret */
        int64_t min, max;
        enum setting_group { SETTINGS_OFFICE, SETTINGS_MAIL } group; /* which page edits it */
};
extern const struct setting setting_table[];
extern const size_t setting_count;

/* The stored value or the standard. Unknown keys panic. */
struct str setting_text(struct rtx *tx, struct str key);
int64_t setting_int(struct rtx *tx, struct str key);
/* The clear text of a SECRET, empty when none is stored. */
enum err setting_secret(struct rtx *tx, struct str key, struct str *out);
/* Of a SECRET the history says only that it was changed. */
enum err setting_set(struct wtx *tx, struct str key, struct str value);

#endif
