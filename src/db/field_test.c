#include "db/field.h"

#include "test/test.h"

static struct errs errs;

static struct value parse(struct field f, struct str typed)
{
        f.key = S("f");
        errs_init(&errs, test_arena());
        return field_parse(test_arena(), &f, typed, &errs);
}

static struct str message(void)
{
        return errs_for(&errs, S("f"));
}

static struct field of(enum kind k)
{
        return (struct field){.kind = k};
}

TEST(texts)
{
        struct field name = {.kind = K_TEXT, .max = 5};
        CHECK_STR(parse(name, S("  Größe ")).s, "Größe");
        CHECK_INT((int64_t)errs.n, 0);
        CHECK(parse(name, S(" \t ")).type == V_NULL);
        CHECK(parse(name, S("Größen")).type == V_NULL);
        CHECK_STR(message(), "Höchstens 5 Zeichen, es sind 6.");
        CHECK_STR(parse(of(K_TEXT), S("eine\nZeile")).s, "eine Zeile");
        CHECK_STR(parse(of(K_LONGTEXT), S("zwei\r\nZeilen")).s, "zwei\nZeilen");
        CHECK(parse(of(K_TEXT), S("\xff")).type == V_NULL);
        CHECK_STR(message(), "Der Text enthält Zeichen, die sich nicht speichern lassen.");
        struct field code = {.kind = K_TEXT, .min = 3};
        parse(code, S("ab"));
        CHECK_STR(message(), "Mindestens 3 Zeichen, es sind 2.");
}

TEST(a_text_that_is_too_long_by_default)
{
        char *p = arena_alloc(test_arena(), 1214);
        memset(p, 'a', 1214);
        parse(of(K_TEXT), (struct str){p, 1214});
        CHECK_STR(message(), "Höchstens 200 Zeichen, es sind 1.214.");
        CHECK(parse(of(K_LONGTEXT), (struct str){p, 1214}).type == V_TEXT);
}

TEST(numbers_and_amounts)
{
        CHECK_INT(parse(of(K_INT), S("-12")).i, -12);
        CHECK_INT(parse(of(K_INT), S("1.234")).i, 1234);
        CHECK_INT(parse(of(K_MONEY), S("4.850,5 €")).i, 485050);
        const struct str no[] = {S("1,5"), S("1.2"), S("zwölf"), S("5 €"), S("99999999999999999999")};
        for (size_t i = 0; i < ARRAY_LEN(no); i++)
                CHECK(parse(of(K_INT), no[i]).type == V_NULL && errs.n == 1);
        parse(of(K_INT), S("zwölf"));
        CHECK_STR(message(), "„zwölf“ ist keine ganze Zahl.");
        parse(of(K_MONEY), S("viel"));
        CHECK_STR(message(), "„viel“ ist kein Betrag. Bitte so: 4.850,00.");
}

TEST(yes_and_no)
{
        CHECK_INT(parse(of(K_BOOL), S("1")).i, 1);
        CHECK_INT(parse(of(K_BOOL), S("on")).i, 1);
        CHECK(parse(of(K_BOOL), S("0")).type == V_INT && errs.n == 0);
        CHECK(parse(of(K_BOOL), S("")).type == V_NULL && errs.n == 0);
        parse(of(K_BOOL), S("vielleicht"));
        CHECK_STR(message(), "Bitte wählen Sie Ja oder Nein.");
}

TEST(dates)
{
        CHECK_INT(parse(of(K_DATE), S("6.5.2025")).d.day, date_of(2025, 5, 6).day);
        CHECK_INT(parse(of(K_DATE), S("2025-05-06")).d.day, date_of(2025, 5, 6).day);
        parse(of(K_DATE), S("31.02.2025"));
        CHECK_STR(message(), "Das Datum 31.02.2025 gibt es nicht.");
        parse(of(K_DATE), S("bald"));
        CHECK_STR(message(), "„bald“ ist kein Datum. Bitte so: 06.05.2025.");
}

TEST(moments)
{
        const struct str same[] = {S("06.05.2025 08:04"), S("2025-05-06T08:04"), S("06.05.2025, 8.04 Uhr")};
        for (size_t i = 0; i < ARRAY_LEN(same); i++) {
                struct value v = parse(of(K_TIME), same[i]);
                CHECK(v.type == V_MOMENT && v.m.s == moment_of(date_of(2025, 5, 6), 8 * 60 + 4).s);
        }
        parse(of(K_TIME), S("06.05.2025"));
        CHECK_STR(message(), "Hier fehlt noch die Uhrzeit, zum Beispiel 08:04.");
        parse(of(K_TIME), S("06.05.2025 25:00"));
        CHECK_STR(message(), "„25:00“ ist keine Uhrzeit. Bitte so: 08:04.");
        parse(of(K_TIME), S("30.02.2025 08:00"));
        CHECK_STR(message(), "Das Datum 30.02.2025 gibt es nicht.");
}

