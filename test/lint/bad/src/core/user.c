#define BASE_BORDER
#include "web/page.h"
#include "db/grant_private.h"
/* (char *)x is text here, // too */
static const char *url = "http://x (char *)y";
void g(char *a, const struct x *b); // why
int s = sizeof(char *) + h((char *)a) + k[(size_t)1];
