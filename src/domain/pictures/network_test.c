#include "domain/pictures/network.h"

#include "test/test.h"

/* Where somebody is put is what the place says, for every sector, ring and number of neighbours. */
TEST(a_place_says_what_it_was_made_of)
{
        for (enum circle c = 0; c < CIRCLE_N; c++)
                for (int ring = 1; ring <= NETWORK_RINGS; ring++)
                        for (size_t n = 1; n < 12; n++)
                                for (size_t i = 0; i < n; i++) {
                                        struct network_spot s = network_place(c, ring, i, n);
                                        enum circle got;
                                        int distance;
                                        network_read(s, &got, &distance);
                                        CHECK_INT(got, c);
                                        CHECK_INT(distance, ring);
                                        CHECK(s.x >= 0 && s.x <= NETWORK_SIZE && s.y >= 0 &&
                                              s.y <= NETWORK_SIZE);
                                }
}

TEST(far_outside_is_the_last_ring_and_the_middle_the_first)
{
        enum circle c;
        int ring;
        network_read((struct network_spot){NETWORK_SIZE + 400, 0}, &c, &ring);
        CHECK_INT(ring, NETWORK_RINGS);
        CHECK_INT(c, CIRCLE_FRIENDS);
        network_read((struct network_spot){NETWORK_MIDDLE, NETWORK_MIDDLE}, &c, &ring);
        CHECK_INT(ring, 1);
        CHECK_INT(circle_of(S("x")), CIRCLE_N);
        CHECK_INT(circle_of(S("work")), CIRCLE_WORK);
}

TEST_GROUP(network_map, &a_place_says_what_it_was_made_of,
           &far_outside_is_the_last_ring_and_the_middle_the_first)
