#define BASE_BORDER
#include "test/consent_fixture.h"

struct browser consent_office(struct testcase *t)
{
        testcase_open(t);
        return testcase_browser(t, t->jonas);
}

int64_t consent_add(struct testcase *t, const char *values)
{
        return testcase_add(t, &consent_entity, str_of(values));
}

int64_t consent_participation(struct testcase *t)
{
        return consent_add(t, "kind=participation&explained_on=26.03.2025&signed_on=26.03.2025");
}

int64_t consent_to_insurance(struct testcase *t)
{
        return consent_add(t,
                           "kind=disclosure&recipient_id=2&content=capability+plan&explained_on=26.03.2025&"
                           "signed_on=26.03.2025");
}
