#include "db/field.h"

#include "base/text.h"

struct str kind_name(enum kind k)
{
        static const struct str names[K_N] = {
                [K_TEXT] = S_INIT("text"),   [K_LONGTEXT] = S_INIT("longtext"), [K_INT] = S_INIT("int"),
                [K_MONEY] = S_INIT("money"), [K_BOOL] = S_INIT("bool"),         [K_DATE] = S_INIT("date"),
                [K_TIME] = S_INIT("time"),   [K_CODE] = S_INIT("code"),         [K_CODES] = S_INIT("codes"),
                [K_REF] = S_INIT("ref"),     [K_FILE] = S_INIT("file"),         [K_SECRET] = S_INIT("secret"),
                [K_GROUP] = S_INIT("group"),
        };
        must(k < K_N);
        return names[k];
}

bool codes_next(struct str *rest, struct str *out)
{
        while (rest->n) {
                *out = str_split(*rest, ' ', rest);
                if (out->n)
                        return true;
        }
        return false;
}

bool codes_have(struct str codes, struct str code)
{
        struct str one;
        while (codes_next(&codes, &one))
                if (str_eq(one, code))
                        return true;
        return false;
}

void errs_init(struct errs *e, struct arena *a)
{
        *e = (struct errs){.arena = a};
        e->last = &e->first;
}

void errs_add(struct errs *e, struct str key, struct str text)
{
        struct field_error *x = NEW(e->arena, struct field_error);
        *x = (struct field_error){key, text, NULL};
        *e->last = x;
        e->last = &x->next;
        e->n++;
}

struct str errs_for(const struct errs *e, struct str key)
{
        for (const struct field_error *x = e->first; x; x = x->next)
                if (str_eq(x->key, key))
                        return x->text;
        return S("");
}

/* ---- checks ---- */
static struct str missing_text(enum kind k)
{
        switch (k) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_SECRET:
        case K_INT:
        case K_MONEY:
        case K_GROUP:
        case K_N:
                break;
        case K_DATE:
                return _("Hier fehlt noch ein Datum.");
        case K_TIME:
                return _("Hier fehlen noch Tag und Uhrzeit.");
        case K_BOOL:
                return _("Bitte wählen Sie Ja oder Nein.");
        case K_CODE:
        case K_CODES:
        case K_REF:
                return _("Hier fehlt noch eine Auswahl.");
        case K_FILE:
                return _("Hier fehlt noch eine Datei.");
        }
        return _("Hier fehlt noch eine Angabe.");
}

static size_t text_limit(const struct field *f)
{
        if (f->max > 0)
                return (size_t)f->max;
        return f->kind == K_TEXT || f->kind == K_CODE || f->kind == K_CODES
                       ? LIMIT_TEXT * (f->kind == K_CODES ? 10 : 1)
                       : LIMIT_LONGTEXT;
}

static void check_text(struct arena *a, const struct field *f, struct str s, struct errs *e)
{
        if (!text_valid(s)) {
                errs_add(e, f->key, _("Der Text enthält Zeichen, die sich nicht speichern lassen."));
                return;
        }
        size_t n = text_length(s), limit = text_limit(f);
        if (n > limit)
                errs_add(e, f->key,
                         str_join(a, _("Höchstens "), text_int(a, (int64_t)limit), _(" Zeichen, es sind "),
                                  text_int(a, (int64_t)n), S(".")));
        else if ((f->kind == K_TEXT || f->kind == K_LONGTEXT) && f->min > 0 && (int64_t)n < f->min)
                errs_add(e, f->key,
                         str_join(a, _("Mindestens "), text_int(a, f->min), _(" Zeichen, es sind "),
                                  text_int(a, (int64_t)n), S(".")));
}

static struct str number_german(struct arena *a, const struct field *f, int64_t n)
{
        if (f->kind == K_MONEY)
                return text_money(a, n);
        return str_join_with(a, S(" "), text_int(a, n), f->unit);
}

/* Both limits zero: none are stated. */
static void check_number(struct arena *a, const struct field *f, int64_t n, struct errs *e)
{
        bool stated = f->min != 0 || f->max != 0;
        bool top = f->max != 0 || f->min < 0;
        if (stated && n < f->min)
                errs_add(e, f->key, str_join(a, _("Mindestens "), number_german(a, f, f->min), S(".")));
        else if (stated && top && n > f->max)
                errs_add(e, f->key, str_join(a, _("Höchstens "), number_german(a, f, f->max), S(".")));
}

static void check_past(const struct field *f, struct date d, struct errs *e)
{
        if (f->past && date_cmp(d, clock_today()) > 0)
                errs_add(e, f->key, _("Das Datum liegt in der Zukunft."));
}

void field_check(struct arena *a, const struct field *f, struct value v, struct errs *e)
{
        if (v.type == V_NULL) {
                if (f->required)
                        errs_add(e, f->key, missing_text(f->kind));
                return;
        }
        if (v.type == V_TEXT)
                check_text(a, f, v.s, e);
        else if (f->kind == K_INT || f->kind == K_MONEY)
                check_number(a, f, v.i, e);
        else if (f->kind == K_BOOL && v.i != 0 && v.i != 1)
                errs_add(e, f->key, missing_text(K_BOOL));
        else if (f->kind == K_DATE)
                check_past(f, v.d, e);
        else if (f->kind == K_TIME)
                check_past(f, moment_date(v.m), e);
}

/* ---- what stands in the input element ---- */
static struct str money_typed(struct arena *a, int64_t cents)
{
        uint64_t n = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
        struct buf b;
        buf_init(&b, a, 32);
        if (cents < 0)
                buf_char(&b, '-');
        buf_int(&b, (int64_t)(n / 100));
        buf_char(&b, ',');
        buf_char(&b, (char)('0' + n % 100 / 10));
        buf_char(&b, (char)('0' + n % 10));
        return buf_str(&b);
}

struct str field_typed(struct arena *a, const struct field *f, struct value v)
{
        switch (v.type) {
        case V_NULL:
        case V_BLOB:
                return S("");
        case V_TEXT:
                return v.s;
        case V_INT:
                return f->kind == K_MONEY ? money_typed(a, v.i) : str_from_int(a, v.i);
        case V_DATE:
                return date_german(a, v.d);
        case V_MOMENT:
                return str_join(a, date_german(a, moment_date(v.m)), S(" "), moment_clock(a, v.m));
        }
        panic("unknown type of value");
}