TEST(codes_and_references)
{
        CHECK_STR(parse(of(K_CODE), S("part_time")).s, "part_time");
        CHECK(parse(of(K_CODE), S("zwei worte")).type == V_NULL);
        CHECK_STR(message(), "Diese Auswahl gibt es nicht.");
        CHECK_STR(parse(of(K_CODES), S(" b  a b\nc")).s, "b a c");
        CHECK(parse(of(K_CODES), S("a <b>")).type == V_NULL && errs.n == 1);
        CHECK_INT(parse(of(K_REF), S("17")).i, 17);
        CHECK(parse(of(K_REF), S("-1")).type == V_NULL && errs.n == 1);
        CHECK(parse(of(K_GROUP), S("x")).type == V_NULL && errs.n == 0);
}

static struct str check(struct field f, struct value v)
{
        f.key = S("f");
        errs_init(&errs, test_arena());
        field_check(test_arena(), &f, v, &errs);
        return message();
}

TEST(checks)
{
        struct field required = {.kind = K_DATE, .required = true};
        CHECK_STR(check(required, VALUE_NULL), "Hier fehlt noch ein Datum.");
        required.kind = K_REF;
        CHECK_STR(check(required, VALUE_NULL), "Hier fehlt noch eine Auswahl.");
        CHECK_STR(check(of(K_TEXT), VALUE_NULL), "");
        struct field share = {.kind = K_INT, .min = 0, .max = 100, .unit = S("Prozent")};
        CHECK_STR(check(share, value_int(101)), "Höchstens 100 Prozent.");
        CHECK_STR(check(share, value_int(-1)), "Mindestens 0 Prozent.");
        CHECK_STR(check(share, value_int(100)), "");
        CHECK_STR(check(of(K_INT), value_int(-1000000)), "");
        struct field price = {.kind = K_MONEY, .min = 100, .max = 0};
        CHECK_STR(check(price, value_int(99)), "Mindestens 1,00 €.");
        CHECK_STR(check(price, value_int(1000000)), "");
}

TEST(a_day_in_the_future)
{
        struct field born = {.kind = K_DATE, .past = true}, held = {.kind = K_TIME, .past = true};
        clock_set(moment_of(date_of(2025, 5, 6), 600));
        CHECK_STR(check(born, value_date(date_of(2025, 5, 6))), "");
        CHECK_STR(check(born, value_date(date_of(2025, 5, 7))), "Das Datum liegt in der Zukunft.");
        CHECK_STR(check(held, value_moment(moment_of(date_of(2025, 5, 7), 0))),
                  "Das Datum liegt in der Zukunft.");
        clock_set(MOMENT_NONE);
}

TEST(what_was_stored_can_be_typed_again)
{
        const struct {
                enum kind k;
                struct str typed;
        } same[] = {{K_TEXT, S("Größe")},
                    {K_INT, S("-12")},
                    {K_MONEY, S("4850,05")},
                    {K_MONEY, S("-0,50")},
                    {K_BOOL, S("1")},
                    {K_DATE, S("06.05.2025")},
                    {K_TIME, S("06.05.2025 08:04")},
                    {K_CODES, S("a b")}};
        for (size_t i = 0; i < ARRAY_LEN(same); i++) {
                struct field f = of(same[i].k);
                CHECK_SAME(field_typed(test_arena(), &f, parse(f, same[i].typed)), same[i].typed);
        }
        struct field f = of(K_DATE);
        CHECK_STR(field_typed(test_arena(), &f, VALUE_NULL), "");
}

TEST(values)
{
        CHECK(value_text(S("")).type == V_NULL && value_ref(0).type == V_NULL &&
              value_date(DATE_NONE).type == V_NULL);
        CHECK(value_eq(value_text(S("a")), value_text(S("a"))) &&
              !value_eq(value_int(1), value_text(S("1"))));
        CHECK(value_eq(VALUE_NULL, VALUE_NULL) && !value_eq(VALUE_NULL, value_int(0)));
        CHECK_STR(value_plain(test_arena(), value_date(date_of(2025, 5, 6))), "2025-05-06");
        CHECK_STR(value_plain(test_arena(), value_moment((struct moment){12})), "12");
        CHECK_STR(value_plain(test_arena(), VALUE_NULL), "");
        CHECK_STR(value_plain(test_arena(), value_blob(S("\x01z"))), "017a");
}

TEST_GROUP(field, &texts, &a_text_that_is_too_long_by_default, &numbers_and_amounts, &yes_and_no, &dates,
           &moments, &codes_and_references, &checks, &a_day_in_the_future,
           &what_was_stored_can_be_typed_again, &values)
