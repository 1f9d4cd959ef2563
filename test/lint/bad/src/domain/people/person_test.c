#include "test/test.h"
#include "web/page.h"
TEST(a)
{
        CHECK_HAS_NOT(x, "<script>");
}
