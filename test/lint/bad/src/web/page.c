#include "domain/people/person.h"
void f(void) { html_lit(h, "<p style=\"x\"><script>"); html_lit(h, " onclick=\"\""); }
