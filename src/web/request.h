/* One request: what came in, who asks, what goes out. Handlers see decoded, validated UTF-8 only. */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include "core/access.h"
#include "web/html.h"

enum method { GET, POST };
struct token_frame;

struct form_field {
        struct str key, value;
};
struct upload {
        struct str key, name, body; /* name as the browser gave it, without folders */
};
struct form {
        struct form_field *field;
        size_t n;
        struct upload *upload;
        size_t uploads;
        enum err
                wrong; /* a part did not fit and was mended or left out: what remains is there to be shown, not saved */
};

/* What the head of every page says about the day of the one who is signed in: one statement per page. look.md 2 */
struct head_facts {
        int64_t burning;   /* cases that burn */
        struct str deputy; /* who stands in for this person, or empty */
};

struct req {
        struct arena *arena;
        int64_t id; /* request id, in log lines and on error pages */
        enum method method;
        struct str path, address, agent, origin, fetch_site, cookie, content_type, if_none_match, host;
        bool gzip;      /* the browser reads gzip */
        bool forwarded; /* came through a proxy */
        bool proxy;     /* the server stands behind a TLS proxy: https, Secure cookies */
        const struct page *page;
        struct str segment[6]; /* values of ':' segments of the page's path, in order */
        size_t segments;
        struct form query, form;
        const struct actor *actor; /* NULL before sign-in */
        struct str office_name;    /* setting "office_name", filled by the dispatcher; may be empty */
        int64_t session_id;
        struct str csrf;       /* token of the session */
        int64_t unsaved;       /* texts of this user that are kept and not saved yet */
        struct str parked;     /* GET: the form is drawn with this kept text */
        struct str submission; /* fresh id for the forms of this page */
        struct errs errs;      /* messages for the form that is drawn again */
        struct html *html;     /* body of the page (inside the layout) */
        struct ui_state *ui;   /* what the components noted while drawing; NULL at first (web/ui_inner.h) */
        const struct grant *grant; /* case pages */
        struct head_facts head;
        /* answer */
        int status; /* 200 unless set */
        struct str title;
        struct url location; /* redirect (303) when set */
        struct url repeat;   /* where a second click leads when the answer is a page that is shown once */
        struct str message; /* „Gespeichert um 08:04 Uhr.“ shown on the next page, by code in the query */
        struct str mime, download_name, download; /* a file instead of a page */
        struct str plain;                         /* text/plain instead of a page: /gesundheit, /metriken */
        int64_t listed; /* a list of persons or cases: rows shown; the dispatcher writes one access row when > 0 */
        struct const_name why; /* set: stands in the access log instead of the usual reason, "export_csv" */
        bool personal; /* shows data of persons although the class of the page is about something else */
        struct str set_cookie[2];
        size_t cookies;
        struct token_frame *frame; /* on the public listener (web/token_page.h); NULL inside */
        struct str
                public_url; /* where links for people outside lead, "https://…" without slash; empty: nowhere */
        bool bare;          /* own short frame: sign-in */
        int64_t made; /* the record that this POST made: who came here from a form goes back with it (web/detour.h) */
        bool wrote; /* the handler's transaction must commit although an error page is shown (throttling) */
};

/* Number of the i-th ':' segment, 0 if it is no positive number. */
int64_t req_id(const struct req *r, size_t i);
struct str req_code(const struct req *r, size_t i);
/* Query and form fields; the empty str when missing. */
struct str req_query(const struct req *r, struct str key);
struct str req_field(const struct req *r, struct str key);
bool req_has(const struct req *r, struct str key);
/* The n-th value of a repeated field (checkboxes), false at the end. */
bool req_field_nth(const struct req *r, struct str key, size_t n, struct str *out);
const struct upload *req_upload(const struct req *r, struct str key);

/* Answers. */
void req_redirect(struct req *r, struct url to);
/* Redirect with a message that the next page shows; code is one of web/message.def. */
void req_redirect_said(struct req *r, struct url to, struct str code);
/*
 * Sets the session cookie (the token of session_start); an empty token removes it. Behind a proxy it is Secure with the
 * __Host- prefix, on a plain loopback listener it has another name.
 */
void req_session_cookie(struct req *r, struct str token);
/* Path and query of this request as a link target. */
struct url req_target(const struct req *r);
void req_download(struct req *r, struct str mime, struct str name, struct str body);

#endif
