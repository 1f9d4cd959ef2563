/* Written by tools/tpl.c. */
#include "base/base.h"
#include "web/html.h"
#line 1 "ok/blocks.html"
  void tpl_blocks(struct html *h, size_t n, bool on)
  {
        html_lit(h, "<ul>\n");
  for (size_t i = 0; i < n; i++) {
    if (i == 2)
      continue;
        html_lit(h, "<li>");
#line 6 "ok/blocks.html"
        html_text(h,
         i);
        html_lit(h, "</li>\n");
#line 8 "ok/blocks.html"
  }
        html_lit(h, "</ul>\n");
  switch (n) {
  case 0:
        html_lit(h, "<p>");
        html_lit(h, N_("keine"));
        html_lit(h, "</p>\n");
#line 13 "ok/blocks.html"
  break;
  default:
        html_lit(h, "<p>");
        html_lit(h, N_("einige"));
        html_lit(h, "</p>\n");
#line 16 "ok/blocks.html"
  }
  if (on) {
        html_lit(h, "<b>");
        html_lit(h, N_("ja"));
        html_lit(h, "</b>\n");
#line 19 "ok/blocks.html"
  } else {
        html_lit(h, "<i>");
        html_lit(h, N_("nein"));
        html_lit(h, "</i>\n");
#line 21 "ok/blocks.html"
  }
  ui_form(h, (struct form){.title = S("}"), .note = '{'}); /* { */
  }
 
  static void second(struct html *h) {
  }
