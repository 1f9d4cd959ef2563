#define BASE_BORDER
#include "base/base.h"
#include "db/db.h"
