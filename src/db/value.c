#include "db/value.h"

#include "base/text.h"

struct value value_int(int64_t i)
{
        return (struct value){.type = V_INT, .i = i};
}

struct value value_bool(bool b)
{
        return value_int(b ? 1 : 0);
}

struct value value_text(struct str s)
{
        return str_empty(s) ? VALUE_NULL : (struct value){.type = V_TEXT, .s = s};
}

struct value value_blob(struct str s)
{
        return str_empty(s) ? VALUE_NULL : (struct value){.type = V_BLOB, .s = s};
}

struct value value_date(struct date d)
{
        return date_given(d) ? (struct value){.type = V_DATE, .d = d} : VALUE_NULL;
}

struct value value_moment(struct moment m)
{
        return moment_given(m) ? (struct value){.type = V_MOMENT, .m = m} : VALUE_NULL;
}

struct value value_same(struct value v)
{
        return v;
}

struct value value_ref(int64_t id)
{
        return id != 0 ? value_int(id) : VALUE_NULL;
}

bool value_eq(struct value a, struct value b)
{
        if (a.type != b.type)
                return false;
        switch (a.type) {
        case V_NULL:
                return true;
        case V_INT:
                return a.i == b.i;
        case V_TEXT:
        case V_BLOB:
                return str_eq(a.s, b.s);
        case V_DATE:
                return a.d.day == b.d.day;
        case V_MOMENT:
                return a.m.s == b.m.s;
        }
        panic("unknown type of value");
}

struct str value_plain(struct arena *a, struct value v)
{
        switch (v.type) {
        case V_NULL:
                return S("");
        case V_INT:
                return str_from_int(a, v.i);
        case V_TEXT:
                return v.s;
        case V_BLOB:
                return text_hex(a, v.s.p, v.s.n);
        case V_DATE:
                return date_iso(a, v.d);
        case V_MOMENT:
                return str_from_int(a, v.m.s);
        }
        panic("unknown type of value");
}
