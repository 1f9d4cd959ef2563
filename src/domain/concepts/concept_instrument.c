/* Instruments of a concept: any list of features over any scale, as data. CMB 8.C */
#include "domain/concepts/concept_private.h"

const struct instrument_level *instrument_level(const struct concept_instrument *i, int64_t level)
{
        for (size_t k = 0; k < i->levels; k++)
                if (i->level[k].level == level)
                        return &i->level[k];
        return NULL;
}

const struct concept_instrument *concept_instrument(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->instruments; i++)
                if (str_eq(c->instrument[i].code, code))
                        return &c->instrument[i];
        return NULL;
}

static void levels_build(struct build *b, struct concept_instrument *i, const struct yaml *list)
{
        i->level = NEW_ARRAY(b->a, struct instrument_level, list->n);
        for (const struct yaml *y = list->child; y; y = y->next) {
                int64_t level = number_of(y, S("level"));
                if (i->levels && level <= i->level[i->levels - 1].level)
                        pack_errs_at(b->errs, y, S("level"), _("Die Stufen steigen von Zeile zu Zeile."));
                i->level[i->levels++] = (struct instrument_level){.level = level,
                                                                  .label = take(b, y, S("label")),
                                                                  .demand = take(b, y, S("demand")),
                                                                  .ability = take(b, y, S("ability"))};
        }
        if (i->levels < 2)
                pack_errs_at(b->errs, list, S("levels"), _("Ein Verfahren hat mindestens zwei Stufen."));
}

static bool class_known(const struct concept_instrument *i, struct str code)
{
        for (size_t k = 0; k < i->classes; k++)
                if (str_eq(i->cls[k].code, code))
                        return true;
        return false;
}

static void classes_build(struct build *b, struct concept_instrument *i, const struct yaml *list)
{
        i->cls = NEW_ARRAY(b->a, struct instrument_class, list->n);
        for (const struct yaml *y = list->child; y; y = y->next) {
                if (class_known(i, text_of(y, S("code"))))
                        mistake(b, y, S("code"), _("Die Klasse "), text_of(y, S("code")),
                                _(" steht hier doppelt."));
                i->cls[i->classes++] =
                        (struct instrument_class){take(b, y, S("code")), take(b, y, S("label"))};
        }
}

static void feature_build(struct build *b, struct concept_instrument *i, const struct instrument_class *cls,
                          const struct yaml *y)
{
        struct str code = text_of(y, S("code"));
        for (size_t k = 0; k < i->features; k++)
                if (str_eq(i->feature[k].code, code))
                        mistake(b, y, S("code"), _("Das Merkmal "), code, _(" steht hier doppelt."));
        i->feature[i->features++] = (struct instrument_feature){.code = take(b, y, S("code")),
                                                                .label = take(b, y, S("label")),
                                                                .help = take(b, y, S("help")),
                                                                .cls = cls};
}

/* Class by class, so that tables and pictures need no sorting. */
static void features_build(struct build *b, struct concept_instrument *i, const struct yaml *list)
{
        i->feature = NEW_ARRAY(b->a, struct instrument_feature, list->n);
        for (size_t k = 0; k < i->classes; k++)
                for (const struct yaml *y = list->child; y; y = y->next)
                        if (str_eq(text_of(y, S("class")), i->cls[k].code))
                                feature_build(b, i, &i->cls[k], y);
        for (const struct yaml *y = list->child; y; y = y->next)
                if (!class_known(i, text_of(y, S("class"))))
                        mistake(b, y, S("class"), _("Die Klasse "), text_of(y, S("class")),
                                _(" gibt es nicht."));
}

static void beside_build(struct build *b, struct concept_instrument *i, const struct yaml *y)
{
        const struct yaml *list = yaml_get(y, S("beside"));
        i->beside = NEW_ARRAY(b->a, const struct concept_item *, list ? list->n : 0);
        for (const struct yaml *x = list ? list->child : NULL; x; x = x->next) {
                const struct concept_item *item = concept_item(b->c, x->text);
                if (item)
                        i->beside[i->besides++] = item;
                else
                        mistake(b, x, S(""), _("Die Angabe "), x->text, _(" gibt es nicht."));
        }
}

void build_instruments(struct build *b)
{
        struct concept *c = b->c;
        c->instrument = NEW_ARRAY(b->a, struct concept_instrument, each_count(b, S("instruments")));
        for (struct each e = each_of(b, S("instruments")); each_next(&e);) {
                struct concept_instrument *i = &c->instrument[c->instruments];
                if (concept_instrument(c, text_of(e.y, S("code"))))
                        mistake(b, e.y, S("code"), _("Das Verfahren "), text_of(e.y, S("code")),
                                _(" steht hier doppelt."));
                c->instruments++;
                *i = (struct concept_instrument){.code = take(b, e.y, S("code")),
                                                 .label = take(b, e.y, S("label")),
                                                 .help = take(b, e.y, S("help")),
                                                 .at = place_of(b, e.y)};
                levels_build(b, i, yaml_get(e.y, S("levels")));
                classes_build(b, i, yaml_get(e.y, S("classes")));
                features_build(b, i, yaml_get(e.y, S("features")));
                beside_build(b, i, e.y);
        }
}
