/* The frame of pages behind personal links: no navigation, no account, the reader's language. */
#include "web/token_page.h"
#include "web/ui_inner.h"

static const struct {
        struct str code, html, name;
        bool rtl;
} tongues[TONGUE_N] = {
        [TONGUE_DE] = {S_INIT("de"), S_INIT("de"), S_INIT(N_("Deutsch")), false},
        [TONGUE_DE_PLAIN] = {S_INIT("de_plain"), S_INIT("de"), S_INIT(N_("Leichte Sprache")), false},
        [TONGUE_TR] = {S_INIT("tr"), S_INIT("tr"), S_INIT("Türkçe"), false},
        [TONGUE_AR] = {S_INIT("ar"), S_INIT("ar"), S_INIT("العربية"), true},
        [TONGUE_RU] = {S_INIT("ru"), S_INIT("ru"), S_INIT("Русский"), false},
};

struct str tongue_code(enum tongue t)
{
        return tongues[t].code;
}

enum tongue tongue_parse(struct str code)
{
        for (enum tongue t = 0; t < TONGUE_N; t++)
                if (str_eq(tongues[t].code, code))
                        return t;
        return TONGUE_N;
}

struct str tongue_html(enum tongue t)
{
        return tongues[t].html;
}

bool tongue_rtl(enum tongue t)
{
        return tongues[t].rtl;
}

struct str tongue_name(enum tongue t)
{
        return tongues[t].name;
}

struct str token_word(enum tongue t, enum token_word w)
{
        static const struct str words[TOKEN_WORD_N][TONGUE_N] = {
#define TOKEN_WORD(name, de, plain, tr, ar, ru)                                                              \
        {S_INIT(de), S_INIT(plain), S_INIT(tr), S_INIT(ar), S_INIT(ru)},
#include "web/token_words.def"
#undef TOKEN_WORD
        };
        must(t < TONGUE_N && w < TOKEN_WORD_N);
        return words[w][t];
}

void token_frame_choose(struct req *r)
{
        enum tongue t = tongue_parse(req_query(r, S("sprache")));
        if (t < TONGUE_N && r->frame->offered[t])
                r->frame->tongue = t;
}

/* ---- the layout ---- */

/* The same page in another language. */
static struct url in_tongue(struct req *r, enum tongue t)
{
        struct url u = url_local(r->arena, r->path);
        u = url_with(r->arena, u, S("seite"), req_query(r, S("seite")));
        return url_with(r->arena, u, S("sprache"), tongue_code(t));
}

static size_t offered(const struct token_frame *f)
{
        size_t n = 0;
        for (enum tongue t = 0; t < TONGUE_N; t++)
                n += f->offered[t];
        return n;
}

void token_layout(struct req *r, struct html *out)
{
        const struct token_frame *f = r->frame;
        struct token_view v = {.frame = f,
                               .title = str_empty(r->title) ? f->sender : r->title,
                               .lang = tongue_html(f->tongue),
                               .rtl = tongue_rtl(f->tongue),
                               .notes = url_with(r->arena, url_path(r->arena, "/hinweise"), S("sprache"),
                                                 f->tongue == TONGUE_DE ? S("") : tongue_code(f->tongue)),
                               .body = {buf_str(&r->html->out)}};
        if (r->method == GET && r->page && offered(f) > 1)
                for (enum tongue t = 0; t < TONGUE_N; t++)
                        if (f->offered[t] && t != f->tongue)
                                v.language[t] = in_tongue(r, t);
        tpl_token_layout(out, &v);
}

/* ---- links that open nothing ---- */

void token_gone_draw(struct req *r)
{
        struct token_frame *f = r->frame;
        struct str text = TW(f, gone_text);
        if (!str_empty(f->contact))
                text = str_join(r->arena, text, S(" "), f->contact);
        html_init(r->html, r->arena);
        r->ui = NULL;
        r->page = NULL; /* nothing of the page that was tried shines through */
        r->status = 404;
        r->title = TW(f, gone);
        f->person = S("");
        ui_head(r, &(struct page_head){.title = r->title});
        ui_message(r->html, TONE_INFO, r->title, text);
}

/* ---- pages that stand by themselves ---- */

static void all_tongues(struct req *r)
{
        for (enum tongue t = 0; t < TONGUE_N; t++)
                r->frame->offered[t] = true;
        token_frame_choose(r);
}

static void part(struct req *r, struct str title, struct str text)
{
        ui_panel(r->html, title, S(""), (struct action){0});
        html_lit(r->html, "<div class=\"fn-text\"><p>");
        html_text(r->html, text);
        html_lit(r->html, "</p></div>");
        ui_panel_end(r->html);
}

TOKEN_GET(token_notes, "/hinweise")
(struct req *r, struct rtx *tx)
{
        (void)tx;
        all_tongues(r);
        r->title = TW(r->frame, notes);
        ui_head(r, &(struct page_head){.title = r->title});
        part(r, TW(r->frame, privacy), TW(r->frame, privacy_text));
        part(r, TW(r->frame, access), TW(r->frame, access_text));
        return OK;
}

/* Where an answer that was sent leads to: it tells nothing and asks for nothing, so it may be opened again. */
TOKEN_GET(token_thanks, "/danke")
(struct req *r, struct rtx *tx)
{
        (void)tx;
        all_tongues(r);
        r->title = TW(r->frame, thanks);
        ui_head(r, &(struct page_head){.title = r->title});
        ui_message(r->html, TONE_SUCCESS, r->title, TW(r->frame, thanks_text));
        return OK;
}

TOKEN_GET(token_called, "/rueckruf")
(struct req *r, struct rtx *tx)
{
        (void)tx;
        all_tongues(r);
        r->title = TW(r->frame, thanks);
        ui_head(r, &(struct page_head){.title = r->title});
        ui_message(r->html, TONE_SUCCESS, r->title, TW(r->frame, called_text));
        return OK;
}

TOKEN_GET(token_returned, "/zurueckgegeben")
(struct req *r, struct rtx *tx)
{
        (void)tx;
        all_tongues(r);
        r->title = TW(r->frame, give_back);
        ui_head(r, &(struct page_head){.title = r->title});
        ui_message(r->html, TONE_SUCCESS, r->title, TW(r->frame, returned));
        return OK;
}
