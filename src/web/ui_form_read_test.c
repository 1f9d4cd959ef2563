#include "web/ui_fixture.h"

#include "test/test.h"

TEST(fields_are_parsed)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct record *rec = fixture_record();
        fixture_post(r, S("name"), S("Renate Albers"));
        fixture_post(r, S("weeks"), S("12"));
        fixture_post(r, S("cost"), S("4.850,00 €"));
        fixture_post(r, S("signed_on"), S("6.5.2025"));
        fixture_post(r, S("_drawn.agreed"), S("1"));
        fixture_post(r, S("agreed"), S("1"));
        fixture_post(r, S("contact"), S("visit"));
        fixture_post(r, S("topics"), S("mail"));
        fixture_post(r, S("topics"), S("phone"));
        fixture_post(r, S("partner"), S("8"));
        CHECK_OK(form_read(r, NULL, rec));
        CHECK_STR(rec->v[SAMPLE_name].s, "Renate Albers");
        CHECK_INT(rec->v[SAMPLE_weeks].i, 12);
        CHECK_INT(rec->v[SAMPLE_cost].i, 485000);
        CHECK_INT(rec->v[SAMPLE_signed_on].d.day, date_of(2025, 5, 6).day);
        CHECK_INT(rec->v[SAMPLE_agreed].i, 1);
        CHECK_STR(rec->v[SAMPLE_contact].s, "visit");
        CHECK(ui_codes_have(rec->v[SAMPLE_topics].s, S("mail")));
        CHECK(ui_codes_have(rec->v[SAMPLE_topics].s, S("phone")));
        CHECK_INT(rec->v[SAMPLE_partner].i, 8);
}

TEST(all_messages_at_once)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct record *rec = fixture_record();
        rec->v[SAMPLE_weeks] = V(3);
        fixture_post(r, S("name"), S(""));
        fixture_post(r, S("weeks"), S("viele"));
        fixture_post(r, S("signed_on"), S("31.02.2025"));
        fixture_post(r, S("contact"), S("pigeon"));
        fixture_post(r, S("topics"), S("pigeon"));
        fixture_post(r, S("partner"), S("99"));
        CHECK_ERR(form_read(r, NULL, rec), ERR_INVALID);
        CHECK(!str_empty(errs_for(&r->errs, S("name"))));
        CHECK(!str_empty(errs_for(&r->errs, S("weeks"))));
        CHECK(!str_empty(errs_for(&r->errs, S("signed_on"))));
        CHECK(!str_empty(errs_for(&r->errs, S("contact"))));
        CHECK(!str_empty(errs_for(&r->errs, S("topics"))));
        CHECK(!str_empty(errs_for(&r->errs, S("partner"))));
        CHECK_INT(rec->v[SAMPLE_weeks].i, 3);
}

TEST(only_what_was_drawn_and_may_be_written)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct record *rec = fixture_record();
        rec->id = 5;
        rec->v[SAMPLE_agreed] = V(true);
        rec->v[SAMPLE_words] = V(S("bleibt"));
        rec->v[SAMPLE_number] = V(S("CMB-1"));
        rec->v[SAMPLE_diagnosis] = V(S("F32"));
        fixture_post(r, S("diagnosis"), S("weg"));
        fixture_post(r, S("number"), S("CMB-2"));
        fixture_post(r, S("unknown"), S("x"));
        CHECK_OK(form_read(r, NULL, rec));
        CHECK_INT(rec->v[SAMPLE_agreed].i, 1);
        CHECK_STR(rec->v[SAMPLE_words].s, "bleibt");
        CHECK_STR(rec->v[SAMPLE_number].s, "CMB-1");
        CHECK_STR(rec->v[SAMPLE_diagnosis].s, "F32");
        r = fixture_req(&a);
        fixture_post(r, S("_drawn.agreed"), S("1"));
        fixture_post(r, S("words"), S(""));
        CHECK_OK(form_read(r, NULL, rec));
        CHECK_INT(rec->v[SAMPLE_agreed].i, 0);
        CHECK_INT(rec->v[SAMPLE_words].type, V_NULL);
}

TEST(an_old_choice_may_stay)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct record *rec = fixture_record();
        rec->v[SAMPLE_reason] = V(S("old"));
        rec->v[SAMPLE_topics] = V(S("old mail"));
        fixture_post(r, S("reason"), S("old"));
        fixture_post(r, S("topics"), S("old mail"));
        CHECK_OK(form_read(r, NULL, rec));
        CHECK_STR(rec->v[SAMPLE_reason].s, "old");
        CHECK(ui_codes_have(rec->v[SAMPLE_topics].s, S("old")));
}

TEST(both_texts_are_merged_in_the_field)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct record *rec = fixture_record();
        fixture_post(r, S("words"), S("meins"));
        fixture_post(r, S("_mine.words"), S("meins"));
        fixture_post(r, S("_theirs.words"), S("ihres"));
        fixture_post(r, S("_merge"), S("words"));
        fixture_post(r, S("version"), S("7"));
        CHECK_ERR(form_read(r, NULL, rec), ERR_INVALID);
        CHECK_OK(ui_field(r, NULL, &sample_entity.fields[SAMPLE_words], VALUE_NULL));
        CHECK_HAS(fixture_out(r), ">\nmeins\n\nihres</textarea>");
        CHECK_INT(form_version(r), 7);
}

TEST(versions_are_positive_numbers)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        CHECK_INT(form_version(r), 0);
        fixture_post(r, S("version"), S("-4"));
        CHECK_INT(form_version(r), 0);
}

TEST_GROUP(ui_form_read, &fields_are_parsed, &all_messages_at_once, &only_what_was_drawn_and_may_be_written,
           &an_old_choice_may_stay, &both_texts_are_merged_in_the_field, &versions_are_positive_numbers)
