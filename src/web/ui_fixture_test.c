#include "web/ui_fixture.h"

#include "test/test.h"

/* ---- the entity ---- */

#define FIXTURE(kind_, key_, class_, ...)                                                                    \
        [SAMPLE_##key_] = {.key = S_INIT(#key_),                                                             \
                           .kind = K_##kind_,                                                                \
                           .cls = CLASS_##class_,                                                            \
                           .label = S_INIT(EVIL " " #key_),                                                  \
                           __VA_ARGS__}
static const struct field fields[] = {
        FIXTURE(TEXT, name, MASTER, .required = true, .max = 20),
        FIXTURE(LONGTEXT, words, CASE, .own_words = true, .help = S_INIT(EVIL " help")),
        FIXTURE(INT, weeks, CASE, .unit = S_INIT(EVIL), .min = 1, .max = 52),
        FIXTURE(MONEY, cost, CASE, .max = 100000000),
        FIXTURE(DATE, signed_on, CASE, .required = true),
        FIXTURE(DATE, ends_on, CASE),
        FIXTURE(TIME, meeting_at, CASE),
        FIXTURE(BOOL, agreed, CASE),
        FIXTURE(GROUP, group, CASE),
        FIXTURE(CODE, contact, CASE, .list = S_INIT("few"), .required = true),
        FIXTURE(CODE, reason, CASE, .list = S_INIT("many")),
        FIXTURE(CODES, topics, CASE, .list = S_INIT("few")),
        FIXTURE(REF, partner, NETWORK, .ref = S_INIT("organisation")),
        FIXTURE(FILE, letter, CASE),
        FIXTURE(SECRET, diagnosis, HEALTH),
        FIXTURE(TEXT, number, CASE, .once = true),
};
const struct entity sample_entity = {.name = S_INIT("sample"),
                                     .title = S_INIT(EVIL " Probe"),
                                     .plural = S_INIT(EVIL " Proben"),
                                     .fields = fields,
                                     .n = SAMPLE_N,
                                     .names = {S_INIT("name")}};

static struct ui_option few[] = {{.code = S_INIT("phone"), .label = S_INIT(EVIL)},
                                 {.code = S_INIT("visit"), .label = S_INIT("besucht")},
                                 {.code = S_INIT("mail"), .label = S_INIT("geschrieben")}};
static struct ui_option many[] = {
        {.code = S_INIT("a"), .label = S_INIT(EVIL)}, {.code = S_INIT("b"), .label = S_INIT("B")},
        {.code = S_INIT("c"), .label = S_INIT("C")},  {.code = S_INIT("d"), .label = S_INIT("D")},
        {.code = S_INIT("e"), .label = S_INIT("E")},  {.code = S_INIT("f"), .label = S_INIT("F")},
};
static struct ui_option refs[] = {{.code = S_INIT("7"), .label = S_INIT(EVIL)},
                                  {.code = S_INIT("8"), .label = S_INIT("Nordhafen")}};

static enum err codes_of(struct req *r, struct rtx *tx, struct str list, struct ui_option **out, size_t *n)
{
        (void)r;
        (void)tx;
        bool is_few = !str_eq(list, S("many"));
        *out = is_few ? few : many;
        *n = is_few ? ARRAY_LEN(few) : ARRAY_LEN(many);
        return OK;
}

static enum err refs_of(struct req *r, struct rtx *tx, struct str entity, struct ui_option **out, size_t *n)
{
        (void)r;
        (void)tx;
        must(str_eq(entity, S("organisation")));
        *out = refs;
        *n = ARRAY_LEN(refs);
        return OK;
}

/* ---- people and requests ---- */

struct actor fixture_actor(void)
{
        uint64_t all = (UINT64_C(1) << CLASS_N) - 1;
        uint64_t mine = all & ~(UINT64_C(1) << CLASS_HEALTH);
        return (struct actor){.user_id = 3,
                              .name = S("Jonas Wieland"),
                              .caps = (UINT64_C(1) << CAP_N) - 1,
                              .read = mine,
                              .write = mine};
}

struct req *fixture_req(const struct actor *a)
{
        struct arena *arena = test_arena();
        struct req *r = NEW(arena, struct req);
        *r = (struct req){.arena = arena,
                          .path = S("/proben"),
                          .actor = a,
                          .csrf = S("token"),
                          .submission = S("once"),
                          .html = NEW(arena, struct html)};
        r->form.field = NEW_ARRAY(arena, struct form_field, 100);
        r->query.field = NEW_ARRAY(arena, struct form_field, 20);
        html_init(r->html, arena);
        errs_init(&r->errs, arena);
        ui_option_source_set((struct option_source){.codes = codes_of, .refs = refs_of});
        return r;
}

void fixture_post(struct req *r, struct str key, struct str value)
{
        r->method = POST;
        r->form.field[r->form.n++] = (struct form_field){key, value};
}

void fixture_query(struct req *r, struct str key, struct str value)
{
        r->query.field[r->query.n++] = (struct form_field){key, value};
}

struct record *fixture_record(void)
{
        struct record *rec = NEW(test_arena(), struct record);
        *rec = (struct record){.e = &sample_entity, .v = NEW_ARRAY(test_arena(), struct value, SAMPLE_N)};
        return rec;
}

struct str fixture_out(const struct req *r)
{
        return buf_str(&r->html->out);
}

/* ---- is it clean? ---- */

static bool name_char(char c)
{
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '!';
}

static size_t name_end(struct str s, size_t i)
{
        while (i < s.n && name_char(s.p[i]))
                i++;
        return i;
}

/* From behind '<' to behind '>'; 0 when the tag is broken. */
static size_t tag_end(struct str s, size_t i)
{
        if (i < s.n && s.p[i] == '/')
                i++;
        size_t end = name_end(s, i);
        if (end == i || str_eq(str_sub(s, i, end - i), S("b")))
                return 0;
        for (i = end; i < s.n && s.p[i] != '>';) {
                if (s.p[i] == ' ') {
                        i++;
                        continue;
                }
                end = name_end(s, i);
                if (end == i || str_eq(str_sub(s, i, end - i), S("onx")))
                        return 0;
                i = end;
                if (i >= s.n || s.p[i] != '=')
                        continue;
                if (i + 1 >= s.n || s.p[i + 1] != '"')
                        return 0;
                for (i += 2; i < s.n && s.p[i] != '"';)
                        i++;
                i++;
        }
        return i < s.n ? i + 1 : 0;
}

bool fixture_clean(struct str html)
{
        size_t i = 0;
        while (i < html.n) {
                if (html.p[i] != '<') {
                        i++;
                        continue;
                }
                i = tag_end(html, i + 1);
                if (!i)
                        return false;
        }
        return true;
}

TEST(a_break_out_is_noticed)
{
        CHECK(fixture_clean(S("<p class=\"a\">&lt;b&gt; <input required></p>")));
        CHECK(!fixture_clean(S("<p><b>x</b></p>")));
        CHECK(!fixture_clean(S("<p class=\"x\" onx=\"1\">x</p>")));
        CHECK(!fixture_clean(S("<p class=x>x</p>")));
}
TEST_GROUP(ui_fixture, &a_break_out_is_noticed)
