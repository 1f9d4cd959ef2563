#include "cli/access_matrix.h"

#include "web/layout.h"
#include "web/token_page.h"

#define ROLE_WIDTH 14

static void pad(struct buf *b, struct str s, size_t width)
{
        buf_put(b, s);
        for (size_t i = s.n; i < width; i++)
                buf_char(b, ' ');
}

static bool role_may(enum role role, const struct page *p)
{
        struct actor a = actor_of_role(role);
        return layout_may_open(p, &a);
}

static struct str need_text(struct arena *a, const struct page *p)
{
        if (p->needs == NEED_PUBLIC)
                return S("public");
        if (p->needs == NEED_SIGNED_IN)
                return S("signed in");
        if (!NEED_IS_WHOLE(p->needs))
                return S("INVALID");
        return str_join(a, cap_name(need_cap(p->needs)), S(" "), class_name(need_class(p->needs)));
}

static void roles_head(struct buf *b)
{
        for (enum role r = 0; r < ROLE_N; r++) {
                buf_char(b, ' ');
                pad(b, str_sub(role_table[r].key, 0, ROLE_WIDTH), ROLE_WIDTH);
        }
        buf_char(b, '\n');
}

static void page_line(struct arena *a, struct buf *b, const struct page *p)
{
        pad(b, p->method == POST ? S("POST ") : S("GET  "), 5);
        pad(b, str_of(p->path), 46);
        pad(b, need_text(a, p), 26);
        for (enum role r = 0; r < ROLE_N; r++) {
                buf_char(b, ' ');
                pad(b, role_may(r, p) ? S("yes") : S("-"), ROLE_WIDTH);
        }
        buf_char(b, '\n');
}

static int page_cmp(const struct page *x, const struct page *y)
{
        int c = str_cmp(str_of(x->path), str_of(y->path));
        return c ? c : (int)x->method - (int)y->method;
}

static void token_line_write(struct buf *b, const struct page *p)
{
        pad(b, p->method == POST ? S("POST ") : S("GET  "), 5);
        buf_put(b, str_of(p->path));
        buf_char(b, '\n');
}

/* Selection sort: a few hundred pages, once. */
static void pages_write(struct arena *a, struct buf *b, const struct page *const *pages)
{
        const struct page *last = NULL;
        for (;;) {
                const struct page *next = NULL;
                for (size_t i = 0; pages[i]; i++)
                        if ((!last || page_cmp(pages[i], last) > 0) &&
                            (!next || page_cmp(pages[i], next) < 0))
                                next = pages[i];
                if (!next)
                        return;
                if (pages == all_pages)
                        page_line(a, b, next);
                else
                        token_line_write(b, next);
                last = next;
        }
}

static void classes_write(struct buf *b)
{
        for (enum data_class c = CLASS_PUBLIC; c < CLASS_N; c++) {
                pad(b, class_name(c), 77);
                for (enum role r = 0; r < ROLE_N; r++) {
                        struct actor a = actor_of_role(r);
                        buf_char(b, ' ');
                        pad(b,
                            actor_writes(&a, c)  ? S("rw")
                            : actor_reads(&a, c) ? S("r")
                                                 : S("-"),
                            ROLE_WIDTH);
                }
                buf_char(b, '\n');
        }
}

struct str access_matrix(struct arena *a)
{
        struct buf b;
        buf_init(&b, a, 1u << 20);
        pad(&b, S("page"), 77);
        roles_head(&b);
        pages_write(a, &b, all_pages);
        buf_char(&b, '\n');
        pad(&b, S("data class"), 77);
        roles_head(&b);
        classes_write(&b);
        buf_lit(&b, "\nbehind personal links, on the public listener only\n");
        pages_write(a, &b, all_token_pages);
        return buf_str(&b);
}
