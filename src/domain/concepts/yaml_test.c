#include "domain/concepts/yaml.h"
#include "test/test.h"

static struct pack_errs errs;

static struct yaml *read_text(struct str body)
{
        pack_errs_init(&errs, test_arena());
        return yaml_read(test_arena(), S("af05.yaml"), body, &errs);
}

/* The first mistake, as people read it. */
static struct str mistake_in(struct str body)
{
        if (!CHECK(!read_text(body)) || !CHECK(errs.first != NULL))
                return S("");
        return pack_error_text(test_arena(), errs.first);
}

TEST(maps_lists_and_scalars_in_both_spellings)
{
        struct yaml *y =
                read_text(S("a: 1\nb:\n  - x\n  - {c: yes, d: \"1, 2: 3\"}\ne: [full, '*', \">=90\"]\n"));
        NEED(y != NULL);
        CHECK_INT(y->kind, YAML_MAP);
        CHECK_INT(y->n, 3);
        CHECK_STR(yaml_get(y, S("a"))->text, "1");
        const struct yaml *b = yaml_get(y, S("b"));
        CHECK_INT(b->kind, YAML_LIST);
        CHECK_INT(b->n, 2);
        CHECK_STR(b->child->text, "x");
        CHECK_INT(b->child->line, 3);
        CHECK_STR(yaml_get(b->child->next, S("c"))->text, "yes");
        CHECK_STR(yaml_get(b->child->next, S("d"))->text, "1, 2: 3");
        const struct yaml *e = yaml_get(y, S("e"));
        CHECK_INT(e->n, 3);
        CHECK_STR(e->child->next->text, "*");
        CHECK_STR(e->child->next->next->text, ">=90");
        CHECK(!yaml_get(y, S("f")));
        CHECK(!yaml_get(e, S("a")));
}

TEST(what_means_more_than_it_shows_is_refused)
{
        CHECK_STR(
                mistake_in(S("a: 1\nb: &x 2\n")),
                "af05.yaml, Zeile 2: Anker, Verweise und Typangaben (&, *, !) sind in Fachkonzepten nicht erlaubt.");
        CHECK_HAS(mistake_in(S("a: *x\n")), "Anker");
        CHECK_HAS(mistake_in(S("a: !!int 3\n")), "Anker");
        CHECK_HAS(mistake_in(S("a: &x [1]\n")), "Anker");
        CHECK_HAS(mistake_in(S("a: &x {b: 1}\n")), "Anker");
        CHECK_HAS(mistake_in(S("<<: {a: 1}\n")), "einfaches Wort");
        CHECK_HAS(mistake_in(S("? [a, b]\n: 1\n")), "einfaches Wort");
        CHECK_HAS(mistake_in(S("a: 1\n---\nb: 2\n")), "zweites Dokument");
}

TEST(mistakes_name_file_line_and_field)
{
        CHECK_STR(mistake_in(S("a: 1\na: 2\n")),
                  "af05.yaml, Zeile 2, Feld „a“: Dieses Feld steht hier doppelt.");
        CHECK_HAS(mistake_in(S("a: [1, 2\nb: 3\n")), "Schreibweise");
        CHECK_HAS(mistake_in(S("a: \"x\n")), "Schreibweise");
        CHECK_STR(mistake_in(S("")), "af05.yaml, Zeile 1: Die Datei ist leer.");
        CHECK_HAS(mistake_in(S("# nur eine Notiz\n")), "leer");
        CHECK_STR(mistake_in(S("a: \xff\n")), "af05.yaml: Die Datei ist kein Text in UTF-8.");
        CHECK_HAS(mistake_in(S("a: \"\\x00\"\n")), "nicht speichern");
}

TEST(limits_hold)
{
        CHECK_HAS(mistake_in(S("[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]")), "Zu tief");
        struct buf b;
        buf_init(&b, test_arena(), 2 << 20);
        for (int i = 0; i < 40; i++) {
                buf_lit(&b, "k");
                buf_int(&b, i);
                buf_lit(&b, ": 1\n");
        }
        CHECK(read_text(buf_str(&b)) != NULL);
        for (int i = 40; i < 80; i++) {
                buf_lit(&b, "k");
                buf_int(&b, i);
                buf_lit(&b, ": 1\n");
        }
        CHECK_HAS(mistake_in(buf_str(&b)), "Zu viele Felder");
        b.n = 0;
        while (b.n <= LIMIT_PACK_FILE_BYTES)
                buf_lit(&b, "- 1234567890\n");
        CHECK_HAS(mistake_in(buf_str(&b)), "zu groß");
        b.n = 0;
        for (size_t i = 0; i <= LIMIT_PACK_NODES; i++)
                buf_lit(&b, "- 1\n");
        CHECK_HAS(mistake_in(buf_str(&b)), "zu umfangreich");
}

TEST(more_mistakes_than_people_read_are_counted_only)
{
        struct pack_errs e;
        pack_errs_init(&e, test_arena());
        for (size_t i = 0; i < LIMIT_PACK_ERRORS + 5; i++)
                pack_errs_add(&e, S("x"), 1, S(""), S("y"));
        size_t kept = 0;
        for (const struct pack_error *x = e.first; x; x = x->next)
                kept++;
        CHECK_INT(kept, LIMIT_PACK_ERRORS);
        CHECK_INT(e.n, LIMIT_PACK_ERRORS + 5);
}
TEST_GROUP(yaml, &maps_lists_and_scalars_in_both_spellings, &what_means_more_than_it_shows_is_refused,
           &mistakes_name_file_line_and_field, &limits_hold, &more_mistakes_than_people_read_are_counted_only)
