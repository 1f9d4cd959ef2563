#include "domain/documents/letter.h"

#include "domain/attachments/attachment_store.h"

/* A finished document stays as it is. */
static enum err letter_settle(struct rtx *tx, const struct grant *g, const struct record *before,
                              struct record *r, struct errs *errs)
{
        (void)tx;
        (void)g;
        (void)r;
        if (!before || !letter_final(before))
                return OK;
        errs_add(errs, S(""),
                 _("Dieses Schreiben ist fertig und bleibt, wie es ist. Bitte schreiben Sie ein neues."));
        return ERR_INVALID;
}

#define ENTITY_NAME letter
#define ENTITY_PREFIX LETTER
#define ENTITY_DEF "domain/documents/letter.def"
#include "db/entity_impl.h"
#define ENTITY_NAME letter_outlet
#define ENTITY_PREFIX LETTER_OUTLET
#define ENTITY_DEF "domain/documents/letter_outlet.def"
#include "db/entity_impl.h"

/* ---- who may ---- */

bool document_open_to(const struct actor *who, const struct concept_document *d)
{
        for (enum data_class c = 0; c < CLASS_N; c++)
                if ((d->classes >> c & 1) && !actor_reads(who, c))
                        return false;
        return !d->waits && d->letters > 0;
}

bool letter_readable(const struct actor *who, const struct record *letter)
{
        return actor_reads_all(who, rec_text(letter, LETTER_classes));
}

bool letter_third_party(const struct record *letter)
{
        return str_eq(rec_text(letter, LETTER_audience), S("third_party"));
}

bool letter_final(const struct record *letter)
{
        return str_eq(rec_text(letter, LETTER_status), S("final"));
}

/* ---- lists ---- */

SQL_IN(letter_lines, letter_line,
       "SELECT l.id, l.code, l.title, l.audience, l.status, l.dated_on, l.finished_on, o.name, u.name, l.classes,"
       " (SELECT COUNT(*) FROM letter_outlet x WHERE x.letter_id = l.id AND x.case_id = l.case_id AND x.stopped = 0)"
       " FROM letter l LEFT JOIN organisation_v o ON o.id = l.recipient_id LEFT JOIN users u ON u.id = l.user_id"
       " WHERE l.case_id = $1 ORDER BY l.id DESC LIMIT 500")

enum err letter_lines(struct rtx *tx, const struct grant *g, struct letter_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_letter_lines, NO_ARGS, out, n);
}

enum { OUTLETS_MOST = 1000 };

enum err letter_outlets(struct rtx *tx, const struct grant *g, int64_t letter_id, struct record **out,
                        size_t *n)
{
        size_t all;
        *n = 0;
        TRY(ent_list_in(tx, g, &letter_outlet_entity, OUTLETS_MOST, out, &all));
        for (size_t i = 0; i < all; i++)
                if (rec_int(&(*out)[i], LETTER_OUTLET_letter_id) == letter_id)
                        (*out)[(*n)++] = (*out)[i];
        return OK;
}
