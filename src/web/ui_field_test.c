#include "web/ui_fixture.h"

#include "test/test.h"

static struct req *draw(const struct actor *a, size_t field, struct value v)
{
        struct req *r = fixture_req(a);
        CHECK_OK(ui_field(r, NULL, &sample_entity.fields[field], v));
        CHECK(fixture_clean(fixture_out(r)));
        return r;
}

static struct str drawn(size_t field, struct value v)
{
        static struct actor a;
        a = fixture_actor();
        return fixture_out(draw(&a, field, v));
}

TEST(every_kind_is_escaped)
{
        drawn(SAMPLE_name, V(S(EVIL)));
        drawn(SAMPLE_words, V(S(EVIL)));
        drawn(SAMPLE_weeks, V(7));
        drawn(SAMPLE_cost, V(485000));
        drawn(SAMPLE_signed_on, V(date_of(2025, 7, 7)));
        drawn(SAMPLE_meeting_at, V(moment_of(date_of(2025, 7, 7), 484)));
        drawn(SAMPLE_agreed, V(true));
        drawn(SAMPLE_contact, V(S("phone")));
        drawn(SAMPLE_reason, V(S("a")));
        drawn(SAMPLE_topics, V(S("phone mail")));
        drawn(SAMPLE_partner, V(7));
        drawn(SAMPLE_letter, V(9));
}

TEST(text_controls)
{
        CHECK_HAS(drawn(SAMPLE_name, V(S(EVIL))), "value=\"&lt;b&gt;x&quot; onx=&#39;1&#39;&gt;&amp;\"");
        CHECK_HAS(drawn(SAMPLE_name, VALUE_NULL), "maxlength=\"20\"");
        CHECK_HAS(drawn(SAMPLE_name, VALUE_NULL), " required");
        CHECK_HAS_NOT(drawn(SAMPLE_name, VALUE_NULL), "freiwillig");
        CHECK_HAS(drawn(SAMPLE_words, V(S("\nEins"))), ">\n\nEins</textarea>");
        CHECK_HAS(drawn(SAMPLE_words, VALUE_NULL), "aria-describedby=\"feld-words-hinweis\"");
        CHECK_HAS(drawn(SAMPLE_words, VALUE_NULL), "(freiwillig)");
        CHECK_HAS(drawn(SAMPLE_weeks, V(7)), "aria-describedby=\"feld-weeks-einheit\"");
        CHECK_HAS(drawn(SAMPLE_cost, V(485000)), "inputmode=\"decimal\"");
        CHECK_HAS(drawn(SAMPLE_signed_on, V(date_of(2025, 7, 7))), "value=\"07.07.2025\"");
        CHECK_HAS(drawn(SAMPLE_signed_on, VALUE_NULL), "type=\"text\" inputmode=\"numeric\"");
        CHECK_HAS_NOT(drawn(SAMPLE_signed_on, VALUE_NULL), "placeholder");
}

TEST(few_options_are_radios_many_a_list)
{
        struct str few = drawn(SAMPLE_contact, V(S("visit")));
        CHECK_HAS(few,
                  "id=\"feld-contact-2\" name=\"contact\" type=\"radio\" value=\"visit\" checked required");
        CHECK_HAS_NOT(few, "keine Angabe");
        CHECK_HAS(few, "name=\"_drawn.contact\" value=\"1\"");
        struct str many = drawn(SAMPLE_reason, V(S("b")));
        CHECK_HAS(many, "<option value=\"b\" selected>");
        CHECK_HAS(many, "keine Angabe");
        CHECK_HAS(drawn(SAMPLE_reason, V(S("old"))), "<option value=\"old\" selected>old");
        CHECK_HAS(drawn(SAMPLE_topics, V(S("mail phone"))), "value=\"phone\" checked");
        CHECK_HAS_NOT(drawn(SAMPLE_topics, V(S("mail phone"))), "value=\"visit\" checked");
        CHECK_HAS(drawn(SAMPLE_partner, V(8)), "<option value=\"8\" selected>Nordhafen");
        CHECK_HAS(drawn(SAMPLE_agreed, V(true)), "type=\"checkbox\" value=\"1\" checked");
        CHECK_HAS_NOT(drawn(SAMPLE_agreed, V(false)), "checked");
}

