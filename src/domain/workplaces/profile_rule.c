#include "domain/workplaces/profile_rule.h"

static int64_t lower(int64_t a, int64_t b)
{
        if (a == PROFILE_OPEN || b == PROFILE_OPEN)
                return a == PROFILE_OPEN ? b : a;
        return a < b ? a : b;
}

int64_t profile_ability(const struct profile_voices *v)
{
        if (v->own != PROFILE_OPEN)
                return v->own;
        return lower(lower(v->client, v->report), v->employer);
}

bool profile_divided(const struct profile_voices *v)
{
        const int64_t all[] = {v->client, v->report, v->employer, v->own};
        int64_t first = PROFILE_OPEN;
        for (size_t i = 0; i < ARRAY_LEN(all); i++) {
                if (all[i] == PROFILE_OPEN)
                        continue;
                if (first != PROFILE_OPEN && all[i] != first)
                        return true;
                first = all[i];
        }
        return false;
}

enum profile_fit profile_fit(int64_t demand, int64_t ability)
{
        if (demand == PROFILE_OPEN || ability == PROFILE_OPEN)
                return PROFILE_UNKNOWN;
        return ability == demand ? PROFILE_FITS : ability > demand ? PROFILE_RESERVE : PROFILE_TOO_MUCH;
}

bool profile_severe_suggested(int64_t demand, int64_t ability, int64_t least, int64_t most)
{
        if (profile_fit(demand, ability) != PROFILE_TOO_MUCH)
                return false;
        return 2 * (demand - ability) >= most - least || ability == least;
}
