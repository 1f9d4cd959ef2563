#include "web/ui_fixture.h"

#include "test/test.h"

TEST(details_read_like_a_person_would)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct record *rec = fixture_record();
        rec->v[SAMPLE_name] = V(S(EVIL));
        rec->v[SAMPLE_words] = V(S("Ich will bleiben. " EVIL));
        rec->v[SAMPLE_weeks] = V(12345);
        rec->v[SAMPLE_cost] = V(485000);
        rec->v[SAMPLE_signed_on] = V(date_of(2025, 5, 6));
        rec->v[SAMPLE_agreed] = V(true);
        rec->v[SAMPLE_contact] = V(S("visit"));
        rec->v[SAMPLE_topics] = V(S("visit mail"));
        rec->v[SAMPLE_partner] = V(8);
        rec->v[SAMPLE_diagnosis] = V(S("F32 geheim"));
        CHECK_OK(ui_detail(r, NULL, rec));
        struct str out = fixture_out(r);
        CHECK(fixture_clean(out));
        CHECK_HAS(out, "<time datetime=\"2025-05-06\">06.05.2025</time>");
        CHECK_HAS(out, "fn-words--small\">Ich will bleiben.");
        CHECK_HAS(out, ">12.345 &lt;b&gt;");
        CHECK_HAS(out, ">4.850,00 €<");
        CHECK_HAS(out, ">ja<");
        CHECK_HAS(out, ">besucht<");
        CHECK_HAS(out, ">besucht, geschrieben<");
        CHECK_HAS(out, ">Nordhafen<");
        CHECK_HAS(out, "<h3 class=\"fn-row__title\">&lt;b&gt;");
        CHECK_HAS_NOT(out, "geheim");
}

TEST(nothing_known_says_so)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct record *rec = fixture_record();
        rec->v[SAMPLE_diagnosis] = V(S("F32 geheim"));
        CHECK_OK(ui_detail(r, NULL, rec));
        CHECK_STR(fixture_out(r), "<p class=\"fn-empty\">Dazu ist noch nichts erfasst.</p>");
}

static struct str value_text_of(size_t field, struct value v)
{
        static struct actor a;
        struct str out = S("");
        a = fixture_actor();
        CHECK_OK(ui_value(fixture_req(&a), NULL, &sample_entity.fields[field], v, &out));
        return out;
}

TEST(values_in_words)
{
        CHECK_STR(value_text_of(SAMPLE_agreed, V(false)), "nein");
        CHECK_STR(value_text_of(SAMPLE_partner, V(99)), "nicht für Sie freigegeben");
        CHECK_STR(value_text_of(SAMPLE_reason, V(S("gone"))), "gone");
        CHECK_STR(value_text_of(SAMPLE_meeting_at, V(moment_of(date_of(2025, 7, 7), 484))),
                  "07.07.2025, 08:04 Uhr");
        CHECK_STR(value_text_of(SAMPLE_name, VALUE_NULL), "");
}

/* What the history stores is read back as the same value. */
TEST(plain_values_come_back)
{
        struct value v[] = {[SAMPLE_name] = V(S("x")),
                            [SAMPLE_weeks] = V(12),
                            [SAMPLE_signed_on] = V(date_of(2025, 5, 6)),
                            [SAMPLE_meeting_at] = V(moment_of(date_of(2025, 7, 7), 484)),
                            [SAMPLE_agreed] = V(true)};
        for (size_t i = 0; i < ARRAY_LEN(v); i++)
                CHECK(value_eq(ui_value_of_plain(&sample_entity.fields[i], value_plain(test_arena(), v[i])),
                               v[i]));
}

TEST_GROUP(ui_detail, &details_read_like_a_person_would, &nothing_known_says_so, &values_in_words,
           &plain_values_come_back)
