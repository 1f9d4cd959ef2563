/* Written by tools/collect.c. */
struct course_chip;
extern const struct course_chip *const all_course_chips[];
const struct course_chip *const all_course_chips[] = {
        0,
};
