/* Written by tools/tpl.c. */
#include "base/base.h"
#include "web/html.h"
#line 1 "ok/text.html"
  void tpl_text(struct html *h) {
        html_lit(h, "<p>");
        html_lit(h, N_("Die Angaben sind"));
        html_lit(h, " <strong>");
        html_lit(h, N_("freiwillig"));
        html_lit(h, "</strong>");
        html_lit(h, N_(". „Ja“ &ndash; 5&nbsp;%: a &amp; b \"q\" \\ \?\?/ → ·"));
        html_lit(h, " </p>\n<p> ");
#line 4 "ok/text.html"
        html_text(h,
       _("Fälle"));
        html_lit(h, ", ");
#line 4 "ok/text.html"
        html_text(h,
                         _("a }} b"));
        html_lit(h, " ");
#line 4 "ok/text.html"
        html_text(h,
                                           ((struct str[]){{S("x")}})[0]);
        html_lit(h, " </p>\n<input placeholder=\"");
        html_lit(h, N_("Name, Vorname"));
        html_lit(h, "\" aria-label=\" ");
        html_lit(h, N_("Suche"));
        html_lit(h, " ");
#line 5 "ok/text.html"
        html_attr(h,
                                                         _("x"));
        html_lit(h, " ");
        html_lit(h, N_("hier"));
        html_lit(h, " \" value=\"bleibt\" data-x=\"auch\">\n<!doctype html>\n");
#line 8 "ok/text.html"
  }
