/*
 * Concepts in the database. A version is never changed: the same content is stored once, other content becomes a new version
 * based on the former one. Cases keep the version they began with until somebody moves them. design.md section 2 "packs".
 */
#ifndef DOMAIN_CONCEPTS_STORE_H
#define DOMAIN_CONCEPTS_STORE_H

#include "domain/concepts/concept.h"

/* ---- reading: concepts live outside of the request, many requests long; never keep one across requests ---- */
/* ERR_NOT_FOUND if there is no such version. */
enum err concept_get(struct rtx *tx, int64_t id, const struct concept **out);
/* The version of this case; the active one while the case has none. ERR_NOT_FOUND without any concept. */
enum err concept_of_case(struct rtx *tx, const struct grant *g, const struct concept **out);
/* The version that new cases begin with: of several packs the one loaded first. */
enum err concept_active(struct rtx *tx, const struct concept **out);

#define VERSION_LINE(X)                                                                                      \
        X(INT, id) X(TEXT, code) X(INT, number) X(TEXT, title) X(TEXT, origin) X(INT, based_on)              \
                X(INT, based_on_number) X(TIME, loaded_at) X(TEXT, loaded_by) X(BOOL, active) X(INT, cases)
ROW(version_line, VERSION_LINE)
/* All versions, newest first; cases: how many are bound to it (a number only). */
enum err concept_versions(struct rtx *tx, struct version_line **out, size_t *n);
enum err concept_version(struct rtx *tx, int64_t id, struct version_line *out);
/* Its files in order of their names. */
enum err concept_files(struct rtx *tx, int64_t id, struct pack_file **out, size_t *n);

/* After casefile.concept_id was changed in this transaction. */
void concept_case_moved(struct wtx *tx);

/* Lends the concept's lists to forms and details of all subjects. Once per process. */
void concepts_start(void);

/* ---- loading ---- */
enum concept_origin { ORIGIN_SHIPPED, ORIGIN_LOCAL };
/*
 * Stores a pack. Known content: *id is that version, *added false. New content: the next version, active for new cases
 * unless it is shipped and the office uses a version of its own. ERR_INVALID with the mistakes in errs; a local version that
 * would open what a stored one protects is a mistake (concept_protects).
 */
enum err concept_import(struct wtx *tx, enum concept_origin origin, const struct pack_file *file, size_t n,
                        struct pack_errs *errs, int64_t *id, bool *added);
/*
 * ERR_INVALID with file, line and field of every item that more roles could read than in a stored version, or that is no
 * longer encrypted.
 */
enum err concept_protects(struct rtx *tx, const struct concept *now, struct pack_errs *errs);
/* All packs inside of the program; at migrate and at the start of serve. *added counts new versions. */
enum err concept_sync_shipped(struct wtx *tx, int64_t *added);
/* New cases begin with this version. */
enum err concept_activate(struct wtx *tx, int64_t id);

/* ---- differences ---- */
struct concept_change {
        enum { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_REMOVED } how;
        struct str what;                /* „Angabe“, „Leitlinie“, „Ziel“ … */
        struct str code, before, after; /* texts as people read them; empty where there is none */
};
/* What `now` has, lost or words in another way, in its order; removed ones last. */
void concept_diff(struct arena *a, const struct concept *before, const struct concept *now,
                  struct concept_change **out, size_t *n);

#endif