TEST(closed_classes_are_not_drawn)
{
        struct actor a = fixture_actor();
        CHECK_STR(drawn(SAMPLE_diagnosis, V(S("F32"))), "");
        a.read |= UINT64_C(1) << CLASS_HEALTH;
        CHECK_STR(fixture_out(draw(&a, SAMPLE_diagnosis, V(S("F32")))), "");
        a.write |= UINT64_C(1) << CLASS_HEALTH;
        CHECK_HAS(fixture_out(draw(&a, SAMPLE_diagnosis, V(S("F32")))), ">\nF32</textarea>");
        CHECK_STR(fixture_out(draw(NULL, SAMPLE_name, V(S("x")))), "");
}

TEST(what_was_typed_comes_back)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        fixture_post(r, S("signed_on"), S("31.02.2025"));
        errs_add(&r->errs, S("signed_on"), S("Das Datum gibt es nicht. " EVIL));
        CHECK_OK(ui_field(r, NULL, &sample_entity.fields[SAMPLE_signed_on], V(date_of(2025, 1, 1))));
        CHECK(fixture_clean(fixture_out(r)));
        CHECK_HAS(fixture_out(r), "value=\"31.02.2025\"");
        CHECK_HAS(fixture_out(r), "aria-invalid=\"true\" aria-describedby=\"feld-signed_on-fehler\"");
        CHECK_HAS(fixture_out(r), "kern-form-input--error");
        r = fixture_req(&a);
        fixture_post(r, S("_drawn.agreed"), S("1"));
        CHECK_OK(ui_field(r, NULL, &sample_entity.fields[SAMPLE_agreed], V(true)));
        CHECK_HAS_NOT(fixture_out(r), "checked");
}

TEST(forms_carry_guards_and_groups)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct form_view f = {
                .action = url_path(r->arena, "/x"), .submit = S("Speichern " EVIL), .version = 4};
        CHECK_OK(ui_form(r, NULL, &f, fixture_record()));
        struct str out = fixture_out(r);
        CHECK(fixture_clean(out));
        CHECK_HAS(out, "name=\"csrf\" value=\"token\"");
        CHECK_HAS(out, "name=\"submission\" value=\"once\"");
        CHECK_HAS(out, "name=\"version\" value=\"4\"");
        CHECK_HAS(out, "enctype=\"multipart/form-data\"");
        CHECK_HAS(out, "<fieldset class=\"fn-form__group\"><legend>&lt;b&gt;");
        CHECK_HAS(out, "<div class=\"fn-form__pair\">");
        CHECK_HAS(out, "name=\"number\"");
        CHECK_HAS_NOT(out, "diagnosis");
        struct record *saved = fixture_record();
        saved->id = 5;
        r = fixture_req(&a);
        CHECK_OK(ui_form(r, NULL, &f, saved));
        CHECK_HAS_NOT(fixture_out(r), "name=\"number\"");
}

TEST(controls_without_a_table)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        struct ui_option o[] = {{.code = S(EVIL), .label = S(EVIL)}, {.code = S("b"), .label = S("B")}};
        fixture_post(r, S("password"), S("geheim"));
        errs_add(&r->errs, S("login"), S(EVIL));
        ui_input(r, S("login"), S(EVIL), S(EVIL));
        ui_select(r, S("choice"), S(EVIL), S("b"), o, 2);
        ui_password(r, S("password"), S(EVIL), S("current-password"));
        ui_post_button(r, url_path(r->arena, "/x"), S(EVIL), &(struct form_field){S(EVIL), S(EVIL)}, 1);
        CHECK(fixture_clean(fixture_out(r)));
        CHECK_HAS(fixture_out(r), "<option value=\"b\" selected>");
        CHECK_HAS_NOT(fixture_out(r), "geheim");
        CHECK_HAS(fixture_out(r), "aria-describedby=\"feld-login-fehler\"");
        ui_input(r, S("client.of.case"), S("Name"), S(""));
        CHECK_HAS(fixture_out(r), "id=\"feld-client-of-case\" name=\"client.of.case\"");
}

TEST_GROUP(ui_field, &every_kind_is_escaped, &text_controls, &few_options_are_radios_many_a_list,
           &closed_classes_are_not_drawn, &what_was_typed_comes_back, &forms_carry_guards_and_groups,
           &controls_without_a_table)
