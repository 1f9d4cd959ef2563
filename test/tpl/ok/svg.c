/* Written by tools/tpl.c. */
#include "base/base.h"
#include "web/html.h"
#line 1 "ok/svg.html"
  void tpl_svg(struct html *h, int x) {
        html_lit(h, "<svg viewBox=\"0 0 10 10\" role=\"img\"><linearGradient id=\"g\"/><g fill=\"none\">\n<path d=\"M0 0 L");
        html_attr(h,
               x);
        html_lit(h, " 10\"/><use href=\"#g\"/></g></svg>\n");
#line 5 "ok/svg.html"
  }
