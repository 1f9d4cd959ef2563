/*
 * A version that is read in can leave out an item, but not open it: what was encrypted stays encrypted, and nobody reads an
 * item who did not read it in a version that is stored. Otherwise whoever loads concepts decides alone who reads answers.
 */
#include "core/access.h"
#include "domain/concepts/store.h"

SQL(concept_all_ids, one_int, "SELECT id FROM concept ORDER BY id")

/* A role that reads the second class and not the first. */
static bool reads_more(enum data_class was, enum data_class now)
{
        for (enum role r = 0; r < ROLE_N; r++)
                if ((role_table[r].read >> now & 1) && !(role_table[r].read >> was & 1))
                        return true;
        return false;
}

static void sinks(struct pack_errs *errs, const struct concept_item *now, struct str field)
{
        pack_errs_add(
                errs, now->at.file, now->at.line, field,
                str_join(
                        errs->arena, _("Der Schutz von „"), now->f.label,
                        _("“ würde sinken. Das geht nur mit einem neuen Programm, nicht mit einer Fassung des Hauses.")));
}

static void item_compare(const struct concept_item *now, const struct concept_item *was,
                         struct pack_errs *errs)
{
        if (!was)
                return;
        if (was->secret && !now->secret)
                sinks(errs, now, S("secret"));
        if (reads_more(was->f.cls, now->f.cls))
                sinks(errs, now, S("class"));
}

static void concept_compare(const struct concept *now, const struct concept *was, struct pack_errs *errs)
{
        for (size_t i = 0; i < now->items; i++) {
                const struct concept_item *item = &now->item[i];
                item_compare(item, concept_item(was, item->f.key), errs);
                if (!str_empty(item->replaces)) /* it takes over the answers of the other one */
                        item_compare(item, concept_item(was, item->replaces), errs);
        }
}

enum err concept_protects(struct rtx *tx, const struct concept *now, struct pack_errs *errs)
{
        struct one_int *stored;
        size_t n, before = errs->n;
        TRY(db_list(tx, &sql_concept_all_ids, NO_ARGS, &stored, &n));
        for (size_t i = 0; i < n && errs->n == before; i++) {
                const struct concept *was;
                TRY(concept_get(tx, stored[i].n, &was));
                concept_compare(now, was, errs);
        }
        return errs->n == before ? OK : ERR_INVALID;
}
