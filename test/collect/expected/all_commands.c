/* Written by tools/collect.c. */
struct command;
extern const struct command *const all_commands[];
const struct command *const all_commands[] = {
        0,
};
