#define BASE_BORDER
#include "domain/calendar/ics.h"

#include <libical/ical.h>

/* Summer time as base/date.h computes it: since 1996 from the last Sunday of March to the last Sunday of October. */
static const char zone[] = "BEGIN:VTIMEZONE\r\n"
                           "TZID:Europe/Berlin\r\n"
                           "BEGIN:DAYLIGHT\r\n"
                           "TZOFFSETFROM:+0100\r\n"
                           "TZOFFSETTO:+0200\r\n"
                           "TZNAME:CEST\r\n"
                           "DTSTART:19960331T020000\r\n"
                           "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                           "END:DAYLIGHT\r\n"
                           "BEGIN:STANDARD\r\n"
                           "TZOFFSETFROM:+0200\r\n"
                           "TZOFFSETTO:+0100\r\n"
                           "TZNAME:CET\r\n"
                           "DTSTART:19961027T030000\r\n"
                           "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                           "END:STANDARD\r\n"
                           "END:VTIMEZONE\r\n";

static const char *text_c(struct arena *a, struct str s)
{
        return str_c(a, s);
}

/* ---- times ---- */

static struct icaltimetype local_time(struct moment m)
{
        struct ymd y = date_ymd(moment_date(m));
        int minute = moment_minute(m);
        return (struct icaltimetype){
                .year = y.year, .month = y.month, .day = y.day, .hour = minute / 60, .minute = minute % 60};
}

static void add_local(icalcomponent *event, icalproperty *p)
{
        icalproperty_add_parameter(p, icalparameter_new_tzid("Europe/Berlin"));
        icalcomponent_add_property(event, p);
}

static void add_times(icalcomponent *event, const struct ics_event *e)
{
        struct calendar_entry line = {.held_on = e->held_on, .clock = e->clock, .minutes = e->minutes};
        struct moment begin = moment_of(e->held_on, calendar_begin(&line));
        int64_t minutes = e->minutes > 0 ? e->minutes : CALENDAR_USUAL_MINUTES;
        add_local(event, icalproperty_new_dtstart(local_time(begin)));
        /* a length, not an end: in the night of October the hour after two comes twice, and programs differ which one is meant */
        icalcomponent_add_property(event,
                                   icalproperty_new_duration(icaldurationtype_from_int((int)minutes * 60)));
        struct icaltimetype stamp =
                icaltime_from_timet_with_zone((time_t)e->changed_at.s, 0, icaltimezone_get_utc_timezone());
        icalcomponent_add_property(event, icalproperty_new_dtstamp(stamp));
        icalcomponent_add_property(event, icalproperty_new_lastmodified(stamp));
}

/* ---- one event ---- */

static icalproperty_status status_of(enum ics_method method, struct str status)
{
        if (method == ICS_CANCEL || str_eq(status, S("cancelled")) || str_eq(status, S("missed")))
                return ICAL_STATUS_CANCELLED;
        return str_eq(status, S("planned")) ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

/* „Erstgespräch: Renate Albers“, or without names „Erstgespräch (CMB-2025-014)“ */
static struct str summary_of(struct arena *a, const struct ics_file *f, const struct ics_event *e,
                             struct str kind)
{
        if (f->names)
                return str_join(a, kind, S(": "), str_join_with(a, S(" "), e->given, e->family));
        return str_join(a, kind, S(" ("), e->number, S(")"));
}

static void add_text(icalcomponent *event, struct arena *a, const struct ics_file *f,
                     const struct ics_event *e, struct str kind)
{
        icalcomponent_add_property(event, icalproperty_new_summary(text_c(a, summary_of(a, f, e, kind))));
        if (!f->names)
                return;
        if (!str_empty(e->place))
                icalcomponent_add_property(event, icalproperty_new_location(text_c(a, e->place)));
        if (!str_empty(e->purpose))
                icalcomponent_add_property(event, icalproperty_new_description(text_c(a, e->purpose)));
}

static struct str mail_address(struct arena *a, struct str mail)
{
        return str_join(a, S("mailto:"), mail);
}

static void add_people(icalcomponent *event, struct arena *a, const struct ics_file *f)
{
        if (!str_empty(f->organizer_mail)) {
                icalproperty *p = icalproperty_new_organizer(text_c(a, mail_address(a, f->organizer_mail)));
                if (!str_empty(f->organizer))
                        icalproperty_add_parameter(p, icalparameter_new_cn(text_c(a, f->organizer)));
                icalcomponent_add_property(event, p);
        }
        if (f->method != ICS_PUBLISH && !str_empty(f->guest_mail)) {
                icalproperty *p = icalproperty_new_attendee(text_c(a, mail_address(a, f->guest_mail)));
                icalproperty_add_parameter(p, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
                icalproperty_add_parameter(p, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
                icalcomponent_add_property(event, p);
        }
}

static icalcomponent *event_new(struct arena *a, const struct ics_file *f, const struct ics_event *e,
                                struct str kind)
{
        icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
        struct str uid = str_join(a, S("termin-"), e->uid, S("@fallnetz"));
        int sequence = (int)e->version - 1 + (f->method == ICS_CANCEL);
        icalcomponent_add_property(event, icalproperty_new_uid(text_c(a, uid)));
        icalcomponent_add_property(event, icalproperty_new_sequence(sequence));
        add_times(event, e);
        add_text(event, a, f, e, kind);
        icalcomponent_add_property(event, icalproperty_new_status(status_of(f->method, e->status)));
        icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
        add_people(event, a, f);
        return event;
}

/* ---- the file ---- */

static icalproperty_method method_of(enum ics_method m)
{
        return m == ICS_REQUEST  ? ICAL_METHOD_REQUEST
               : m == ICS_CANCEL ? ICAL_METHOD_CANCEL
                                 : ICAL_METHOD_PUBLISH;
}

static icalcomponent *calendar_new(struct arena *a, const struct ics_file *f)
{
        icalcomponent *c = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
        icalcomponent_add_property(c, icalproperty_new_version("2.0"));
        icalcomponent_add_property(c, icalproperty_new_prodid("-//Fallnetz//Kalender//DE"));
        if (f->method != ICS_PUBLISH ||
            !str_empty(f->organizer_mail)) /* RFC 5546: a method names its organizer */
                icalcomponent_add_property(c, icalproperty_new_method(method_of(f->method)));
        if (!str_empty(f->title)) {
                icalproperty *p = icalproperty_new_x(text_c(a, f->title));
                icalproperty_set_x_name(p, "X-WR-CALNAME");
                icalcomponent_add_property(c, p);
        }
        icalcomponent_add_component(c, icalparser_parse_string(zone));
        return c;
}

struct str ics_write(struct arena *a, const struct ics_file *f, ics_kind_fn *kind, void *data)
{
        icalcomponent *c = calendar_new(a, f);
        for (size_t i = 0; i < f->events; i++)
                icalcomponent_add_component(c, event_new(a, f, &f->event[i], kind(data, f->event[i].kind)));
        char *text = icalcomponent_as_ical_string_r(c);
        struct str out = str_copy(a, str_of(text));
        icalmemory_free_buffer(text);
        icalcomponent_free(c);
        return out;
}
