/* The rights as a table: role × page and role × data class. Golden file test/golden/access.txt; for privacy officers. */
#ifndef CLI_ACCESS_MATRIX_H
#define CLI_ACCESS_MATRIX_H

#include "base/base.h"

/* Lines "page_name GET /path | need | r - w …", sorted by path; then classes. */
struct str access_matrix(struct arena *a);

#endif
