/* Written by tools/tpl.c. */
#include "base/base.h"
#include "web/html.h"
#line 1 "ok/positions.html"
  #include "domain/cases/case_view.h"
  void tpl_positions(struct html *h, const struct case_view *v)
  {
        html_lit(h, "<h1 id=\"top\" class=\"a b\">");
#line 4 "ok/positions.html"
        html_text(h,
        v->title);
        html_lit(h, "</h1>\n<p title=\"");
        html_lit(h, N_("Stand:"));
        html_lit(h, " ");
#line 5 "ok/positions.html"
        html_attr(h,
                    v->day);
        html_lit(h, "\"><a href=\"");
#line 5 "ok/positions.html"
        html_url(h,
                                           v->link);
        html_lit(h, "\">");
#line 5 "ok/positions.html"
        html_text(h,
                                                          v->text);
        html_lit(h, "</a> <a href=\"/hilfe\">\?</a></p>\n<input type=\"checkbox\" name=\"on\"");
#line 6 "ok/positions.html"
        html_bool(h, "checked",
                                              v->on && v->n > 0);
        html_lit(h, " required>\n<img src=\"");
#line 7 "ok/positions.html"
        html_url(h,
             v->picture);
        html_lit(h, "\" alt=\"");
#line 7 "ok/positions.html"
        html_attr(h,
                                    v->alt);
        html_lit(h, "\">\n<form action=\"");
#line 8 "ok/positions.html"
        html_url(h,
                 v->target);
        html_lit(h, "\" method=\"post\"><button formaction=\"/x\">");
        html_lit(h, N_("OK"));
        html_lit(h, "</button></form>\n");
#line 10 "ok/positions.html"
  }
