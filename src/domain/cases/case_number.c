/*
 * CMB-2025-014: prefix of the office, year of access, running number of the year. The running number is a number in a row
 * of its own, taken in the transaction that creates the case; the text is made of it and is never read back in order.
 */
#include "core/setting.h"
#include "domain/cases/case_private.h"

SQL(case_counter_get, one_int, "SELECT running FROM case_counter WHERE head = $1")
SQL(case_counter_next, one_int,
    "INSERT INTO case_counter (head, running) VALUES ($1, $2)"
    " ON CONFLICT (head) DO UPDATE SET running = case_counter.running + 1 RETURNING running")
SQL(case_number_all, one_text, "SELECT number FROM casefile WHERE number >= $1 AND number < $2")
SQL(case_number_taken, one_int, "SELECT COUNT(*) FROM casefile WHERE number = $1")

/* The highest running number there is: of cases from before the counter, and of numbers given by hand. */
static enum err highest(struct wtx *tx, struct str head, int64_t *out)
{
        struct one_text *number;
        size_t n;
        *out = 0;
        TRY(db_list(rtx_of(tx), &sql_case_number_all, ARGS(head, str_join(wtx_arena(tx), head, S(":"))),
                    &number, &n));
        for (size_t i = 0; i < n; i++) {
                int64_t running;
                struct str digits = str_sub(number[i].s, head.n, number[i].s.n);
                if (digits.n <= 9 && str_int(digits, &running) && running > *out)
                        *out = running;
        }
        return OK;
}

static enum err counter_next(struct wtx *tx, struct str head, int64_t *out)
{
        struct one_int counter;
        int64_t last = 0;
        enum err e = db_row(rtx_of(tx), &sql_case_counter_get, ARGS(head), &counter);
        if (e == ERR_NOT_FOUND)
                e = highest(tx, head, &last);
        TRY(e);
        return db_insert(tx, &sql_case_counter_next, ARGS(head, last + 1), out);
}

enum err case_number_next(struct wtx *tx, struct date opened_on, struct str *out)
{
        struct arena *a = wtx_arena(tx);
        struct str head = str_join(a, setting_text(rtx_of(tx), S("case_prefix")), S("-"),
                                   str_from_int(a, date_ymd(opened_on).year), S("-"));
        struct one_int taken;
        do { /* numbers given by hand are passed over */
                int64_t n;
                TRY(counter_next(tx, head, &n));
                *out = str_join(a, head, n < 10 ? S("00") : n < 100 ? S("0") : S(""), str_from_int(a, n));
                TRY(db_row(rtx_of(tx), &sql_case_number_taken, ARGS(*out), &taken));
        } while (taken.n);
        return OK;
}
