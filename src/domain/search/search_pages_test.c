/* One search, everyone finds what they may read and nothing else. */
#include "test/test.h"

#include "domain/cases/case.h"
#include "domain/enquiries/enquiry.h"
#include "domain/journal/journal.h"
#include "domain/organisations/organisation.h"
#include "domain/people/person.h"
#include "test/office.h"

static struct office o;
static struct browser b;

static struct str find(int64_t user, struct str words)
{
        b = office_browser(&o, user);
        browse_get(&b, url_with(test_arena(), url_path(test_arena(), "/suche"), S("q"), words).s);
        return b.last.body;
}

static void note(int64_t case_id, struct str subject, struct str text, struct str secret, struct date on)
{
        struct errs errs;
        const struct wgrant *g;
        struct wtx *tx = office_write(&o);
        struct record *r = rec_new(test_arena(), &contact_entry_entity.e);
        errs_init(&errs, test_arena());
        NEED_OK(case_open_program(tx, case_id, &g));
        REC_SET(r, CONTACT_ENTRY_held_on, on);
        REC_SET(r, CONTACT_ENTRY_way, S("phone"));
        REC_SET(r, CONTACT_ENTRY_party, S("client"));
        REC_SET(r, CONTACT_ENTRY_subject, subject);
        REC_SET(r, CONTACT_ENTRY_note, text);
        REC_SET(r, CONTACT_ENTRY_health_note, secret);
        NEED_OK(ent_insert_in(tx, g, &contact_entry_entity, r, &errs));
        office_done(tx);
}

static void check_nothing(struct str html)
{
        CHECK_HAS(html, "Dazu wurde nichts gefunden");
        CHECK_HAS(html, "0 Treffer");
        CHECK_HAS_NOT(html, "Quast");
        CHECK_HAS_NOT(html, "CMB-2025-002");
}

TEST(clients_are_found_by_those_who_may_open_the_case)
{
        o = office_open();
        struct str html = find(o.jonas, S("alb ren"));
        CHECK_HAS(html, "Albers, Renate");
        CHECK_HAS(html, "CMB-2025-001");
        CHECK_HAS(html, "2 Treffer, neueste zuerst");
        static const struct str number[] = {S_INIT("04931 1234"), S_INIT("049311234"), S_INIT("04931/12-34"),
                                            S_INIT("+49 4931 1234"), S_INIT("0049 (0)4931 1234")};
        for (size_t i = 0; i < ARRAY_LEN(number); i++)
                CHECK_HAS(find(o.jonas, number[i]), "Albers, Renate");
        check_nothing(find(o.jonas, S("049319999")));
        check_nothing(find(o.jonas, S("quast")));
        check_nothing(find(o.jonas, S("98765")));
        html = find(o.mira, S("muessig"));
        CHECK_HAS(html, "Quast &lt;b&gt;Müßig");
        CHECK_HAS_NOT(html, "<b>");
        CHECK_HAS(find(o.lea, S("QUAST")), "CMB-2025-002");
        CHECK_HAS(find(o.vera, S("quast")), "CMB-2025-002");
        check_nothing(find(o.nele, S("quast")));
        check_nothing(find(o.nele, S("albers")));
        office_close(&o);
}

TEST(people_in_no_case_are_found_at_the_intake)
{
        o = office_open();
        struct str html = find(o.jonas, S("frei"));
        CHECK_HAS(html, "Frei, Ömer");
        CHECK(str_find(html, office_path(S("/personen/"), o.frei, S("\""))) > 0);
        check_nothing(find(o.nele, S("frei")));
        /* Mira begins a case: from now on it is hers */
        struct errs errs;
        int64_t id;
        struct wtx *tx = office_write(&o);
        errs_init(&errs, test_arena());
        struct case_start_data d = {.person_id = o.frei,
                                    .site_id = o.site,
                                    .opened_on = clock_today(),
                                    .referral_path = S("self"),
                                    .case_manager_id = o.mira};
        NEED_OK(case_create(tx, &d, &errs, &id));
        office_done(tx);
        check_nothing(find(o.jonas, S("frei")));
        CHECK_HAS(find(o.mira, S("frei")), "CMB-2025-003");
        /* a new name is found, the old one is not */
        b = office_browser(&o, o.mira);
        CHECK_INT(office_post(&b, office_path(S("/personen/"), o.frei, S("/bearbeiten")),
                              S("family=Gebunden&version=1"))
                          .status,
                  303);
        CHECK_HAS(find(o.mira, S("gebunden")), "Gebunden, Ömer");
        check_nothing(find(o.mira, S("frei")));
        office_close(&o);
}

TEST(a_case_number_leads_to_the_case)
{
        o = office_open();
        find(o.jonas, S(" cmb-2025-001 "));
        CHECK_INT(b.last.status, 303);
        CHECK(str_eq(b.last.location, office_path(S("/faelle/"), o.case_albers, S(""))));
        check_nothing(find(o.nele, S("CMB-2025-001")));
        struct str html = find(o.jonas, S("CMB-2025-002"));
        CHECK_INT(b.last.status, 200);
        CHECK_HAS_NOT(html, "Quast");
        CHECK(str_find(html, office_path(S("/faelle/"), o.case_quast, S("\""))) < 0);
        office_close(&o);
}

