#define BASE_BORDER
#include "domain/accounts/qr_ui.h"

#include <qrencode.h>

#define QUIET 4  /* modules of white around the code, as the standard wants */
#define PIXELS 6 /* of one module */

/* One row as runs of black modules: "M x y h n v1 h-n z" each. */
static void qr_row(struct html *h, const unsigned char *row, int width, int y)
{
        for (int x = 0; x < width; x++) {
                int n = 0;
                while (x + n < width && (row[x + n] & 1))
                        n++;
                if (!n)
                        continue;
                html_lit(h, "M");
                html_attr(h, x + QUIET);
                html_lit(h, " ");
                html_attr(h, y + QUIET);
                html_lit(h, "h");
                html_attr(h, n);
                html_lit(h, "v1h-");
                html_attr(h, n);
                html_lit(h, "z");
                x += n - 1;
        }
}

static void qr_frame(struct html *h, int side, struct str title)
{
        html_lit(h, "<svg role=\"img\" width=\"");
        html_attr(h, side * PIXELS);
        html_lit(h, "\" height=\"");
        html_attr(h, side * PIXELS);
        html_lit(h, "\" viewBox=\"0 0 ");
        html_attr(h, side);
        html_lit(h, " ");
        html_attr(h, side);
        html_lit(h, "\" shape-rendering=\"crispEdges\"><title>");
        html_text(h, title);
        html_lit(h, "</title><rect width=\"");
        html_attr(h, side);
        html_lit(h, "\" height=\"");
        html_attr(h, side);
        html_lit(h, "\" fill=\"#ffffff\"/><path fill=\"#000000\" d=\"");
}

enum err qr_draw(struct html *h, struct str text, struct str title)
{
        QRcode *q = QRcode_encodeString8bit(str_c(h->arena, text), 0, QR_ECLEVEL_M);
        if (!q)
                return ERR_LIMIT;
        qr_frame(h, q->width + 2 * QUIET, title);
        for (int y = 0; y < q->width; y++)
                qr_row(h, q->data + (ptrdiff_t)y * q->width, q->width, y);
        html_lit(h, "\"/></svg>\n");
        QRcode_free(q);
        return OK;
}
