/* H7 as a table, and what a funding refuses. */
#include "domain/funding/funding.h"

#include "base/text.h"
#include "test/rules.h"
#include "test/testcase.h"

static struct testcase t;

enum { MOST = 4 };

static struct date day(struct str s)
{
        struct date d;
        must(date_parse(s, &d));
        return d;
}

static int64_t cents(struct str s)
{
        int64_t n;
        must(text_money_parse(s, &n));
        return n;
}

/* "2.500 schriftlich ab=01.06.2025 bis=31.12.2025" */
static struct frame_line frame_of(struct str words)
{
        struct frame_line f = {.valid_from = DATE_NONE, .valid_until = DATE_NONE};
        while (words.n) {
                struct str one = str_split(words, ' ', &words);
                if (str_eq(one, S("schriftlich")))
                        f.written = true;
                else if (str_starts(one, S("ab=")))
                        f.valid_from = day(str_sub(one, 3, one.n));
                else if (str_starts(one, S("bis=")))
                        f.valid_until = day(str_sub(one, 4, one.n));
                else if (one.n && !str_eq(one, S("mündlich")))
                        f.maximum = cents(one);
        }
        return f;
}

static struct str answer(const struct frame_verdict *v)
{
        switch (v->answer) {
        case FRAME_NONE:
                return S("kein Rahmen");
        case FRAME_NOT_WRITTEN:
                return S("nicht schriftlich");
        case FRAME_NOT_VALID:
                return S("gilt nicht");
        case FRAME_TOO_SMALL:
                return str_join(test_arena(), S("bis "), text_money(test_arena(), v->frame->maximum));
        case FRAME_ALLOWS:
                return S("erlaubt");
        }
        panic("no such answer");
}

TEST(promises_are_judged_as_the_table_says)
{
        struct rules rules = rules_read("test/rules/promises.txt", 4);
        for (size_t i = 0; i < rules.n; i++) {
                const struct rule *r = &rules.rule[i];
                struct frame_line f[MOST];
                struct str words = r->column[0];
                size_t n = 0;
                while (words.n && !str_eq(r->column[0], S("-")))
                        f[n++] = frame_of(str_split(words, ';', &words));
                struct frame_verdict v = frame_judge(f, n, cents(r->column[1]), day(r->column[2]));
                CHECK_RULE(r, answer(&v), r->column[3]);
        }
}

static struct record *promise(int64_t amount)
{
        struct record *f = rec_new(test_arena(), &funding_entity.e);
        rec_set(f, FUNDING_measure_id, value_ref(1));
        rec_set(f, FUNDING_funder_id, value_ref(t.insurance));
        REC_SET(f, FUNDING_benefit, S("technical_aid"));
        REC_SET(f, FUNDING_amount, amount);
        REC_SET(f, FUNDING_status, S("approved"));
        REC_SET(f, FUNDING_decided_on, clock_today());
        REC_SET(f, FUNDING_own_promise, true);
        return f;
}

static enum err put(struct record *f, struct errs *errs)
{
        errs_init(errs, test_arena());
        testcase_write(&t, t.albers);
        enum err e = f->id ? ent_update_in(t.tx, t.g, &funding_entity, f, errs)
                           : ent_insert_in(t.tx, t.g, &funding_entity, f, errs);
        if (e == OK)
                testcase_commit(&t);
        else
                db_rollback(t.tx);
        return e;
}

static void frame_add(struct record **out)
{
        struct errs errs;
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        *out = rec_new(test_arena(), &commitment_frame_entity.e);
        rec_set(*out, COMMITMENT_FRAME_funder_id, value_ref(t.insurance));
        REC_SET(*out, COMMITMENT_FRAME_benefit, S("technical_aid"));
        REC_SET(*out, COMMITMENT_FRAME_maximum, 250000);
        REC_SET(*out, COMMITMENT_FRAME_written, true);
        must(ent_insert(t.tx, &commitment_frame_entity, *out, &errs) == OK);
        testcase_commit(&t);
}

static void case_with_measure(void)
{
        testcase_open(&t);
        testcase_add(&t, &plan_entity, S("title=Platz&number=1&status=draft"));
        testcase_add(&t, &measure_entity, S("plan_id=1&kind=technical_aid&title=Tisch&costs=4850,00"));
}