TEST(entries_are_found_by_data_class_and_never_by_secrets)
{
        o = office_open();
        note(o.case_albers, S("Vakuumheber geklärt"), S("Lieferung durch Hilfsmittelhaus"),
             S("Bandscheibenvorfall"), date_of(2025, 6, 2));
        note(o.case_quast, S("Vakuumheber fehlt"), S("Ganz anders"), S("Asthma"), date_of(2025, 6, 3));
        struct str html = find(o.jonas, S("vakuum"));
        CHECK_HAS(html, "Vakuumheber geklärt");
        CHECK_HAS(html, "02.06.2025");
        CHECK_HAS(html, "Renate Albers ·");
        CHECK_HAS_NOT(html, "Vakuumheber fehlt");
        CHECK_HAS(html, "1 Treffer");
        CHECK_HAS(find(o.jonas, S("hilfsmittelhaus")), "Vakuumheber geklärt");
        check_nothing(find(o.jonas, S("bandscheibenvorfall")));
        check_nothing(find(o.lea, S("asthma")));
        /* the front desk reads subjects, not notes */
        CHECK_HAS(find(o.vera, S("vakuumheber")), "Vakuumheber geklärt");
        check_nothing(find(o.vera, S("hilfsmittelhaus")));
        /* newest first */
        html = find(o.lea, S("vakuumheber"));
        CHECK(str_find(html, S("Vakuumheber fehlt")) < str_find(html, S("Vakuumheber geklärt")));
        office_close(&o);
}

TEST(organisations_and_contacts_are_found_by_the_network)
{
        struct errs errs;
        o = office_open();
        struct wtx *tx = office_write(&o);
        struct record *k = rec_new(test_arena(), &contact_person_entity.e);
        errs_init(&errs, test_arena());
        rec_set(k, CONTACT_PERSON_organisation_id, value_ref(o.firm));
        REC_SET(k, CONTACT_PERSON_name, S("Sabine Brandt"));
        REC_SET(k, CONTACT_PERSON_position, S("Personal"));
        REC_SET(k, CONTACT_PERSON_active, true);
        NEED_OK(ent_insert(tx, &contact_person_entity, k, &errs));
        office_done(tx);
        CHECK_HAS(find(o.nele, S("nordmet")), "Nordmetall");
        struct str html = find(o.nele, S("brandt"));
        CHECK_HAS(html, "Personal · Nordmetall");
        CHECK(str_find(html, office_path(S("/organisationen/"), o.firm, S("/kontakte/"))) > 0);
        tx = office_write(&o);
        NEED_OK(ent_delete(tx, &contact_person_entity, k->id, k->version));
        office_done(tx);
        check_nothing(find(o.nele, S("brandt")));
        office_close(&o);
}

TEST(enquiries_are_not_searched_and_the_page_says_so)
{
        struct errs errs;
        o = office_open();
        struct wtx *tx = office_write(&o);
        struct record *e = enquiry_fresh(rtx_of(tx));
        errs_init(&errs, test_arena());
        REC_SET(e, ENQUIRY_name, S("Fatma Neil"));
        REC_SET(e, ENQUIRY_referral_path, S("self"));
        NEED_OK(ent_insert(tx, &enquiry_entity, e, &errs));
        office_done(tx);
        check_nothing(find(o.jonas, S("fatma")));
        CHECK_HAS(b.last.body, "werden nie durchsucht");
        office_close(&o);
}

TEST(any_words_give_a_page)
{
        static const struct str words[] = {S_INIT(""),
                                           S_INIT("\"; DROP TABLE person; --"),
                                           S_INIT("* OR NEAR(a"),
                                           S_INIT("<b>'&"),
                                           S_INIT("-"),
                                           S_INIT("ä ö ü ß"),
                                           S_INIT("a:b !(c)"),
                                           S_INIT("王 \U0001F600")};
        o = office_open();
        for (size_t i = 0; i < ARRAY_LEN(words); i++) {
                struct str html = find(o.jonas, words[i]);
                CHECK_INT(b.last.status, 200);
                CHECK_HAS(html, "Suche nach");
                CHECK_HAS_NOT(html, "<b>'&");
        }
        struct browse_access *row;
        size_t before = browse_accesses(o.db, &row);
        find(o.jonas, S("albers"));
        NEED_TRUE(browse_accesses(o.db, &row) == before + 1);
        CHECK_INT(row[before].rows, 2);
        office_close(&o);
}

TEST(a_group_alone)
{
        o = office_open();
        b = office_browser(&o, o.jonas);
        browse_get(&b, S("/suche?q=albers&art=personen"));
        CHECK_HAS(b.last.body, "Albers, Renate");
        CHECK(str_find(b.last.body, office_path(S("href=\"/faelle/"), o.case_albers, S("\""))) < 0);
        browse_get(&b, S("/suche?q=albers&art=eintraege"));
        CHECK_HAS(b.last.body, "Dazu wurde hier nichts gefunden.");
        office_close(&o);
}

/* More hits than fit: the newest, and a word about it. */
TEST(more_than_one_group_can_show)
{
        o = office_open();
        for (int i = 0; i < 26; i++)
                note(o.case_albers, str_join(test_arena(), S("Anruf "), str_from_int(test_arena(), i)),
                     S("."), S(""), date_of(2025, 6, 1 + i));
        struct str html = find(o.jonas, S("anruf"));
        CHECK_HAS(html, "Das sind die neuesten Treffer.");
        CHECK_HAS(html, "Anruf 25");
        CHECK_HAS_NOT(html, "Anruf 0<");
        office_close(&o);
}

TEST_GROUP(search_page, &clients_are_found_by_those_who_may_open_the_case,
           &people_in_no_case_are_found_at_the_intake, &a_case_number_leads_to_the_case,
           &entries_are_found_by_data_class_and_never_by_secrets,
           &organisations_and_contacts_are_found_by_the_network,
           &enquiries_are_not_searched_and_the_page_says_so, &any_words_give_a_page, &a_group_alone,
           &more_than_one_group_can_show)
