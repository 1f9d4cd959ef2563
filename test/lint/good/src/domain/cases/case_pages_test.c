#include "test/test.h"
#include "web/page.h"
