#include "domain/pictures/genogram.h"

#include "test/rules.h"

struct family {
        struct str name[GENOGRAM_MOST];
        struct family_person p[GENOGRAM_MOST];
        struct family_tie tie[GENOGRAM_MOST];
        size_t n, ties;
};

static size_t person(const struct family *f, struct str name)
{
        for (size_t i = 0; i < f->n; i++)
                if (str_eq(f->name[i], name))
                        return i;
        panic("no such person in the table");
}

static void persons_read(struct family *f, struct str text)
{
        while (text.n) {
                struct str one = str_trim(str_split(text, ',', &text)), year;
                f->name[f->n] = str_split(one, ' ', &one);
                year = str_split(one, ' ', &one);
                f->p[f->n].man = str_eq(one, S("m"));
                must(str_int(year, &f->p[f->n].born));
                f->n++;
        }
}

static void ties_read(struct family *f, struct str text)
{
        static const struct {
                char sign;
                enum tie kind;
        } signs[] = {{'=', TIE_MARRIED}, {'>', TIE_PARENT}, {'~', TIE_SIBLING}};
        while (text.n) {
                struct str one = str_split(text, ' ', &text);
                for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
                        struct str to, from = str_split(one, signs[i].sign, &to);
                        if (!str_empty(to))
                                f->tie[f->ties++] =
                                        (struct family_tie){signs[i].kind, person(f, from), person(f, to)};
                }
        }
}

static struct str rows_text(const struct family *f, const struct family_layout *l)
{
        struct str s = S("");
        for (size_t i = 0; i < l->shown; i++) {
                bool next = i && l->spot[l->order[i]].y != l->spot[l->order[i - 1]].y;
                s = str_join(test_arena(), s, next ? S(" / ") : i ? S(" ") : S(""), f->name[l->order[i]]);
        }
        return s;
}

static void check_room(const struct rule *r, const struct family_layout *l)
{
        for (size_t i = 1; i < l->shown; i++) {
                const struct family_spot *x = &l->spot[l->order[i - 1]], *y = &l->spot[l->order[i]];
                if (x->y == y->y)
                        CHECK_RULE(r, y->x - x->x >= GENOGRAM_COLUMN ? S("Platz") : S("zu eng"), S("Platz"));
        }
}

TEST(families_stand_as_the_table_says)
{
        struct rules rules = rules_read("test/rules/genogram.txt", 3);
        for (size_t i = 0; i < rules.n; i++) {
                struct family f = {0};
                struct family_layout l;
                persons_read(&f, rules.rule[i].column[0]);
                ties_read(&f, rules.rule[i].column[1]);
                genogram_place(test_arena(), f.p, f.n, f.tie, f.ties, &l);
                CHECK_RULE(&rules.rule[i], rows_text(&f, &l), rules.rule[i].column[2]);
                check_room(&rules.rule[i], &l);
        }
}

TEST_GROUP(genogram, &families_stand_as_the_table_says)
