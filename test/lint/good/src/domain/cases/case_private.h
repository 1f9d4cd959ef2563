#include "db/grant_private.h"
