#include "test/test.h"

static bool all_zero(const unsigned char *p, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (p[i] != 0)
                        return false;
        return true;
}

/* Fills n blocks of growing sizes, each with its own byte; false if one was not zero or not aligned at first. */
static bool fill(struct arena *a, unsigned char *blocks[], size_t n)
{
        for (size_t i = 0; i < n; i++) {
                blocks[i] = arena_alloc(a, i * 7);
                if ((uintptr_t)blocks[i] % 16 != 0 || !all_zero(blocks[i], i * 7))
                        return false;
                memset(blocks[i], (int)(i % 255) + 1, i * 7);
        }
        return true;
}

static bool still_there(unsigned char *const blocks[], size_t n)
{
        for (size_t i = 0; i < n; i++)
                for (size_t j = 0; j < i * 7; j++)
                        if (blocks[i][j] != i % 255 + 1)
                                return false;
        return true;
}

TEST(blocks_are_zeroed_aligned_and_apart)
{
        unsigned char *blocks[400];
        CHECK(fill(test_arena(), blocks, ARRAY_LEN(blocks)));
        CHECK(still_there(blocks, ARRAY_LEN(blocks)));
}

TEST(after_reset_the_memory_is_zero_again)
{
        unsigned char *blocks[400];
        for (int round = 0; round < 3; round++) {
                CHECK(fill(test_arena(), blocks, ARRAY_LEN(blocks)));
                arena_reset(test_arena());
                CHECK_INT((int64_t)arena_used(test_arena()), 0);
        }
}

TEST(large_blocks_do_not_disturb_small_ones)
{
        unsigned char *small = arena_copy(test_arena(), "abc", 4);
        unsigned char *large = arena_alloc(test_arena(), 3u << 20);
        unsigned char *next = arena_copy(test_arena(), "def", 4);
        CHECK(all_zero(large, 3u << 20));
        memset(large, 1, 3u << 20);
        CHECK_STR(str_of((char *)small), "abc");
        CHECK_STR(str_of((char *)next), "def");
}

TEST(used_counts_rounded_sizes)
{
        arena_alloc(test_arena(), 1);
        CHECK_INT((int64_t)arena_used(test_arena()), 16);
        arena_alloc(test_arena(), 17);
        CHECK_INT((int64_t)arena_used(test_arena()), 48);
}

TEST(only_the_last_block_is_extended_where_it_lies)
{
        char *first = arena_alloc(test_arena(), 16), *last = arena_alloc(test_arena(), 16);
        memset(last, 'x', 16);
        CHECK(!arena_extend(test_arena(), first, 16, 32));
        if (arena_extend(test_arena(), last, 16, 100)) { /* not in sanitizer builds */
                CHECK(all_zero((unsigned char *)last + 16, 84));
                CHECK(arena_alloc(test_arena(), 1) == last + 112);
                CHECK_INT((int64_t)arena_used(test_arena()), 16 + 112 + 16);
        }
        CHECK(last[15] == 'x');
}

static void reach_cap(void)
{
        struct arena *a = arena_open(1000);
        arena_alloc(a, 900);
        arena_alloc(a, 101);
}

static void overflow_count(void)
{
        arena_array(test_arena(), SIZE_MAX / 2, 3);
}

static void fail_second_growth(void)
{
        struct arena *a = arena_open(LIMIT_ARENA_BYTES);
        arena_fail_after(2);
        arena_alloc(a, 4u << 20);
        arena_alloc(a, 4u << 20);
}

TEST(the_cap_and_overflows_are_panics)
{
        CHECK_PANICS(reach_cap);
        CHECK_PANICS(overflow_count);
        struct arena *a = arena_open(1000);
        memset(arena_alloc(a, 900), 1, 900); /* a block below the cap is usable */
        CHECK_INT((int64_t)arena_used(a), 912);
        arena_close(a);
}

TEST(the_ordered_growth_fails)
{
        CHECK_PANICS(fail_second_growth);
        arena_fail_after(2);
        arena_alloc(test_arena(), 4u << 20);
        arena_fail_after(0);
        arena_alloc(test_arena(), 4u << 20);
        CHECK_INT((int64_t)arena_used(test_arena()), 8 << 20);
}

TEST_GROUP(arena, &blocks_are_zeroed_aligned_and_apart, &after_reset_the_memory_is_zero_again,
           &large_blocks_do_not_disturb_small_ones, &used_counts_rounded_sizes,
           &only_the_last_block_is_extended_where_it_lies, &the_cap_and_overflows_are_panics,
           &the_ordered_growth_fails)
