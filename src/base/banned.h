/*
 * Functions that do not compile outside src/base and library borders (files that define BASE_BORDER before anything else).
 * Some libraries name them in their headers (sodium.h, unicase.h): a file that includes those is a border.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H
#ifndef BASE_BORDER
/* The headers that declare the banned functions come first: a poisoned name may not even be declared later. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#pragma GCC poison malloc calloc realloc free strdup strndup strcpy strcat strncpy strncat sprintf vsprintf
#pragma GCC poison gets atoi atol atof strtok strtol strtoul localtime gmtime mktime strftime setlocale
#pragma GCC poison rand srand
#endif
#endif
