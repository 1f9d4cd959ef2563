/* Style sheets, fonts, scripts and pictures that lie inside the program (src/web/static/assets.txt, tools/embed.c). */
#ifndef WEB_ASSET_H
#define WEB_ASSET_H

#include "base/base.h"

struct asset {
        struct str path; /* "/static/app.css" */
        struct str mime; /* "text/css; charset=utf-8" */
        struct str body;
        struct str gzip; /* the body compressed; empty if that saves nothing */
        struct str etag; /* digest of the body, with the quotes of the header */
};

/* Ends with an empty path. */
extern const struct asset all_assets[];

/* The asset under this path, or NULL. */
const struct asset *asset_find(struct str path);

#endif
