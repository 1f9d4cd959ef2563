/* Written by tools/tpl.c. */
#include "base/base.h"
#include "web/html.h"
#line 1 "ok/verbatim.html"
  void tpl_verbatim(struct html *h, struct str s) {
        html_lit(h, "<textarea name=\"t\">\n");
#line 1 "ok/verbatim.html"
        html_text(h,
                      s);
        html_lit(h, "</textarea>\n<pre>\n  ");
        html_lit(h, N_("eins   zwei\n   "));
#line 4 "ok/verbatim.html"
        html_text(h,
      s);
        html_lit(h, "\n</pre>\n<title>");
        html_lit(h, N_("Fall"));
        html_lit(h, " ");
#line 6 "ok/verbatim.html"
        html_text(h,
               s);
        html_lit(h, "</title>\n<script src=\"/static/app.js\" type=\"module\"></script>\n");
  }
