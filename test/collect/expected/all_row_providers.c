/* Written by tools/collect.c. */
struct row_provider;
extern const struct row_provider *const all_row_providers[];
const struct row_provider *const all_row_providers[] = {
        0,
};
