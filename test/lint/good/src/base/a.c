#define BASE_BORDER
#include "base/base.h"
char *f(void *p)
{
        return (char *)p;
}
