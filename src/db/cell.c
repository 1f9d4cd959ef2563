/* From what an engine gives to what a field or the member of a row holds. */
#include "db/db_inner.h"

bool cell_int(const struct cell *c, int64_t *out)
{
        *out = c->i;
        return c->number || str_int(c->s, out);
}

static enum err text_value(struct arena *a, const struct cell *c, struct value *out)
{
        *out = (struct value){.type = V_TEXT, .s = c->number ? str_from_int(a, c->i) : str_copy(a, c->s)};
        return OK;
}

static enum err date_value(const struct cell *c, struct value *out)
{
        struct date d;
        if (c->number || !date_parse_iso(c->s, &d))
                return ERR_INTERNAL;
        *out = value_date(d);
        return OK;
}

enum err cell_value(struct arena *a, enum kind k, const struct cell *c, struct value *out)
{
        int64_t i;
        *out = VALUE_NULL;
        if (c->null)
                return OK;
        switch (k) {
        case K_TEXT:
        case K_LONGTEXT:
        case K_CODE:
        case K_CODES:
        case K_SECRET:
                return text_value(a, c, out);
        case K_DATE:
                return date_value(c, out);
        case K_INT:
        case K_MONEY:
        case K_BOOL:
        case K_REF:
        case K_FILE:
        case K_TIME:
                if (!cell_int(c, &i))
                        return ERR_INTERNAL;
                *out = k == K_TIME ? value_moment((struct moment){i}) : value_int(i);
                return OK;
        case K_GROUP:
        case K_N:
                break;
        }
        return ERR_INTERNAL;
}
