#include "test/case_fixture.h"

#include "domain/concepts/store.h"

struct case_fixture case_fixture_open(void)
{
        struct case_fixture f = {0};
        int64_t added;
        testcase_open(&f.t);
        case_fixture_begin(&f);
        must(concept_sync_shipped(f.tx, &added) == OK);
        must(concept_of_case(rtx_of(f.tx), grant_of(f.g), &f.concept) == OK);
        return f;
}

void case_fixture_begin(struct case_fixture *f)
{
        testcase_write(&f->t, f->t.albers);
        f->tx = f->t.tx;
        f->g = f->t.g;
}

void case_fixture_commit(struct case_fixture *f)
{
        testcase_commit(&f->t);
        f->tx = NULL;
}

void case_fixture_close(struct case_fixture *f)
{
        if (f->tx)
                case_fixture_commit(f);
        testcase_close(&f->t);
}
