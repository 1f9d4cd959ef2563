/* Functions that do not compile outside src/base and library borders (files that define BASE_BORDER first). */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H
#ifndef BASE_BORDER
#pragma GCC poison malloc calloc realloc free strdup strndup strcpy strcat strncpy strncat sprintf vsprintf
#pragma GCC poison gets atoi atol atof strtok strtol strtoul localtime gmtime mktime strftime setlocale rand srand
#endif
#endif
