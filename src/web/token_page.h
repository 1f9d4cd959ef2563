/*
 * Pages for people outside, behind a personal link (core/token.h). They exist on the public listener only, and no other page
 * exists there: two lists, two kinds of workers. Nobody is signed in, no cookie is needed, opening changes nothing.
 *
 *   TOKEN_GET(survey_ask, "/b/:", .title = T("Befragung"))
 *   (struct req *r, struct rtx *tx)
 *   { … TRY(token_find(tx, S("survey"), req_code(r, 0), &token)); … }
 *
 * ERR_NOT_FOUND becomes the one kind message for unknown, used, expired and withdrawn links, and is counted against the
 * address it came from. A page may set what the frame says: r->frame.
 */
#ifndef WEB_TOKEN_PAGE_H
#define WEB_TOKEN_PAGE_H

#include "web/page.h"

#define TOKEN_DEFINE(id, path_, method_, member, ...)                                                        \
        const struct page token_page_##id = {.name = #id,                                                    \
                                             .path = "" path_ "",                                            \
                                             .method = method_,                                              \
                                             .needs = NEED_PUBLIC,                                           \
                                             .member = id,                                                   \
                                             __VA_ARGS__};
#define TOKEN_GET(id, path_, ...)                                                                            \
        static enum err id(struct req *r, struct rtx *tx);                                                   \
        TOKEN_DEFINE(id, path_, GET, get, __VA_ARGS__)                                                       \
        static enum err id
#define TOKEN_POST(id, path_, ...)                                                                           \
        static enum err id(struct req *r, struct wtx *tx);                                                   \
        TOKEN_DEFINE(id, path_, POST, post, __VA_ARGS__)                                                     \
        static enum err id

/* All pages of the public listener (collector). */
extern const struct page *const all_token_pages[];

/* ---- the short frame ---- */
struct token_frame {
        enum tongue { TONGUE_DE, TONGUE_DE_PLAIN, TONGUE_TR, TONGUE_AR, TONGUE_RU, TONGUE_N } tongue;
        bool offered[TONGUE_N]; /* languages this page has; one alone is not offered */
        struct str sender;      /* „CMB-Stelle Musterau“ */
        struct str contact;     /* phone for questions */
        struct str person;      /* „Jonas Wieland“: who answers there; may be empty */
};
/* Codes of the list language: "de", "de_plain", "tr", "ar", "ru"; TONGUE_N for what is not spoken here. */
struct str tongue_code(enum tongue t);
enum tongue tongue_parse(struct str code);
/* For lang="…", and whether it is written from right to left. */
struct str tongue_html(enum tongue t);
bool tongue_rtl(enum tongue t);
/* „Deutsch“, „Leichte Sprache“, „Türkçe“ … */
struct str tongue_name(enum tongue t);

/* Fixed words of these pages in all their languages: rows of token_words.def. */
enum token_word {
#define TOKEN_WORD(name, ...) TOKEN_WORD_##name,
#include "web/token_words.def"
#undef TOKEN_WORD
        TOKEN_WORD_N
};
struct str token_word(enum tongue t, enum token_word w);
#define TW(frame, name) token_word((frame)->tongue, TOKEN_WORD_##name)

/* The language asked for (?sprache=…) if the page has it. */
void token_frame_choose(struct req *r);
/* „Dieser Link gilt nicht mehr“: the same for every link that opens nothing. */
void token_gone_draw(struct req *r);

/* What token_layout.html shows. */
struct token_view {
        const struct token_frame *frame;
        struct str title, lang;
        bool rtl;
        struct url language[TONGUE_N]; /* empty: not offered */
        struct url notes;
        struct markup body;
};
void tpl_token_layout(struct html *h, const struct token_view *v);
void token_layout(struct req *r, struct html *out);

#endif
