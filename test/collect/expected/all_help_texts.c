/* Written by tools/collect.c. */
struct help_row;
extern const struct help_row *const all_help_texts[];
const struct help_row *const all_help_texts[] = {
        0,
};
