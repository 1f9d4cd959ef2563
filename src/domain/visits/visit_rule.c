#include "domain/visits/visit_rule.h"

int visit_lead(struct date invited, struct date visit)
{
        if (!date_given(invited) || !date_given(visit) || date_cmp(invited, visit) > 0)
                return -1;
        return date_between(invited, visit);
}

bool visit_in_time(struct date invited, struct date visit, int64_t lead)
{
        int days = visit_lead(invited, visit);
        return days >= 0 && days >= lead;
}
