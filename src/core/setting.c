#include "core/setting.h"

#include "core/audit.h"

const struct setting setting_table[] = {
#define SETTING(key_, kind_, label_, help_, standard_, min_, max_)                                           \
        {S_INIT(#key_), S_INIT(label_), S_INIT(help_), S_INIT(standard_), K_##kind_, (min_), (max_)},
#include "core/setting.def"
#undef SETTING
};
const size_t setting_count = ARRAY_LEN(setting_table);

SQL(setting_get, one_text, "SELECT value FROM setting WHERE key = $1")
SQL(setting_put, none,
    "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")

static const struct setting *setting_find(struct str key)
{
        for (size_t i = 0; i < setting_count; i++)
                if (str_eq(setting_table[i].key, key))
                        return &setting_table[i];
        panic("unknown setting");
}

struct str setting_text(struct rtx *tx, struct str key)
{
        const struct setting *s = setting_find(key);
        struct one_text row;
        if (db_row(tx, &sql_setting_get, ARGS(key), &row) != OK)
                return s->standard;
        return row.s;
}

int64_t setting_int(struct rtx *tx, struct str key)
{
        int64_t n = 0;
        if (!str_int(setting_text(tx, key), &n) && !str_int(setting_find(key)->standard, &n))
                panic("setting is no number");
        return n;
}

enum err setting_set(struct wtx *tx, struct str key, struct str value)
{
        struct str before = setting_text(rtx_of(tx), key);
        if (str_eq(before, value))
                return OK;
        /* an empty text is stored as such, so that a standard can be emptied */
        struct value v = {.type = V_TEXT, .s = value};
        TRY(db_exec(tx, &sql_setting_put, ARGS(key, v), NULL));
        return audit_note(tx, S("setting"), 0, 0, S("update"),
                          str_join(wtx_arena(tx), key, S(": "), before, S(" → "), value));
}
