/* History, access log and their chain. */
#ifndef CORE_AUDIT_H
#define CORE_AUDIT_H

#include "db/stmt.h"

/* Registers the history hook of entities. Once per process. */
void audit_start(void);
/* A change that is not an entity's (sign-in, roles, password). what and entity are literals of the program. */
enum err audit_note(struct wtx *tx, struct str entity, int64_t row_id, int64_t case_id, struct str what,
                    struct str detail);
/*
 * Erases what was written about a row, before and after, for good: that something changed, when and by whom stays, and the
 * chain stays whole. ent_delete does it unless the .def says .history_stays. H1
 */
enum err audit_forget(struct wtx *tx, struct str entity, int64_t row_id);
/* One row of the access log. why and page are constants. case_id 0 for lists. */
enum err audit_access(struct wtx *tx, struct const_name page, int64_t case_id, struct const_name why,
                      int64_t request_id, int64_t rows);
/* Seals all unsealed rows into one block; nothing to do is OK. Called by the job worker each second. */
enum err audit_seal(struct wtx *tx, int64_t *sealed);
/*
 * The end of the log: rows that were cut off there leave no gap in the chain, but the database remembers which numbers it
 * gave. On PostgreSQL numbers are also lost with transactions that were taken back: there only an emptied table is proof.
 */
struct audit_tail {
        int64_t missing; /* numbers given after the last row, of changes, accesses and seals together */
        int64_t orphans; /* sealed rows whose seal is gone */
        bool cut;        /* it is certain that something is gone */
};
enum err audit_tail(struct rtx *tx, struct audit_tail *out);
/* The number of the seal with this digest, 0 if there is none (any more). */
enum err audit_find(struct rtx *tx, struct str digest, int64_t *block);
struct audit_report {
        int64_t blocks, changes, accesses, unsealed;
        int64_t broken_block;   /* 0 = chain intact */
        int64_t broken_content; /* change rows whose content does not fit their digest */
        struct audit_tail tail;
        struct str digest; /* of the last block; whoever notes it elsewhere can ask for it later */
};
/* `fallnetz audit verify` */
enum err audit_verify(struct rtx *tx, struct audit_report *out);

/*
 * The same in small pieces, for the job worker: the next blocks behind `after`. Begin with {.previous = S("start")}; at most
 * `blocks` blocks and about 20000 rows each time; end: there was nothing left.
 */
struct audit_step {
        int64_t after;
        struct str previous; /* digest of the block `after` */
        int64_t blocks, broken_block, broken_content;
        bool end;
};
enum err audit_verify_step(struct rtx *tx, int64_t blocks, struct audit_step *s);
struct audit_last {
        int64_t block; /* 0: nothing was sealed yet */
        struct moment sealed_at;
        struct str digest;
        int64_t unsealed;
};
/* The last block and how much waits for the next one. */
enum err audit_last(struct rtx *tx, struct audit_last *out);

/* One changed field of a history entry. */
struct change_field {
        struct str key, before, after;
};
struct change_entry {
        int64_t id;
        struct moment at;
        struct str actor, what; /* what: insert, update, delete */
        struct change_field *field;
        size_t n;
};
/* History of one row, newest first, at most 200. uid opens its secrets. For case-owned rows the caller has opened the case. */
enum err audit_history(struct rtx *tx, const struct entity *e, int64_t row_id, struct str uid,
                       struct change_entry **out, size_t *n);

#endif
