/* Open things, course and consents of a case as rows and timeline. */
#ifndef DOMAIN_CASES_CASE_COURSE_UI_H
#define DOMAIN_CASES_CASE_COURSE_UI_H

#include "domain/cases/case_course.h"
#include "web/ui.h"

/*
 * A kind of entry in the course: what course_v says of it is drawn as this says. It stands in *_pages.c of the subject
 * whose thing it is, beside the part course_v.sql of the subject's folder:
 *   COURSE_ENTRY(drive, .word = T("Fahrt: "), .mark = MARK_CONTACT, .path = "/faelle/:/fahrtkosten/:", .chip = K("fahrten"))
 * A chip shows kinds that people look for together; entries of any subject may name it. Without a chip a kind shows among all.
 *   COURSE_CHIP(fahrten, .label = T("Fahrten"), .order = 90)
 */
struct course_entry {
        struct str kind; /* as course_v says it */
        struct str word; /* before the title */
        struct str list; /* codes of the column what; empty: what is not shown */
        struct str chip; /* key of its chip */
        enum timeline_mark mark;
        const char *path;   /* of the thing: ids of case and row; NULL: it has no page */
        bool what_is_title; /* what stands first and the title below; else the other way round */
};
#define COURSE_ENTRY(kind_, ...)                                                                             \
        const struct course_entry course_entry_##kind_ = {.kind = S_INIT(#kind_), __VA_ARGS__};
struct course_chip {
        struct str key, label; /* key: in the address, ?art=fahrten */
        int order;
};
#define COURSE_CHIP(key_, ...)                                                                               \
        const struct course_chip course_chip_##key_ = {.key = S_INIT(#key_), __VA_ARGS__};
/* All of the program (collector). */
extern const struct course_entry *const all_course_entries[];
extern const struct course_chip *const all_course_chips[];

/* NULL if there is none. */
const struct course_entry *course_entry_of(struct str kind);
/* The chip with the next higher order, or NULL. */
const struct course_chip *course_chip_after(int order);
/* "contact appointment", as case_course takes them. */
struct str course_chip_kinds(struct arena *a, const struct course_chip *chip);

/* One open thing as a row with its one action. */
struct row_item case_open_row(struct arena *a, int64_t case_id, const struct open_line *l);
/* Draws the course as a timeline with links. */
enum err case_course_draw(struct req *r, struct rtx *tx, int64_t case_id, const struct course_line *l,
                          size_t n);
/* erteilt, läuft ab, widerrufen, abgelaufen, abgelehnt, nicht gefragt. */
struct badge consent_badge(const struct consent_state *c, int64_t warn_days);

#endif
