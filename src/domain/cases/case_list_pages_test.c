/* The list of cases: its columns as somebody chose them, also in the export, and nobody else's. */
#include "test/test.h"

#include "test/office.h"

#define CHOICE                                                                                               \
        "liste=cases_list&tabelle=1&zurueck=/faelle%3Fansicht%3Dmeine%26seite%3D1"                           \
        "&spalten=number%09employer%09field&zeigen=field"

TEST(columns_are_remembered_for_the_list_and_its_export)
{
        struct office o = office_open();
        struct browser b = office_browser(&o, o.jonas);
        CHECK_HAS(browse_get(&b, S("/faelle")).body, "CMB-2025-001");
        struct reply saved = office_post(&b, S("/spalten"), S(CHOICE));
        CHECK_INT(saved.status, 303);
        CHECK_HAS(saved.location, "/faelle?ansicht=meine&seite=1&meldung=columns");
        CHECK_HAS_NOT(browse_get(&b, S("/faelle")).body, "<td>CMB-2025-001</td>");
        CHECK_HAS_NOT(b.last.body, "sort=number");
        CHECK_HAS(b.last.body, "sort=field");
        CHECK_HAS(browse_get(&b, S("/faelle?format=csv")).body, "Person;Arbeitsfeld;");
        CHECK_HAS_NOT(b.last.body, "Fallnummer");
        CHECK_HAS(browse_get(&b, S("/personen")).body, "sort=");
        struct browser lea = office_browser(&o, o.lea);
        CHECK_HAS(browse_get(&lea, S("/faelle")).body, "sort=number");
        office_close(&o);
}

TEST(columns_go_back_to_what_is_usual)
{
        struct office o = office_open();
        struct browser b = office_browser(&o, o.jonas);
        CHECK_INT(office_post(&b, S("/spalten"), S(CHOICE)).status, 303);
        CHECK_INT(office_post(&b, S("/spalten"), S(CHOICE "&vorgabe=1")).status, 303);
        CHECK_HAS(browse_get(&b, S("/faelle")).body, "sort=number");
        office_close(&o);
}

TEST(a_choice_leads_nowhere_else_and_names_a_page)
{
        struct office o = office_open();
        struct browser b = office_browser(&o, o.jonas);
        CHECK_HAS(office_post(&b, S("/spalten"), S("liste=cases_list&tabelle=1&zurueck=//boese.example"))
                          .location,
                  "/?meldung=columns");
        CHECK_INT(office_post(&b, S("/spalten"), S("liste=nirgends&tabelle=1&zurueck=/")).status, 400);
        CHECK_INT(office_post(&b, S("/spalten"), S("liste=cases_list&tabelle=99&zurueck=/")).status, 400);
        office_close(&o);
}

TEST_GROUP(case_list_pages, &columns_are_remembered_for_the_list_and_its_export,
           &columns_go_back_to_what_is_usual, &a_choice_leads_nowhere_else_and_names_a_page)
