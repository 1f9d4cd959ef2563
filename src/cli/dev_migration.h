#ifndef CLI_DEV_MIGRATION_H
#define CLI_DEV_MIGRATION_H

#include "cli/command.h"

/*
 * fallnetz dev migration NAME ["WHY"]: what the .def files declare and the migrations of this program do not make becomes
 * migrations/NNNN-NAME.sql, with the next number and why as its first line. Needs no database but the checkout as current folder.
 */
int dev_migration(struct cli *c);

#endif
