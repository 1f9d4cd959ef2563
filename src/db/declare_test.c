#include "db/declare.h"
#include "test/test.h"

static bool known_list(struct str name)
{
        return str_eq(name, S("yes_no_unknown"));
}

static bool known_ref(struct str name)
{
        return str_eq(name, S("site"));
}

/* What is wrong with an entity of this one field: "why word", or nothing. */
static struct str said(struct field f, struct str name)
{
        static const struct declare_known known = {known_list, known_ref};
        const struct entity e = {.name = S("thing"), .fields = &f, .n = 1, .names = {name}};
        const struct entity *const list[] = {&e, NULL};
        struct declare_fault fault;
        if (!declare_fault_find(list, &known, &fault))
                return S("");
        CHECK_SAME(fault.e->name, S("thing"));
        if (fault.f)
                CHECK_SAME(fault.f->key, f.key);
        return str_join(test_arena(), str_of(fault.why.p), S(" "), str_of(fault.word.p));
}

#define FIELD_OF(kind_, ...) ((struct field){.key = S("key"), .kind = kind_, __VA_ARGS__})

TEST(a_mistyped_word_of_a_def_is_found_with_its_field)
{
        CHECK_STR(said(FIELD_OF(K_CODE, .list = S("yes_no_unknow")), S("")), "list_unknown yes_no_unknow");
        CHECK_STR(said(FIELD_OF(K_CODES, .list = S("nothing")), S("")), "list_unknown nothing");
        CHECK_STR(said(FIELD_OF(K_CODE), S("")), "list_missing ");
        CHECK_STR(said(FIELD_OF(K_TEXT, .list = S("yes_no_unknown")), S("")),
                  "list_of_no_choice yes_no_unknown");
        CHECK_STR(said(FIELD_OF(K_REF, .ref = S("sites")), S("")), "ref_unknown sites");
        CHECK_STR(said(FIELD_OF(K_REF), S("")), "ref_missing ");
        CHECK_STR(said(FIELD_OF(K_INT, .ref = S("site")), S("")), "ref_of_no_reference site");
        CHECK_STR(said(FIELD_OF(K_TEXT, .key_of = true, .key_source = S("keys")), S("")),
                  "key_source_no_field keys");
        CHECK_STR(said(FIELD_OF(K_TEXT), S("purposes")), "names_no_field purposes");
}

TEST(what_exists_may_be_named)
{
        CHECK_STR(said(FIELD_OF(K_CODE, .list = S("yes_no_unknown")), S("key")), "");
        CHECK_STR(said(FIELD_OF(K_REF, .ref = S("site")), S("")), "");
        CHECK_STR(said(FIELD_OF(K_TEXT, .key_of = true, .key_source = S("key")), S("key")), "");
}

TEST_GROUP(declare, &a_mistyped_word_of_a_def_is_found_with_its_field, &what_exists_may_be_named)
