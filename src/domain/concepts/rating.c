/* What people decide: ratings of goals, and ticks at guidelines. The program suggests and never rates. */
#include "domain/concepts/answer.h"

SQL_IN(ratings_of_case, rating_line,
       "SELECT r.id, r.goal_code, r.value, r.suggested, r.reason, r.rated_on, u.name FROM rating r LEFT JOIN users u ON u.id = r.created_by"
       " WHERE r.case_id = $1 ORDER BY r.id DESC")

enum err ratings_read(struct rtx *tx, const struct grant *g, struct rating_line **out, size_t *n)
{
        return db_list_in(tx, g, &sql_ratings_of_case, NO_ARGS, out, n);
}

static bool rating_known(struct str value)
{
        return str_eq(value, S("full")) || str_eq(value, S("partial")) || str_eq(value, S("none")) ||
               str_eq(value, S("na"));
}

enum err rating_put(struct wtx *tx, const struct wgrant *g, const struct performance_goal *goal,
                    struct str value, struct str suggested, struct str reason, struct errs *errs)
{
        struct record *r = rec_new(wtx_arena(tx), &rating_entity.e);
        bool differs = !str_empty(suggested) && !str_eq(suggested, value);
        if (!goal->rated)
                return ERR_NOT_FOUND;
        if (!rating_known(value))
                errs_add(errs, S("value"), _("Bitte wählen Sie eine Bewertung."));
        if (differs && str_empty(str_trim(reason)))
                errs_add(errs, S("reason"),
                         _("Sie weichen vom Vorschlag ab. Bitte schreiben Sie kurz, warum."));
        if (errs->n)
                return ERR_INVALID;
        REC_SET(r, RATING_goal_code, goal->code);
        REC_SET(r, RATING_value, value);
        REC_SET(r, RATING_suggested, suggested);
        REC_SET(r, RATING_reason, reason);
        REC_SET(r, RATING_rated_on, clock_today());
        return ent_insert_in(tx, g, &rating_entity, r, errs);
}

/* ---- ticks ---- */
SQL_IN(ticks_of_case, one_text,
       "SELECT guideline FROM guideline_tick WHERE case_id = $1 AND ticked = 1 ORDER BY id")

enum err ticks_read(struct rtx *tx, const struct grant *g, struct str *out)
{
        struct one_text *row;
        size_t n;
        TRY(db_list_in(tx, g, &sql_ticks_of_case, NO_ARGS, &row, &n));
        *out = S("");
        for (size_t i = 0; i < n; i++)
                *out = str_join(rtx_arena(tx), *out, i ? S(" ") : S(""), row[i].s);
        return OK;
}

/* The rows of the case; a guideline that was never ticked has none. */
static struct record *tick_find(struct record *r, size_t n, struct str guideline)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(rec_text(&r[i], GUIDELINE_TICK_guideline), guideline))
                        return &r[i];
        return NULL;
}

static enum err tick_set(struct wtx *tx, const struct wgrant *g, struct record *r, struct str guideline,
                         bool ticked)
{
        struct errs errs;
        errs_init(&errs, wtx_arena(tx));
        if (r && rec_bool(r, GUIDELINE_TICK_ticked) == ticked)
                return OK;
        if (!r && !ticked)
                return OK;
        struct record *x = r ? r : rec_new(wtx_arena(tx), &guideline_tick_entity.e);
        REC_SET(x, GUIDELINE_TICK_guideline, guideline);
        REC_SET(x, GUIDELINE_TICK_ticked, ticked);
        return r ? ent_update_in(tx, g, &guideline_tick_entity, x, &errs)
                 : ent_insert_in(tx, g, &guideline_tick_entity, x, &errs);
}

enum err ticks_set(struct wtx *tx, const struct wgrant *g, const struct performance_goal *goal,
                   struct str codes)
{
        struct record *r;
        size_t n;
        TRY(ent_list_in(rtx_of(tx), grant_of(g), &guideline_tick_entity, 2000, &r, &n));
        for (size_t i = 0; i < goal->guidelines; i++) {
                struct str code = goal->guideline[i].code;
                TRY(tick_set(tx, g, tick_find(r, n, code), code, codes_have(codes, code)));
        }
        return OK;
}
