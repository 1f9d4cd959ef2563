#include "web/message.h"

static const struct message {
        struct str code, text;
        enum tone tone;
} messages[] = {
#define MESSAGE(code_, tone_, text_) {S_INIT(#code_), S_INIT(text_), TONE_##tone_},
#include "web/message.def"
#undef MESSAGE
};

static const struct message *find(struct str code)
{
        for (size_t i = 0; i < ARRAY_LEN(messages); i++)
                if (str_eq(messages[i].code, code))
                        return &messages[i];
        return NULL;
}

bool message_known(struct str code)
{
        return find(code) != NULL;
}

/* Only a time of day may come from the query. */
static struct str time_of(const struct req *r)
{
        int minute;
        struct str um = req_query(r, S("um"));
        return um.n == 5 && clock_parse(um, &minute) ? um : moment_clock(r->arena, clock_now());
}

struct str message_of(const struct req *r)
{
        const struct message *m = find(req_query(r, S("meldung")));
        if (!m)
                return S("");
        ptrdiff_t at = str_find(m->text, S("{um}"));
        if (at < 0)
                return m->text;
        struct str before = {m->text.p, (size_t)at};
        return str_join(r->arena, before, time_of(r), str_sub(m->text, before.n + 4, m->text.n));
}

enum tone message_tone(const struct req *r)
{
        const struct message *m = find(req_query(r, S("meldung")));
        return m ? m->tone : TONE_SUCCESS;
}
