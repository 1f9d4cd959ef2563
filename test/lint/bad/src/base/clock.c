#define BASE_BORDER
#include "db/db.h"
int *f(void *p)
{
        return (int *)p;
}
