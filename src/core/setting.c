#include "core/setting.h"

#include "core/audit.h"
#include "core/secret.h"

const struct setting setting_table[] = {
#define SETTING(key_, kind_, label_, help_, standard_, min_, max_)                                           \
        {S_INIT(#key_), S_INIT(label_), S_INIT(help_), S_INIT(standard_),                                    \
         K_##kind_,     (min_),         (max_),        SETTINGS_OFFICE},
#include "core/setting.def"
#undef SETTING
#define SETTING(key_, kind_, label_, help_, standard_, min_, max_)                                           \
        {S_INIT(#key_), S_INIT(label_), S_INIT(help_), S_INIT(standard_),                                    \
         K_##kind_,     (min_),         (max_),        SETTINGS_MAIL},
#include "core/mail_setting.def"
#undef SETTING
};
const size_t setting_count = ARRAY_LEN(setting_table);

#define SETTING_LINE(X) X(TEXT, key) X(TEXT, value)
ROW(setting_line, SETTING_LINE)
SQL(setting_all, setting_line, "SELECT key, value FROM setting")
SQL(setting_put, none,
    "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")

static const struct setting *setting_find(struct str key)
{
        for (size_t i = 0; i < setting_count; i++)
                if (str_eq(setting_table[i].key, key))
                        return &setting_table[i];
        panic("unknown setting");
}

struct known {
        struct setting_line *line;
        size_t n;
};
static const char known_key;

/* All of them, read once per transaction; NULL if that fails. */
static const struct known *known_of(struct rtx *tx)
{
        void **place = rtx_memo(tx, &known_key);
        if (!*place) {
                struct known *k = NEW(rtx_arena(tx), struct known);
                if (db_list(tx, &sql_setting_all, NO_ARGS, &k->line, &k->n) != OK)
                        return NULL;
                *place = k;
        }
        return *place;
}

struct str setting_text(struct rtx *tx, struct str key)
{
        const struct setting *s = setting_find(key);
        const struct known *k = known_of(tx);
        for (size_t i = 0; k && i < k->n; i++)
                if (str_eq(k->line[i].key, key))
                        return k->line[i].value;
        return s->standard;
}

int64_t setting_int(struct rtx *tx, struct str key)
{
        int64_t n = 0;
        if (!str_int(setting_text(tx, key), &n) && !str_int(setting_find(key)->standard, &n))
                panic("setting is no number");
        return n;
}

/* The key of the setting is what the ciphertext is tied to. */
static struct str secret_place(struct arena *a, struct str key)
{
        return str_join(a, S("setting:"), key);
}

enum err setting_secret(struct rtx *tx, struct str key, struct str *out)
{
        struct arena *a = rtx_arena(tx);
        struct str sealed = setting_text(tx, key);
        must(setting_find(key)->kind == K_SECRET);
        *out = S("");
        return str_empty(sealed) ? OK : secret_open(a, sealed, secret_place(a, key), out);
}

static enum err put(struct wtx *tx, struct str key, struct str value)
{
        /* an empty text is stored as such, so that a standard can be emptied */
        struct value v = {.type = V_TEXT, .s = value};
        TRY(db_exec(tx, &sql_setting_put, ARGS(key, v), NULL));
        *rtx_memo(rtx_of(tx), &known_key) = NULL;
        return OK;
}

static enum err secret_set(struct wtx *tx, struct str key, struct str clear)
{
        struct arena *a = wtx_arena(tx);
        struct str sealed = S("");
        if (!str_empty(clear))
                TRY(secret_seal(a, clear, secret_place(a, key), &sealed));
        TRY(put(tx, key, sealed));
        return audit_note(tx, S("setting"), 0, 0, S("update"), str_join(a, key, _(": geändert")));
}

enum err setting_set(struct wtx *tx, struct str key, struct str value)
{
        struct str before = setting_text(rtx_of(tx), key);
        if (setting_find(key)->kind == K_SECRET)
                return str_empty(value) && str_empty(before) ? OK : secret_set(tx, key, value);
        if (str_eq(before, value))
                return OK;
        TRY(put(tx, key, value));
        return audit_note(tx, S("setting"), 0, 0, S("update"),
                          str_join(wtx_arena(tx), key, S(": "), before, S(" → "), value));
}
