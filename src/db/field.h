/*
 * A field is declared once: forms, details, tables, exports, history, rights and validation derive from struct field.
 * Fields come from an entity's .def at compile time or from a pack's items at load time.
 */
#ifndef DB_FIELD_H
#define DB_FIELD_H

#include "db/value.h"

enum kind {
        K_TEXT,
        K_LONGTEXT,
        K_INT,
        K_MONEY,
        K_BOOL,
        K_DATE,
        K_TIME,   /* K_TIME: a moment, day and clock */
        K_CODE,   /* one code of field.list */
        K_CODES,  /* several, stored as "a b c" */
        K_REF,    /* id of field.ref */
        K_FILE,   /* id of an attachment */
        K_SECRET, /* ciphertext in the database; never in WHERE, ORDER BY, index or search */
        K_GROUP,  /* heading inside a form; has no column */
        K_N
};

/* Data classes: core/access.def maps role × class. A field without a class does not compile. */
enum data_class {
        CLASS_UNSET,    /* refused */
        CLASS_PUBLIC,   /* organisation of the office, texts everyone signed in may see */
        CLASS_MASTER,   /* name, address, contact of persons */
        CLASS_SCHEDULE, /* number, status, appointments, tasks, letters: what the front desk needs */
        CLASS_CASE,     /* course of the case */
        CLASS_HEALTH,
        CLASS_MOTIVATION,
        CLASS_SOCIAL,
        CLASS_EMPLOYER,
        CLASS_NETWORK,
        CLASS_STAFF,
        CLASS_AUDIT,
        CLASS_N
};

/* How long it is kept after the case ended; the retention job reads it. */
enum retention { KEEP_CASE, KEEP_FOREVER, KEEP_SHORT };

/* What a line of text is used for: a number is dialled with a tap and found by its digits, an address is written to. */
enum field_use { USE_TEXT, USE_PHONE, USE_MAIL };

struct field {
        struct str key;
        enum kind kind;
        struct str label, help, unit;
        enum data_class cls;
        enum retention keep;
        enum field_use use;
        bool required;
        bool once;     /* set at creation, not editable later */
        bool internal; /* written by code only: not in forms */
        bool key_of;   /* internal folded key; key_source names the field it is computed from */
        bool past;     /* a date that must not lie in the future */
        bool mark; /* BOOL: stands in details only when it is set; „nein“ would say more than anybody meant */
        struct str goal; /* of a case: the performance goal whose page shows it, so that it is asked once */
        bool own_words;  /* the client's own words: drawn as a quote */
        bool no_print;
        bool unseen; /* kept for rules, and for what .words shows: not drawn itself, not even in the history */
        int64_t min, max; /* INT, MONEY: value; TEXT: max characters (0 = default limit) */
        struct str list;  /* CODE, CODES: code list */
        struct str
                except; /* CODE, CODES: codes of the list that this form does not offer, "closed archived" */
        struct str ref; /* REF: entity name */
        struct str key_source;
        struct str
                words; /* key of the field that keeps how this one reads for good: shown instead of today's labels */
        struct str group; /* only K_GROUP entries open groups; set for pack items */
        int width;        /* hint for forms: 0 normal, 1 short (dates, numbers), 2 long */
};

/* Text properties of rows and registrations that people read, .help = T("…"): messages of the catalogue (po/README.md). */
#define T(literal) S_INIT(literal)
/* The same for what nobody reads: keys and names, .list = K("yes_no_unknown"). */
#define K(literal) S_INIT(literal)

struct str kind_name(enum kind k);
/* True for kinds that have a column. */
static inline bool kind_stored(enum kind k)
{
        return k != K_GROUP;
}

/* One message at one field; field.n == 0 means the whole form. */
struct field_error {
        struct str key;
        struct str text;
        struct field_error *next;
};
struct errs {
        struct arena *arena;
        struct field_error *first, **last;
        size_t n;
};
void errs_init(struct errs *e, struct arena *a);
void errs_add(struct errs *e, struct str key, struct str text);
/* The first message for the key, or the empty str. */
struct str errs_for(const struct errs *e, struct str key);

/*
 * Reads what a person typed into a value of the field's kind. Empty gives NULL. On bad input adds a German message
 * and returns VALUE_NULL: too long, not a number, 31.02., not in list (the code list check is the caller's).
 */
struct value field_parse(struct arena *a, const struct field *f, struct str typed, struct errs *e);
/* Checks a value against required, min, max, past. */
void field_check(struct arena *a, const struct field *f, struct value v, struct errs *e);
/* CODES are stored as "a b c": the next code of the rest, false at the end; and whether one of them is this code. */
bool codes_next(struct str *rest, struct str *out);
bool codes_have(struct str codes, struct str code);
/* What stands in the input element: "06.05.2025", "4850,00", codes as they are. */
struct str field_typed(struct arena *a, const struct field *f, struct value v);

#endif
