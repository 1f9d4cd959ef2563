#include "web/submission.h"

#define SUBMISSION_LINE(X) X(TEXT, location) X(INT, user_id)
ROW(submission_line, SUBMISSION_LINE)
SQL(submission_add, none,
    "INSERT INTO submission (id, user_id, at, location) VALUES ($1, $2, $3, '/') ON CONFLICT (id) DO NOTHING")
SQL(submission_get, submission_line, "SELECT location, user_id FROM submission WHERE id = $1")
SQL(submission_led, none, "UPDATE submission SET location = $2 WHERE id = $1")
SQL(submission_drop, none, "DELETE FROM submission WHERE id = $1")

bool submission_valid(struct str id)
{
        for (size_t i = 0; i < id.n; i++) {
                char c = id.p[i];
                if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '_'))
                        return false;
        }
        return id.n >= 20 && id.n <= 64;
}

enum err submission_begin(struct wtx *tx, struct str id, bool *first, struct str *location)
{
        int64_t added, user = rtx_actor(rtx_of(tx));
        *location = S("/");
        TRY(db_exec(tx, &sql_submission_add, ARGS(id, value_ref(user), clock_now()), &added));
        *first = added == 1;
        if (*first)
                return OK;
        struct submission_line l;
        TRY(db_row(rtx_of(tx), &sql_submission_get, ARGS(id), &l));
        if (l.user_id == user)
                *location = l.location;
        return OK;
}

enum err submission_finish(struct wtx *tx, struct str id, struct str location)
{
        return str_empty(location) ? OK : db_exec(tx, &sql_submission_led, ARGS(id, location), NULL);
}

enum err submission_forget(struct wtx *tx, struct str id)
{
        return db_exec(tx, &sql_submission_drop, ARGS(id), NULL);
}
