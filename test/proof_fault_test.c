/*
 * The n-th call of the database fails, for every n until the page succeeds: an error page is sent, nothing is half changed,
 * the next request is served (design.md section 6).
 */
#include "test/proof.h"
#include "test/test.h"

/* More calls than any main page makes; reaching it means that a page never succeeds. */
#define MOST_CALLS 400
/* What a refused request may leave behind: that somebody tried. */
#define MAY_CHANGE " session access_log throttle sqlite_sequence "

static struct proof office;
static struct browser b;

static bool served(void)
{
        db_fault_set(office.db, 0, OK);
        return browse_get(&b, S("/konto")).status == 200;
}

/* Faults one after the other, until the request runs without meeting one. */
static void every_call_of(struct str target, struct str fields, bool post)
{
        struct proof_state before = proof_state(&office);
        for (int64_t n = 1; n < MOST_CALLS; n++) {
                db_fault_set(office.db, n, ERR_INTERNAL);
                struct reply r = post ? browse_post(&b, target, fields) : browse_get(&b, target);
                if (r.status < 400) {
                        db_fault_set(office.db, 0, OK);
                        return;
                }
                CHECK(r.status >= 500);
                CHECK(r.body.n > 200);
                CHECK(served());
                if (!post)
                        continue;
                struct proof_state after = proof_state(&office);
                CHECK_STR(proof_differs(&before, &after, S(MAY_CHANGE)), "");
        }
        CHECK_STR(target, "a page that succeeds when nothing fails");
}

static struct str in_case(struct str path)
{
        struct arena *a = test_arena();
        return str_join(a, S("/faelle/"), str_from_int(a, proof_case(&office, S("CMB-2025-014"))), path);
}

TEST(main_pages_survive_every_failing_call)
{
        office = proof_open();
        b = proof_browser(&office, S("jonas"));
        const struct str pages[] = {S("/"),
                                    S("/faelle"),
                                    S("/personen"),
                                    S("/aufgaben"),
                                    S("/suche?q=albers"),
                                    S("/organisationen"),
                                    in_case(S("")),
                                    in_case(S("/verlauf")),
                                    in_case(S("/einwilligungen")),
                                    in_case(S("/feld/5")),
                                    in_case(S("/ziel/5.H")),
                                    in_case(S("/ziele")),
                                    in_case(S("/plan")),
                                    in_case(S("/ergebnis")),
                                    in_case(S("/kriterien"))};
        struct proof_state before = proof_state(&office);
        for (size_t i = 0; i < ARRAY_LEN(pages); i++)
                every_call_of(pages[i], S(""), false);
        struct proof_state after = proof_state(&office);
        CHECK_STR(proof_differs(&before, &after, S(MAY_CHANGE)), "");
        proof_close(&office);
}

TEST(saving_is_whole_or_not_at_all)
{
        office = proof_open();
        b = proof_browser(&office, S("jonas"));
        every_call_of(S("/personen/neu"), S("family=Fehler&given=Fiona"), true);
        every_call_of(in_case(S("/verlauf/neu")),
                      S("held_on=1.9.2025&way=phone&party=client&subject=Probe&note=Kurz"), true);
        every_call_of(in_case(S("/aufgaben/neu")),
                      S("title=Probe&responsible=client&responsible_name=Renate+Albers&due=1.12.2030"), true);
        every_call_of(in_case(S("/einwilligungen/neu")),
                      S("kind=follow_up&explained_on=1.9.2025&signed_on=1.9.2025"), true);
        proof_close(&office);
}

TEST_GROUP(proof_fault, &main_pages_survive_every_failing_call, &saving_is_whole_or_not_at_all)
