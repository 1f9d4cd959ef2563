/* The texts inside a spreadsheet or another ZIP file of ours, one after the other. Reads what our libraries write, nothing else. */
#ifndef TEST_UNZIP_H
#define TEST_UNZIP_H

#include "base/base.h"

/* The empty str if it is no ZIP file. */
struct str unzip_all(struct arena *a, struct str file);

#endif
