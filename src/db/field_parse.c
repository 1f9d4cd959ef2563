#include "base/text.h"
#include "db/field.h"

/* What the person typed, short enough to be quoted back. */
static struct str quoted(struct arena *a, struct str typed)
{
        struct str s = text_prefix(typed, 30);
        return str_join(a, S("„"), s, s.n < typed.n ? S("…") : S(""), S("“"));
}

static struct value refuse(struct errs *e, const struct field *f, struct str text)
{
        errs_add(e, f->key, text);
        return VALUE_NULL;
}

/* One line: breaks and tabs become blanks. */
static struct str one_line(struct arena *a, struct str s)
{
        char *p = str_c(a, s);
        for (size_t i = 0; i < s.n; i++)
                if (p[i] == '\n' || p[i] == '\t' || p[i] == '\r')
                        p[i] = ' ';
        return (struct str){p, s.n};
}

/* Limits of length are checked here too: a person sees the message at once, whoever writes the record. */
static struct value parse_text(struct arena *a, const struct field *f, struct str typed, struct errs *e)
{
        struct value v = value_text(f->kind == K_TEXT ? one_line(a, typed) : typed);
        struct field plain = *f;
        size_t before = e->n;
        plain.required = false;
        field_check(a, &plain, v, e);
        return e->n == before ? v : VALUE_NULL;
}

/* "1.234" is read, "1,5" and "5 €" are not. */
static bool read_int(struct str s, int64_t *out)
{
        if (str_int(s, out))
                return true;
        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] != '.' && (s.p[i] < '0' || s.p[i] > '9'))
                        return false;
        if (!text_money_parse(s, out))
                return false;
        *out /= 100;
        return true;
}

static struct value parse_number(struct arena *a, const struct field *f, struct str typed, struct errs *e)
{
        int64_t n;
        if (f->kind == K_MONEY)
                return text_money_parse(typed, &n)
                               ? value_int(n)
                               : refuse(e, f,
                                        str_join(a, quoted(a, typed),
                                                 _(" ist kein Betrag. Bitte so: 4.850,00.")));
        return read_int(typed, &n) ? value_int(n)
                                   : refuse(e, f, str_join(a, quoted(a, typed), _(" ist keine ganze Zahl.")));
}

static struct value parse_bool(const struct field *f, struct str typed, struct errs *e)
{
        static const struct str yes[] = {S_INIT("1"), S_INIT("on"), S_INIT("ja"), S_INIT("Ja"),
                                         S_INIT("true")};
        static const struct str no[] = {S_INIT("0"), S_INIT("off"), S_INIT("nein"), S_INIT("Nein"),
                                        S_INIT("false")};
        for (size_t i = 0; i < ARRAY_LEN(yes); i++) {
                if (str_eq(typed, yes[i]))
                        return value_bool(true);
                if (str_eq(typed, no[i]))
                        return value_bool(false);
        }
        return refuse(e, f, _("Bitte wählen Sie Ja oder Nein."));
}

/* Digits with dots or hyphens: meant as a date, but there is no such day. */
static bool looks_like_date(struct str s)
{
        size_t digits = 0, marks = 0;
        for (size_t i = 0; i < s.n; i++) {
                digits += s.p[i] >= '0' && s.p[i] <= '9';
                marks += s.p[i] == '.' || s.p[i] == '-';
        }
        return digits >= 4 && marks == 2 && digits + marks == s.n;
}

static struct value no_date(struct arena *a, const struct field *f, struct str typed, struct errs *e)
{
        if (looks_like_date(typed))
                return refuse(e, f, str_join(a, _("Das Datum "), typed, _(" gibt es nicht.")));
        return refuse(e, f, str_join(a, quoted(a, typed), _(" ist kein Datum. Bitte so: 06.05.2025.")));
}

static struct value parse_date(struct arena *a, const struct field *f, struct str typed, struct errs *e)
{
        struct date d;
        return date_parse_near(typed, clock_today(), f->past, &d) ? value_date(d) : no_date(a, f, typed, e);
}

/* "06.05.2025 08:04", "06.05.2025, 8.04 Uhr" and "2025-05-06T08:04" (what browsers send). */
static struct value parse_time(struct arena *a, const struct field *f, struct str typed, struct errs *e)
{
        struct str clock, day = typed;
        struct date d;
        int minute;
        const char marks[] = {'T', ',', ' '};
        for (size_t i = 0; i < sizeof marks; i++) {
                day = str_split(typed, marks[i], &clock);
                if (!str_empty(clock))
                        break;
        }
        if (!date_parse(day, &d))
                return no_date(a, f, str_trim(day), e);
        if (str_empty(str_trim(clock)))
                return refuse(e, f, _("Hier fehlt noch die Uhrzeit, zum Beispiel 08:04."));
        if (!clock_parse(clock, &minute))
                return refuse(
                        e, f,
                        str_join(a, quoted(a, str_trim(clock)), _(" ist keine Uhrzeit. Bitte so: 08:04.")));
        return value_moment(moment_of(d, minute));
}

static bool is_code(struct str s)
{
        for (size_t i = 0; i < s.n; i++) {
                char c = s.p[i];
                bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '_' || c == '-' || c == '.';
                if (!fine)
                        return false;
        }
        return s.n > 0;
}

/* True if code is one of the words already in the list. */
static bool has_code(struct str list, struct str code)
{
        while (!str_empty(list))
                if (str_eq(str_split(list, ' ', &list), code))
                        return true;
        return false;
}

static struct value parse_codes(struct arena *a, const struct field *f, struct str typed, struct errs *e)
{
        struct buf b;
        struct str rest = one_line(a, typed);
        buf_init(&b, a, typed.n + 1);
        while (!str_empty(rest)) {
                struct str code = str_split(rest, ' ', &rest);
                if (str_empty(code) || has_code(buf_str(&b), code))
                        continue;
                if (!is_code(code))
                        return refuse(e, f, _("Diese Auswahl gibt es nicht."));
                if (b.n)
                        buf_char(&b, ' ');
                buf_put(&b, code);
        }
        return value_text(buf_str(&b));
}

static struct value parse_ref(const struct field *f, struct str typed, struct errs *e)
{
        int64_t id;
        return str_int(typed, &id) && id > 0 ? value_int(id)
                                             : refuse(e, f, _("Diese Auswahl gibt es nicht."));
}

struct value field_parse(struct arena *a, const struct field *f, struct str typed, struct errs *e)
{
        if (!text_valid(typed))
                return refuse(e, f, _("Der Text enthält Zeichen, die sich nicht speichern lassen."));
        struct str s = text_normal(a, typed);
        if (str_empty(s))
                return VALUE_NULL;
        switch (f->kind) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_SECRET:
                return parse_text(a, f, s, e);
        case K_INT:
        case K_MONEY:
                return parse_number(a, f, s, e);
        case K_BOOL:
                return parse_bool(f, s, e);
        case K_DATE:
                return parse_date(a, f, s, e);
        case K_TIME:
                return parse_time(a, f, s, e);
        case K_CODE:
                return is_code(s) ? value_text(s) : refuse(e, f, _("Diese Auswahl gibt es nicht."));
        case K_CODES:
                return parse_codes(a, f, s, e);
        case K_REF:
        case K_FILE:
                return parse_ref(f, s, e);
        case K_GROUP:
        case K_N:
                return VALUE_NULL;
        }
        panic("unknown kind");
}
