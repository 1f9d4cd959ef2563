#include "domain/accounts/chain_check.h"

#include "core/audit.h"
#include "core/job.h"

#define STEP_BLOCKS 1000
#define PASS_SECONDS (24 * 3600)
/* Rows of job_state: what was found by the last complete pass, and how far the present one is. */
#define DONE S("audit_chain")
#define UNDER_WAY S("audit_chain_step")

#define CHAIN_STATE(X) X(TIME, last_run) X(TEXT, last_result)
ROW(chain_state, CHAIN_STATE)
SQL(chain_state_get, chain_state, "SELECT last_run, last_result FROM job_state WHERE name = $1")
SQL(chain_state_put, none,
    "INSERT INTO job_state (name, last_run, last_result) VALUES ($1, $2, $3)"
    " ON CONFLICT (name) DO UPDATE SET last_run = excluded.last_run, last_result = excluded.last_result")
SQL(chain_state_drop, none, "DELETE FROM job_state WHERE name = $1")

static int64_t next_number(struct str *rest)
{
        int64_t n = 0;
        struct str word = str_split(*rest, ' ', rest);
        return str_int(word, &n) ? n : 0;
}

enum err chain_result(struct rtx *tx, struct chain_result *out)
{
        struct chain_state s;
        *out = (struct chain_result){.checked_at = MOMENT_NONE};
        enum err e = db_row(tx, &sql_chain_state_get, ARGS(DONE), &s);
        if (e != OK)
                return e == ERR_NOT_FOUND ? OK : e;
        struct str rest = s.last_result;
        out->checked_at = s.last_run;
        out->blocks = next_number(&rest);
        out->broken_block = next_number(&rest);
        out->broken_content = next_number(&rest);
        out->missing = next_number(&rest);
        return OK;
}

static enum err step_load(struct rtx *tx, struct audit_step *step)
{
        struct chain_state s;
        *step = (struct audit_step){.previous = S("start")};
        enum err e = db_row(tx, &sql_chain_state_get, ARGS(UNDER_WAY), &s);
        if (e != OK)
                return e == ERR_NOT_FOUND ? OK : e;
        struct str rest = s.last_result;
        step->after = next_number(&rest);
        step->blocks = next_number(&rest);
        step->broken_block = next_number(&rest);
        step->broken_content = next_number(&rest);
        step->previous = rest;
        return OK;
}

static struct str found_text(struct arena *a, const struct audit_step *s)
{
        return str_join(a, str_from_int(a, s->blocks), S(" "), str_from_int(a, s->broken_block), S(" "),
                        str_from_int(a, s->broken_content));
}

/* The end of the log, looked at when everything before it was: "missing" is 0 unless it is certain. */
static enum err tail_missing(struct rtx *tx, int64_t *out)
{
        struct audit_tail t;
        TRY(audit_tail(tx, &t));
        *out = t.cut ? t.missing + t.orphans : 0;
        return OK;
}

static enum err step_store(struct wtx *tx, const struct audit_step *s)
{
        struct arena *a = wtx_arena(tx);
        struct moment now = clock_now();
        if (!s->end) {
                struct str text =
                        str_join(a, str_from_int(a, s->after), S(" "), found_text(a, s), S(" "), s->previous);
                return db_exec(tx, &sql_chain_state_put, ARGS(UNDER_WAY, now, text), NULL);
        }
        int64_t missing;
        TRY(tail_missing(rtx_of(tx), &missing));
        if (s->broken_block || s->broken_content || missing)
                log_line(LOG_ERROR, "audit_chain_broken", LOG_INT("block", s->broken_block),
                         LOG_INT("contents", s->broken_content), LOG_INT("missing", missing));
        struct str text = str_join(a, found_text(a, s), S(" "), str_from_int(a, missing));
        TRY(db_exec(tx, &sql_chain_state_drop, ARGS(UNDER_WAY), NULL));
        return db_exec(tx, &sql_chain_state_put, ARGS(DONE, now, text), NULL);
}

enum err chain_check(struct wtx *tx)
{
        struct chain_result last;
        struct audit_step step;
        TRY(chain_result(rtx_of(tx), &last));
        TRY(step_load(rtx_of(tx), &step));
        bool fresh = moment_given(last.checked_at) && clock_now().s - last.checked_at.s < PASS_SECONDS;
        if (!step.after && fresh)
                return OK;
        TRY(audit_verify_step(rtx_of(tx), STEP_BLOCKS, &step));
        return step_store(tx, &step);
}

JOB(audit_check_job, 10)
(struct wtx *tx)
{
        return chain_check(tx);
}
