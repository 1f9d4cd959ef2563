/*
 * What the pictures of a case show: persons, lines between them, places set by hand. Person 0 is the client. Data of third
 * persons: read in the case only, and never anything about their health.
 */
#ifndef DOMAIN_PICTURES_PICTURE_H
#define DOMAIN_PICTURES_PICTURE_H

#include "domain/cases/case.h"
#include "domain/people/person.h"
#include "domain/pictures/genogram.h"
#include "domain/pictures/network.h"

#define ENTITY_NAME person_tie
#define ENTITY_PREFIX PERSON_TIE
#define ENTITY_DEF "domain/pictures/person_tie.def"
#include "db/entity_decl.h"
#define ENTITY_NAME picture_place
#define ENTITY_PREFIX PICTURE_PLACE
#define ENTITY_DEF "domain/pictures/picture_place.def"
#include "db/entity_decl.h"
#define ENTITY_NAME network_snapshot
#define ENTITY_PREFIX NETWORK_SNAPSHOT
#define ENTITY_DEF "domain/pictures/network_snapshot.def"
#include "db/entity_decl.h"
#define ENTITY_NAME snapshot_line
#define ENTITY_PREFIX SNAPSHOT_LINE
#define ENTITY_DEF "domain/pictures/snapshot_line.def"
#include "db/entity_decl.h"

struct figure_person {
        int64_t id; /* of the related person; 0: the client */
        struct str name, relation, gender;
        int64_t born, died;
        bool deceased, household;
        /* network map */
        enum circle circle;
        int distance;
        struct str support;
        bool strain, ended;
        struct date since, ended_on;
        bool placed; /* by hand in the network map, at x and y */
        int x, y;
};
struct figure_tie {
        int64_t id; /* 0: follows from the relation to the client */
        enum tie kind;
        size_t from, to; /* places in the list of persons */
        int64_t since, ended;
};
struct figures {
        struct figure_person *person; /* [0] is the client */
        struct figure_tie *tie;
        size_t persons, ties;
};
/* Everybody of the case with the lines of the genogram, those that follow from „Elternteil“, „Kind“, „Partner“ included. */
enum err figures_read(struct rtx *tx, const struct grant *g, const struct case_head *head,
                      struct figures *out);
/* The persons as a map of a former day had them; who is deleted since is left out. */
enum err figures_of_snapshot(struct rtx *tx, const struct grant *g, const struct figures *now,
                             int64_t snapshot_id, struct figures *out);
/* Where everybody is drawn in the network map, in the order of the persons; [0] is the middle. */
struct network_spot *figures_network(struct arena *a, const struct figures *f);
void figures_genogram(struct arena *a, const struct figures *f, struct family_layout *out);

/* Keys of the code list tie_kind; TIE_N for none. */
enum tie tie_of(struct str key);
struct str tie_key(enum tie t);

/* Somebody was put at a place in the network map: the person says the ring and sector from now on. ERR_NOT_FOUND. */
enum err network_move(struct wtx *tx, const struct wgrant *g, int64_t person_id, struct network_spot to,
                      struct errs *errs);
/* All where their ring and sector put them. */
enum err network_places_forget(struct wtx *tx, const struct wgrant *g);
/* The map of today becomes one to compare with. */
enum err network_keep(struct wtx *tx, const struct wgrant *g, const struct figures *f,
                      struct record *snapshot, struct errs *errs);

#endif
