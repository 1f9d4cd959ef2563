/* The files below packs/, embedded by tools/embed.c: the method packs that are shipped with the program. */
#ifndef CORE_PACKED_H
#define CORE_PACKED_H

#include "base/base.h"

struct packed_file {
        struct str path; /* "cmb/pack.yaml" */
        struct str body;
};

/* In bytewise order of the paths; ends with an empty path. */
extern const struct packed_file all_pack_files[];

#endif
