/* Written by tools/collect.c. */
struct fact_provider;
extern const struct fact_provider *const all_fact_providers[];
const struct fact_provider *const all_fact_providers[] = {
        0,
};
