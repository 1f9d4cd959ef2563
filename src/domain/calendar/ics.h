/*
 * Appointments as iCalendar (RFC 5545), written and read back with libical. Times carry the zone Europe/Berlin with its own
 * rules in the file, so that no program has to know them. Without names: of what and with whom nothing is said, only the kind
 * and the number of the case.
 */
#ifndef DOMAIN_CALENDAR_ICS_H
#define DOMAIN_CALENDAR_ICS_H

#include "domain/calendar/calendar.h"

#define ICS_EVENT(X)                                                                                         \
        X(TEXT, uid) X(INT, version) X(TIME, changed_at) X(DATE, held_on) X(TEXT, clock) X(INT, minutes)     \
                X(TEXT, kind) X(TEXT, purpose) X(TEXT, place) X(TEXT, status) X(TEXT, number) X(TEXT, given) \
                        X(TEXT, family)
ROW(ics_event, ICS_EVENT)

/* What a file is for: METHOD. PUBLISH is taken over by hand, REQUEST asks a guest to answer, CANCEL takes it back. */
enum ics_method { ICS_PUBLISH, ICS_REQUEST, ICS_CANCEL };
struct ics_file {
        enum ics_method method;
        bool names;                                       /* the office and the user allow them */
        struct str title;                                 /* of a subscription; empty: none */
        struct str organizer, organizer_mail, guest_mail; /* may be empty */
        const struct ics_event *event;
        size_t events;
};
/* kinds: labels of the code list appointment_kind, asked for by the caller. */
typedef struct str ics_kind_fn(void *data, struct str kind);
/* An ics_kind_fn; data: the transaction. */
struct str ics_kind_label(void *tx, struct str kind);
struct str ics_write(struct arena *a, const struct ics_file *f, ics_kind_fn *kind, void *data);

#endif
