#include "domain/concepts/site_rating.h"

bool half_year_parse(struct str code, struct date *from, struct date *to)
{
        int64_t year, half;
        struct str rest, head = str_split(code, '-', &rest);
        if (!str_int(head, &year) || !str_int(rest, &half) || head.n != 4 || rest.n != 1 || half < 1 ||
            half > 2)
                return false;
        *from = date_of((int)year, half == 1 ? 1 : 7, 1);
        *to = date_add_days(date_add_months(*from, 6), -1);
        return date_given(*from);
}

struct str half_year_of(struct arena *a, struct date day)
{
        struct ymd d = date_ymd(day);
        return str_join(a, str_from_int(a, d.year), S("-"), d.month <= 6 ? S("1") : S("2"));
}

struct str half_year_name(struct arena *a, struct str code)
{
        struct str half, year = str_split(code, '-', &half);
        return str_join(a, half, _(". Halbjahr "), year);
}

SQL(site_ratings_of, rating_line,
    "SELECT r.id, r.goal_code, r.value, '', r.reason, r.rated_on, u.name FROM site_rating r LEFT JOIN users u ON u.id = r.created_by"
    " WHERE r.site_id = $1 AND r.period = $2 ORDER BY r.id DESC")

enum err site_ratings_read(struct rtx *tx, int64_t site_id, struct str period, struct rating_line **out,
                           size_t *n)
{
        return db_list(tx, &sql_site_ratings_of, ARGS(site_id, period), out, n);
}

enum err site_rating_put(struct wtx *tx, int64_t site_id, const struct performance_goal *goal,
                         struct str period, struct str value, struct str reason, struct errs *errs)
{
        struct record *r = rec_new(wtx_arena(tx), &site_rating_entity.e);
        if (!goal->rated)
                return ERR_NOT_FOUND;
        if (!codes_have(S("full partial none na"), value))
                errs_add(errs, S("value"), _("Bitte wählen Sie eine Bewertung."));
        if (str_empty(str_trim(reason)))
                errs_add(errs, S("reason"), _("Bitte schreiben Sie kurz, worauf sich die Bewertung stützt."));
        if (errs->n)
                return ERR_INVALID;
        rec_set(r, SITE_RATING_site_id, value_ref(site_id));
        REC_SET(r, SITE_RATING_goal_code, goal->code);
        REC_SET(r, SITE_RATING_period, period);
        REC_SET(r, SITE_RATING_value, value);
        REC_SET(r, SITE_RATING_reason, reason);
        REC_SET(r, SITE_RATING_rated_on, clock_today());
        return ent_insert(tx, &site_rating_entity, r, errs);
}