/* Acceptance (d): 4.850 € are refused, 2.400 € allowed; the sentence names the frame. */
TEST(a_promise_beyond_the_frame_is_refused)
{
        struct errs errs;
        struct record *frame;
        case_with_measure();
        CHECK_INT(put(promise(10000), &errs), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("own_promise")), "kein Zusagerahmen");
        frame_add(&frame);
        CHECK_INT(put(promise(485000), &errs), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("own_promise")), "technische Hilfen am Arbeitsplatz");
        CHECK_HAS(errs_for(&errs, S("own_promise")), "reicht bis 2.500,00 €. 4.850,00 € kann");
        CHECK_INT((int64_t)testcase_count(&t, t.albers, &funding_entity), 0);
        CHECK_INT(put(promise(240000), &errs), OK);
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &funding_entity, 1), FUNDING_frame_id), frame->id);
        testcase_close(&t);
}

/* What is promised for one measure is one promise: two halves do not slip through. */
TEST(a_promise_is_not_split)
{
        struct errs errs;
        struct record *frame;
        case_with_measure();
        frame_add(&frame);
        CHECK_INT(put(promise(240000), &errs), OK);
        CHECK_INT(put(promise(240000), &errs), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("own_promise")), "4.800,00 €");
        CHECK_INT(put(promise(10000), &errs), OK);
        testcase_close(&t);
}

/* Later changes of the frame do not undo what was promised; a higher amount is asked anew. */
TEST(what_was_promised_stays)
{
        struct errs errs;
        struct record *frame;
        case_with_measure();
        frame_add(&frame);
        struct record *f = promise(240000);
        CHECK_INT(put(f, &errs), OK);
        errs_init(&errs, test_arena());
        testcase_write(&t, t.albers);
        REC_SET(frame, COMMITMENT_FRAME_maximum, 100000);
        CHECK_INT(ent_update(t.tx, &commitment_frame_entity, frame, &errs), OK);
        testcase_commit(&t);
        f = testcase_get(&t, t.albers, &funding_entity, 1);
        REC_SET(f, FUNDING_advance_payment, true);
        CHECK_INT(put(f, &errs), OK);
        CHECK_INT(rec_int(testcase_get(&t, t.albers, &funding_entity, 1), FUNDING_frame_id), frame->id);
        f = testcase_get(&t, t.albers, &funding_entity, 1);
        REC_SET(f, FUNDING_amount, 240100);
        CHECK_INT(put(f, &errs), ERR_INVALID);
        testcase_close(&t);
}

TEST(a_refusal_needs_its_reason)
{
        struct errs errs;
        case_with_measure();
        struct record *f = promise(485000);
        REC_SET(f, FUNDING_own_promise, false);
        REC_SET(f, FUNDING_status, S("rejected"));
        CHECK_INT(put(f, &errs), ERR_INVALID);
        CHECK_HAS(errs_for(&errs, S("rejection_reason")), "Grund");
        REC_SET(f, FUNDING_rejection_reason, S("Arbeitsplatz bleibt erhalten"));
        CHECK_INT(put(f, &errs), OK);
        testcase_close(&t);
}

TEST(several_fundings_cover_the_costs_together)
{
        const struct funding_line f[] = {
                {.measure_id = 1, .amount = 200000, .status = S("approved")},
                {.measure_id = 1, .amount = 100000, .status = S("applied")},
                {.measure_id = 1, .amount = 900000, .status = S("rejected")},
                {.measure_id = 2, .amount = 900000, .status = S("approved")},
        };
        struct funding_cover c = funding_cover(300000, 1, f, ARRAY_LEN(f));
        CHECK_INT(c.promised, 200000);
        CHECK_INT(c.asked, 100000);
        CHECK_INT(c.open, 100000);
        CHECK_INT(funding_cover(300000, 2, f, ARRAY_LEN(f)).open, 0);
        CHECK_INT(funding_cover(0, 3, f, ARRAY_LEN(f)).open, 0);
}

TEST_GROUP(funding, &promises_are_judged_as_the_table_says, &a_promise_beyond_the_frame_is_refused,
           &a_promise_is_not_split, &what_was_promised_stays, &a_refusal_needs_its_reason,
           &several_fundings_cover_the_costs_together)
