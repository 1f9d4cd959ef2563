/*
 * A page is one function with its registration beside it. It cannot be written without the right it needs, the data
 * class it shows and the method that decides its transaction: writing in a GET does not compile.
 *
 *   PAGE_GET(person_show, "/personen/:", NEED(PEOPLE_READ, MASTER), .title = T("Person"))
 *   (struct req *r, struct rtx *tx)
 *   { … return OK; }
 *
 * CASE_GET and CASE_POST are pages below "/faelle/:"; the dispatcher opens the case by its first segment and hands the
 * grant to the page; the access row is committed before the page is sent.
 */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "web/request.h"

/*
 * What a page needs, as one constant: kind, capability, data class. Only NEED…() makes one: a number, a capability alone or
 * a class alone is refused by the compiler where a page is written, and by route_check() everywhere else.
 */
enum need {
        NEED_KIND_PUBLIC = 0x10000,
        NEED_KIND_SIGNED_IN = 0x20000,
        NEED_KIND_CAP = 0x30000, /* with the capability in bits 8 to 15 and the class in bits 0 to 7 */
};
#define NEED_PUBLIC ((enum need)NEED_KIND_PUBLIC)
#define NEED_SIGNED_IN ((enum need)NEED_KIND_SIGNED_IN)
/* The page needs a capability and shows (GET) or changes (POST) data of this class. */
#undef NEED /* tests have a short word of the same name */
#define NEED(cap_, class_) ((enum need)(NEED_KIND_CAP | CAP_##cap_ << 8 | CLASS_##class_))
/* A value that one of the three makes, for _Static_assert and for the check at start. */
#define NEED_IS_WHOLE(n)                                                                                     \
        ((uint32_t)(n) == NEED_KIND_PUBLIC || (uint32_t)(n) == NEED_KIND_SIGNED_IN ||                        \
         ((uint32_t)(n) >> 16 == NEED_KIND_CAP >> 16 && ((uint32_t)(n) >> 8 & 0xff) - 1 < CAP_N - 1 &&       \
          ((uint32_t)(n)&0xff) != CLASS_UNSET && ((uint32_t)(n)&0xff) < CLASS_N))
static inline bool need_has_cap(enum need n)
{
        return n >> 16 == NEED_KIND_CAP >> 16;
}
static inline enum cap need_cap(enum need n)
{
        return n >> 8 & 0xff;
}
static inline enum data_class need_class(enum need n)
{
        return need_has_cap(n) ? n & 0xff : CLASS_PUBLIC;
}

enum menu { MENU_NONE, MENU_DAY, MENU_CASES, MENU_TASKS, MENU_PEOPLE, MENU_NETWORK, MENU_ADMIN };

typedef enum err page_get_fn(struct req *r, struct rtx *tx);
typedef enum err page_post_fn(struct req *r, struct wtx *tx);
typedef enum err case_get_fn(struct req *r, struct rtx *tx, const struct grant *g);
typedef enum err case_post_fn(struct req *r, struct wtx *tx, const struct wgrant *g);
typedef enum err head_fn(struct rtx *tx, const struct actor *who, struct head_facts *out);

struct page {
        const char *name, *path;
        enum method method;
        enum need needs;
        page_get_fn *get;
        page_post_fn *post;
        case_get_fn *case_get;
        case_post_fn *case_post;
        struct str title; /* h1 and browser title unless the handler sets r->title */
        struct str menu_label;
        enum menu menu;       /* which entry of the head is marked */
        int menu_order;       /* > 0: stands at this place in the head; a CASE_GET in the menu of its case */
        enum need menu_needs; /* the entry is for fewer people than the page; 0: the same */
        struct str
                makes; /* this form makes one record of that entity: fields that refer to it lead here (detour.h) */
        head_fn *head; /* what the head of every page says beside this entry; of one page at most */
        struct str
                work_fields; /* of a CASE_GET: the work fields of the method that lead here, "3" or "6 7" */
        bool uploads;        /* body may carry files */
        bool passing; /* a POST by a script behind the back of the user: of an ended session nothing is kept */
        bool anonymous_post; /* sign-in: the token is bound to a cookie instead of a session */
        int64_t budget;      /* most statements this page may run; 0 = default of the tests */
};

#define PAGE_DEFINE(id, path_, method_, member, need_, ...)                                                  \
        _Static_assert(_Generic((need_), enum need                                                           \
                                : true, default                                                              \
                                : false) &&                                                                  \
                               NEED_IS_WHOLE(need_),                                                         \
                       "a page says what it needs: NEED(right, class), NEED_SIGNED_IN or NEED_PUBLIC");      \
        const struct page page_##id = {.name = #id,                                                          \
                                       .path = "" path_ "",                                                  \
                                       .method = method_,                                                    \
                                       .needs = (need_),                                                     \
                                       .member = id,                                                         \
                                       __VA_ARGS__};
/* Whoever opens a case by its number has one of the two rights over cases: the grant is made for them. */
#define NEED_OF_CASE(n)                                                                                      \
        (((uint32_t)(n) >> 8 & 0xff) == CAP_CASE_READ || ((uint32_t)(n) >> 8 & 0xff) == CAP_CASE_WRITE)
#define CASE_DEFINE(id, path_, method_, member, need_, ...)                                                  \
        _Static_assert(NEED_OF_CASE(need_), "a page of a case needs CASE_READ or CASE_WRITE");               \
        PAGE_DEFINE(id, "/faelle/:" path_, method_, member, need_, __VA_ARGS__)
#define PAGE_GET(id, path_, need_, ...)                                                                      \
        static enum err id(struct req *r, struct rtx *tx);                                                   \
        PAGE_DEFINE(id, path_, GET, get, need_, __VA_ARGS__)                                                 \
        static enum err id
#define PAGE_POST(id, path_, need_, ...)                                                                     \
        static enum err id(struct req *r, struct wtx *tx);                                                   \
        PAGE_DEFINE(id, path_, POST, post, need_, __VA_ARGS__)                                               \
        static enum err id
/* Below "/faelle/:"; need_ names CASE_READ or CASE_WRITE and the class. */
#define CASE_GET(id, path_, need_, ...)                                                                      \
        static enum err id(struct req *r, struct rtx *tx, const struct grant *g);                            \
        CASE_DEFINE(id, path_, GET, case_get, need_, __VA_ARGS__)                                            \
        static enum err id
#define CASE_POST(id, path_, need_, ...)                                                                     \
        static enum err id(struct req *r, struct wtx *tx, const struct wgrant *g);                           \
        CASE_DEFINE(id, path_, POST, case_post, need_, __VA_ARGS__)                                          \
        static enum err id

/* All pages of the program (collector). */
extern const struct page *const all_pages[];

#endif
