#define BASE_BORDER
#include "domain/calendar/ics.h"

#include "test/test.h"

#include <libical/ical.h>

static struct str label(void *data, struct str kind)
{
        (void)data;
        (void)kind;
        return S("Erstgespräch");
}

static struct ics_event event(const char *day, const char *clock, int minutes)
{
        struct date d;
        must(date_parse_iso(str_of(day), &d));
        return (struct ics_event){.uid = S("abc"),
                                  .version = 3,
                                  .changed_at = {1747700000},
                                  .held_on = d,
                                  .clock = str_of(clock),
                                  .minutes = minutes,
                                  .kind = S("first_talk"),
                                  .purpose = S("Was, wie; und \\ wozu?\nZwei Zeilen"),
                                  .place = S("Raum 2"),
                                  .status = S("planned"),
                                  .number = S("CMB-2025-014"),
                                  .given = S("Renate"),
                                  .family = S("Albers")};
}

/* The file read back: the events of it, and no property that the library could not read. */
static icalcomponent *parsed(struct str text)
{
        icalcomponent *c = icalparser_parse_string(str_c(test_arena(), text));
        CHECK(c != NULL);
        CHECK_INT(icalcomponent_count_errors(c), 0);
        CHECK(icalrestriction_check(c) != 0);
        return c;
}

static int64_t utc(struct icaltimetype t, icalcomponent *c)
{
        icaltimezone *zone = icalcomponent_get_timezone(c, "Europe/Berlin");
        CHECK(zone != NULL);
        time_t at = icaltime_as_timet_with_zone(t, zone);
        return at;
}

/* Winter, summer, and the two nights in between: what another program makes of it is the moment we mean. */
TEST(times_mean_the_same_moment_elsewhere)
{
        static const struct {
                const char *day, *clock;
                int minutes;
        } line[] = {{"2025-01-15", "09:30", 60}, {"2025-07-15", "09:30", 60},  {"2025-03-30", "01:30", 120},
                    {"2025-10-26", "01:30", 60}, {"2025-10-26", "12:00", 600}, {"2026-03-29", "08:00", 0},
                    {"2025-12-31", "23:30", 60}};
        for (size_t i = 0; i < ARRAY_LEN(line); i++) {
                struct ics_event e = event(line[i].day, line[i].clock, line[i].minutes);
                struct ics_file f = {.event = &e, .events = 1};
                icalcomponent *c = parsed(ics_write(test_arena(), &f, label, NULL));
                icalcomponent *v = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
                int minute;
                must(clock_parse(e.clock, &minute));
                struct moment m = moment_of(e.held_on, minute);
                int64_t length = line[i].minutes ? line[i].minutes : CALENDAR_USUAL_MINUTES;
                CHECK_INT(utc(icalcomponent_get_dtstart(v), c), m.s);
                CHECK_INT(icaldurationtype_as_int(icalcomponent_get_duration(v)), length * 60);
                icalcomponent_free(c);
        }
}

TEST(without_leave_no_word_about_the_person)
{
        struct ics_event e = event("2025-07-15", "09:30", 60);
        struct ics_file f = {.event = &e, .events = 1};
        struct str text = ics_write(test_arena(), &f, label, NULL);
        CHECK_HAS(text, "SUMMARY:Erstgespräch (CMB-2025-014)");
        CHECK_HAS_NOT(text, "Albers");
        CHECK_HAS_NOT(text, "wozu");
        CHECK_HAS_NOT(text, "Raum");
        f.names = true;
        text = ics_write(test_arena(), &f, label, NULL);
        icalcomponent *c = parsed(text), *v = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
        CHECK_STR(str_of(icalcomponent_get_summary(v)), "Erstgespräch: Renate Albers");
        CHECK_STR(str_of(icalcomponent_get_description(v)), "Was, wie; und \\ wozu?\nZwei Zeilen");
        CHECK_STR(str_of(icalcomponent_get_location(v)), "Raum 2");
        icalcomponent_free(c);
}

TEST(the_same_appointment_stays_the_same_event)
{
        struct ics_event e = event("2025-07-15", "09:30", 60);
        struct ics_file f = {.event = &e,
                             .events = 1,
                             .organizer = S("Jonas Wieland"),
                             .organizer_mail = S("jonas@example.org"),
                             .guest_mail = S("gast@example.org"),
                             .method = ICS_REQUEST};
        icalcomponent *c = parsed(ics_write(test_arena(), &f, label, NULL));
        icalcomponent *v = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
        CHECK_STR(str_of(icalcomponent_get_uid(v)), "termin-abc@fallnetz");
        CHECK_INT(icalcomponent_get_sequence(v), 2);
        CHECK_INT(icalcomponent_get_status(v), ICAL_STATUS_TENTATIVE);
        CHECK_INT(icalcomponent_get_method(c), ICAL_METHOD_REQUEST);
        icalcomponent_free(c);
        f.method = ICS_CANCEL;
        c = parsed(ics_write(test_arena(), &f, label, NULL));
        v = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
        CHECK_STR(str_of(icalcomponent_get_uid(v)), "termin-abc@fallnetz");
        CHECK_INT(icalcomponent_get_sequence(v), 3);
        CHECK_INT(icalcomponent_get_status(v), ICAL_STATUS_CANCELLED);
        icalcomponent_free(c);
}

/* RFC 5545: lines end with CR LF and are at most 75 octets long. */
TEST(lines_are_folded)
{
        struct ics_event e = event("2025-07-15", "09:30", 60);
        e.purpose = S(
                "Ein sehr langer Satz mit Umlauten ä ö ü ß, der in einer Zeile nicht Platz hat und deshalb umgebrochen werden muss.");
        struct ics_file f = {.event = &e, .events = 1, .names = true};
        struct str rest = ics_write(test_arena(), &f, label, NULL);
        while (rest.n) {
                struct str line = str_split(rest, '\n', &rest);
                CHECK(line.n <= 76);
                CHECK(line.n > 0 && line.p[line.n - 1] == '\r');
        }
}

TEST_GROUP(ics, &times_mean_the_same_moment_elsewhere, &without_leave_no_word_about_the_person,
           &the_same_appointment_stays_the_same_event, &lines_are_folded)
