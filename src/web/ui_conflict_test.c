#include "web/ui_fixture.h"

#include "test/test.h"
#include "test/testdb.h"

struct setting_up {
        struct actor actor;
        struct req *r;
        struct db *db;
        struct rtx *tx;
        struct record *mine, *theirs;
};

static struct setting_up set_up(void)
{
        static struct actor a;
        struct setting_up s = {.mine = fixture_record(), .theirs = fixture_record(), .db = testdb_open()};
        a = fixture_actor();
        s.r = fixture_req(&a);
        must(db_begin_read(s.db, s.r->arena, 0, &s.tx) == OK);
        s.mine->id = s.theirs->id = 1;
        s.mine->version = 3;
        s.theirs->version = 4;
        s.theirs->changed_at = (struct moment){clock_now().s - 240};
        return s;
}

static void both(struct setting_up *s, size_t field, struct value mine, struct value theirs)
{
        s->mine->v[field] = mine;
        s->theirs->v[field] = theirs;
        fixture_post(s->r, sample_entity.fields[field].key, S("sent"));
}

static struct str page_of(struct setting_up *s)
{
        struct form_view f = {.action = url_path(s->r->arena, "/proben/:/bearbeiten", 1),
                              .cancel = url_path(s->r->arena, "/proben/:", 1)};
        CHECK_OK(ui_conflict(s->r, s->tx, &f, s->mine, s->theirs));
        db_end_read(s->tx);
        CHECK(fixture_clean(fixture_out(s->r)));
        return fixture_out(s->r);
}

TEST(only_what_differs_is_asked)
{
        struct setting_up s = set_up();
        fixture_post(s.r, S("version"), S("3"));
        both(&s, SAMPLE_name, V(S("Renate Albers")), V(S("Renate Albers-Meyer " EVIL)));
        both(&s, SAMPLE_signed_on, V(date_of(2025, 7, 14)), V(date_of(2025, 7, 11)));
        both(&s, SAMPLE_weeks, V(7), V(7));
        both(&s, SAMPLE_agreed, V(true), V(true));
        struct str out = page_of(&s);
        CHECK_HAS(out, "Wählen Sie bei 2 Angaben, was gelten soll. 2 weitere Angaben sind gleich.");
        CHECK_HAS(out, "vor 4 Minuten geändert");
        CHECK_HAS(out, "name=\"version\" value=\"4\"");
        CHECK_HAS(out, "type=\"radio\" name=\"name\" value=\"Renate Albers\" checked>");
        CHECK_HAS(out, "name=\"signed_on\" value=\"11.07.2025\">");
        CHECK_HAS(out, "<ins>14.07.2025</ins>");
        CHECK_HAS(out, "<input type=\"hidden\" name=\"weeks\" value=\"7\">");
        CHECK_HAS(out, "<input type=\"hidden\" name=\"agreed\" value=\"1\">");
}

TEST(fields_that_were_not_sent_or_may_not_be_seen_stay_out)
{
        struct setting_up s = set_up();
        both(&s, SAMPLE_diagnosis, V(S("F32 geheim")), V(S("F33 geheim")));
        both(&s, SAMPLE_number, V(S("CMB-1")), V(S("CMB-2")));
        s.mine->v[SAMPLE_cost] = V(1);
        s.theirs->v[SAMPLE_cost] = V(2);
        both(&s, SAMPLE_name, V(S("a")), VALUE_NULL);
        struct str out = page_of(&s);
        CHECK_HAS_NOT(out, "geheim");
        CHECK_HAS_NOT(out, "CMB-");
        CHECK_HAS_NOT(out, "name=\"cost\"");
        CHECK_HAS(out, "nichts eingetragen");
        CHECK_HAS(out, "bei einer Angabe");
}

TEST(long_texts_can_be_merged)
{
        struct setting_up s = set_up();
        both(&s, SAMPLE_words, V(S("Mit vier Stunden geht es.\nSechs ab Juli. " EVIL)),
             V(S("Mit vier Stunden geht es.")));
        struct str out = page_of(&s);
        CHECK_HAS(out, "name=\"_merge\" value=\"words\"");
        CHECK_HAS(out, "name=\"_theirs.words\" value=\"Mit vier Stunden geht es.\"");
        CHECK_HAS(out, "<ins>Sechs ab Juli. &lt;b&gt;");
}

/* What the conflict page posts is an ordinary form. */
TEST(the_choice_is_read_like_any_form)
{
        struct setting_up s = set_up();
        both(&s, SAMPLE_topics, V(S("phone mail")), V(S("visit")));
        both(&s, SAMPLE_contact, V(S("phone")), VALUE_NULL);
        both(&s, SAMPLE_agreed, V(true), V(false));
        struct str out = page_of(&s);
        CHECK_HAS(out, "name=\"topics\" value=\"phone mail\"");
        CHECK_HAS(out, "name=\"agreed\" value=\"0\"");
        struct req *r = fixture_req(s.r->actor);
        struct record *rec = fixture_record();
        rec->v[SAMPLE_agreed] = V(true);
        fixture_post(r, S("topics"), S("phone mail"));
        fixture_post(r, S("agreed"), S("0"));
        CHECK_OK(form_read(r, NULL, rec));
        CHECK(ui_codes_have(rec->v[SAMPLE_topics].s, S("mail")));
        CHECK_INT(rec->v[SAMPLE_agreed].i, 0);
}

TEST_GROUP(ui_conflict, &only_what_differs_is_asked, &fields_that_were_not_sent_or_may_not_be_seen_stay_out,
           &long_texts_can_be_merged, &the_choice_is_read_like_any_form)
