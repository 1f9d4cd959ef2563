/*
 * The rules of consent as plain functions over what was signed: no database, no page, so that the table
 * test/rules/disclosure.txt can state them. H1, H2, H3, H4, H6, H10; CMB 1.C.4–1.C.7.
 *
 *   H1  nothing leaves the house, and nobody outside is addressed by us, without the written consent to take part
 *   H2  what leaves needs a consent for this recipient and this content
 *   H3  a medical recipient is asked only after a release from confidentiality
 *   H4  the employer is addressed only after a consent to this contact and the wish to return
 *   H6  the employer receives only what was released; diagnoses only those that were named one by one
 *   H10 a withdrawal counts from its very day on, and so does a refusal; only what is signed after it opens again
 */
#ifndef DOMAIN_CONSENT_CONSENT_RULE_H
#define DOMAIN_CONSENT_CONSENT_RULE_H

#include "base/base.h"

enum consent_kind {
        CONSENT_TO_PARTICIPATE,
        CONSENT_TO_DISCLOSE,
        CONSENT_TO_RELEASE, /* from confidentiality */
        CONSENT_TO_CONTACT_EMPLOYER,
        CONSENT_TO_TALK_TO_COLLEAGUES,
        CONSENT_TO_FOLLOW_UP,
        CONSENT_KINDS
};
/* "participation" and back, CONSENT_KINDS when unknown: the code list consent_kind. */
struct str consent_kind_code(enum consent_kind k);
enum consent_kind consent_kind_parse(struct str code);

/*
 * One consent as far as rules need it. What was signed, refused or withdrawn are acts; signed_no and withdrawn_no say in which
 * order the acts of a case were recorded, for two of them on one day. A refusal has its number in signed_no.
 */
struct consent_fact {
        int64_t id, recipient_id, signed_no, withdrawn_no;
        enum consent_kind kind;
        struct str content; /* codes of disclosure_content */
        bool diagnoses_named, return_wish, refused;
        struct date explained_on, signed_on, valid_until, refused_on, withdrawn_on;
};
/* All consents of one case. */
struct consent_file {
        const struct consent_fact *fact;
        size_t n;
        int64_t employer_id; /* of the case, 0: not known */
};

/*
 * What a consent is about, the same for rule, withdrawal and page: towards whom for what is passed on, the employer of the
 * case where a contact with "the employer" names nobody, nobody for taking part and for asking again later.
 */
struct consent_subject {
        enum consent_kind kind;
        int64_t party;
};
struct consent_subject consent_subject(enum consent_kind kind, int64_t named, int64_t employer_id);
bool consent_subject_eq(struct consent_subject a, struct consent_subject b);
/* Does this kind of consent name a party at all? */
bool consent_kind_has_party(enum consent_kind k);

/*
 * The first refusal or withdrawal of its subject after the i-th signature, by day and then by recording: from that day on the
 * signature opens nothing, and no signature of an earlier day does, whenever it is written down. DATE_NONE while there is none.
 */
struct consent_end {
        struct date on;
        bool refused; /* else withdrawn */
};
struct consent_end consent_end(const struct consent_file *file, size_t i);

/* From worst to best. */
enum consent_standing {
        CONSENT_NEVER_ASKED,
        CONSENT_UNSIGNED,
        CONSENT_REFUSED,
        CONSENT_SIGNED_LATER, /* after the day in question */
        CONSENT_EXPIRED,
        CONSENT_WITHDRAWN,
        CONSENT_GIVEN
};
enum consent_standing consent_standing_on(const struct consent_file *file, size_t i, struct date on);

/* To whom. */
struct consent_party {
        int64_t id;    /* organisation; 0: nobody in particular */
        bool employer; /* an employer: that of the case, or another one */
        bool medical;  /* practice, clinic, company doctor, medical service */
};

/* What was found. rule is empty when it is allowed. */
struct consent_finding {
        bool allowed;
        struct str rule;        /* "H4" */
        enum consent_kind kind; /* the consent that is missing or stands in the way */
        enum consent_standing standing;
        enum { LACKS_CONSENT, LACKS_RETURN_WISH, LACKS_CONTENT, LACKS_NAMED_DIAGNOSES } lack;
        struct str content; /* LACKS_CONTENT: the first code that nobody consented to */
        struct date when;   /* signed later, expired, withdrawn: the day */
};

/* A valid consent of this kind for this party at this day; the best one is found even if none is valid. */
struct consent_finding consent_rule(const struct consent_file *file, enum consent_kind kind,
                                    const struct consent_party *to, struct date on);
/* May this content go to this party at this day? contents: codes. */
struct consent_finding disclosure_rule(const struct consent_file *file, const struct consent_party *to,
                                       struct str contents, struct date on);
/* Does the i-th consent carry the disclosure of this content to this party? It is not asked whether others are missing. */
bool disclosure_carried(const struct consent_file *file, size_t i, const struct consent_party *to,
                        struct str content, struct date on);

/* With whom: codes of contact_party. */
enum contact_side {
        CONTACT_FREE,     /* client, family, team, nobody */
        CONTACT_EMPLOYER, /* H4 */
        CONTACT_COUNCIL,  /* H1: works council and the like speak for the staff, whatever house they sit in */
        CONTACT_OTHER     /* H1; H4 when the house counts as an employer */
};
enum contact_side contact_side_of(struct str party);
/* May we begin this contact at this day? */
struct consent_finding contact_rule(const struct consent_file *file, enum contact_side side,
                                    const struct consent_party *to, struct date on);
/* Do these words name diagnoses one by one? A dot, a dash or „alle“ do not. */
bool diagnoses_are_named(struct str words);

#endif
