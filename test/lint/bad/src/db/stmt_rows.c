#include "core/user.h"
#include "db/inner_private.h"
