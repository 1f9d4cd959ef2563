/* For tests of the components: an entity with a field of every kind, a person with rights, requests without a browser. */
#ifndef WEB_UI_FIXTURE_H
#define WEB_UI_FIXTURE_H

#include "web/ui_inner.h"

/* A name that would break out of text and out of attributes. */
#define EVIL "<b>x\" onx='1'>&"

enum sample_field {
        SAMPLE_name,
        SAMPLE_words,
        SAMPLE_weeks,
        SAMPLE_cost,
        SAMPLE_signed_on,
        SAMPLE_ends_on,
        SAMPLE_meeting_at,
        SAMPLE_agreed,
        SAMPLE_group,
        SAMPLE_contact,
        SAMPLE_reason,
        SAMPLE_topics,
        SAMPLE_partner,
        SAMPLE_letter,
        SAMPLE_diagnosis,
        SAMPLE_number,
        SAMPLE_N
};
extern const struct entity sample_entity;

/* Reads and writes everything but CLASS_HEALTH (diagnosis). */
struct actor fixture_actor(void);
/* A GET by that person; code lists and references answer from the fixture. */
struct req *fixture_req(const struct actor *a);
/* Makes it a POST and adds a field. */
void fixture_post(struct req *r, struct str key, struct str value);
void fixture_query(struct req *r, struct str key, struct str value);
struct record *fixture_record(void);
struct str fixture_out(const struct req *r);
/* Every tag is closed in its quotes, and neither an element nor an attribute of EVIL exists. */
bool fixture_clean(struct str html);

#endif
