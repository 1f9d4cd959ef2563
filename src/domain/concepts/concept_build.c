/* Lists, work fields, goals, items and what stands by itself. Everything here passed the schema already. */
#include "domain/codes/codes.h"
#include "domain/concepts/concept_private.h"

/* ---- lists ---- */

static void entry_build(struct build *b, struct concept_list *l, const struct yaml *y)
{
        l->entry[l->n++] = (struct concept_code){.code = take(b, y, S("code")),
                                                 .label = take(b, y, S("label")),
                                                 .help = take(b, y, S("help")),
                                                 .rank = number_of(y, S("rank")),
                                                 .line = y->line};
        l->ranked |= yaml_get(y, S("rank")) != NULL;
}

static struct concept_list *list_add(struct build *b, struct str code, struct str title, size_t n)
{
        struct concept_list *l = &b->c->list[b->c->lists++];
        *l = (struct concept_list){
                .code = code, .title = title, .entry = NEW_ARRAY(b->a, struct concept_code, n)};
        return l;
}

/* A list of its own node, with entries inside. */
static void list_build(struct build *b, const struct yaml *y, struct str title)
{
        struct concept_list *l =
                list_add(b, take(b, y, S("code")), take(b, y, title), count_of(y, S("entries")));
        l->at = place_of(b, y);
        for (const struct yaml *x = yaml_get(y, S("entries"))->child; x; x = x->next)
                entry_build(b, l, x);
}

/* A list that is a key of the file. */
static void list_collect(struct build *b, struct str key, struct str code, struct str title)
{
        size_t n = each_count(b, key);
        struct concept_list *l = n ? list_add(b, code, title, n) : NULL;
        for (struct each e = each_of(b, key); l && each_next(&e);) {
                l->at = l->n ? l->at : place_of(b, e.y);
                entry_build(b, l, e.y);
        }
}

void build_lists(struct build *b)
{
        b->c->list = NEW_ARRAY(b->a, struct concept_list,
                               each_count(b, S("code_lists")) + each_count(b, S("outcome_dimensions")) + 5);
        for (struct each e = each_of(b, S("code_lists")); each_next(&e);)
                list_build(b, e.y, S("title"));
        for (struct each e = each_of(b, S("outcome_dimensions")); each_next(&e);)
                list_build(b, e.y, S("label"));
        list_collect(b, S("measures"), S("measure"), _("Maßnahmen"));
        list_collect(b, S("instruments"), S("instrument"), _("Verfahren"));
        list_collect(b, S("referral_paths"), S("referral_path"), _("Zugangswege"));
        list_collect(b, S("outcome_statuses"), S("outcome_status"), _("Ergebnisse"));
        list_collect(b, S("success_classes"), S("success_class"), _("Einordnung des Erfolgs"));
}

/* ---- lines ---- */

struct concept_line *build_lines(const struct build *b, const struct yaml *list, size_t *n)
{
        struct concept_line *line = NEW_ARRAY(b->a, struct concept_line, list ? list->n : 0);
        *n = 0;
        for (const struct yaml *y = list ? list->child : NULL; y; y = y->next)
                line[(*n)++] = (struct concept_line){take(b, y, S("code")), take(b, y, S("text")),
                                                     flag_of(y, S("print")), y->line};
        return line;
}

/* ---- items ---- */

static const struct {
        const char *word;
        enum kind kind;
} kinds[] = {{"text", K_TEXT}, {"longtext", K_LONGTEXT}, {"int", K_INT},   {"money", K_MONEY},
             {"bool", K_BOOL}, {"date", K_DATE},         {"code", K_CODE}, {"codes", K_CODES}};

static enum kind kind_parse(struct str word)
{
        for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
                if (str_eq(str_of(kinds[i].word), word))
                        return kinds[i].kind;
        panic("the schema knows more kinds");
}

static const struct {
        const char *word;
        enum data_class cls;
} classes[] = {{"master", CLASS_MASTER},         {"case", CLASS_CASE},     {"health", CLASS_HEALTH},
               {"motivation", CLASS_MOTIVATION}, {"social", CLASS_SOCIAL}, {"employer", CLASS_EMPLOYER},
               {"network", CLASS_NETWORK},       {"staff", CLASS_STAFF}};

static enum data_class class_parse(struct str word)
{
        for (size_t i = 0; i < ARRAY_LEN(classes); i++)
                if (str_eq(str_of(classes[i].word), word))
                        return classes[i].cls;
        panic("the schema knows more classes");
}

static void sources_build(struct concept_item *item, const struct yaml *y)
{
        const struct yaml *list = yaml_get(y, S("sources"));
        for (const struct yaml *x = list ? list->child : NULL; x && item->sources < SOURCE_N; x = x->next)
                item->source[item->sources++] = source_parse(x->text);
        if (!list)
                item->source[item->sources++] = SOURCE_OWN;
}

static void item_list_check(struct build *b, struct concept_item *item, const struct yaml *y)
{
        bool coded = item->f.kind == K_CODE || item->f.kind == K_CODES;
        struct str name = text_of(y, S("list"));
        item->list = concept_list(b->c, name);
        if (coded && str_empty(name))
                pack_errs_at(b->errs, y, S("list"), _("Zu einer Auswahl gehört eine Liste."));
        else if (!coded && !str_empty(name))
                pack_errs_at(b->errs, yaml_get(y, S("list")), S(""), _("Nur eine Auswahl hat eine Liste."));
        else if (coded && !item->list)
                mistake(b, y, S("list"), _("Die Liste "), name, _(" gibt es nicht."));
        if (item->list)
                item->f.list = str_join(b->a, S(CODES_CONCEPT_MARK), name);
}

static void item_check(struct build *b, const struct concept_item *item, const struct yaml *y)
{
        const struct field *f = &item->f;
        bool text = f->kind == K_TEXT || f->kind == K_LONGTEXT;
        if (item->secret && !text)
                pack_errs_at(b->errs, yaml_get(y, S("secret")), S(""),
                             _("Verschlüsselt gespeichert werden nur Texte."));
        if (yaml_get(y, S("min")) && yaml_get(y, S("max")) && f->min > f->max)
                pack_errs_at(b->errs, yaml_get(y, S("min")), S(""),
                             _("Die kleinste Zahl ist größer als die größte."));
        if (text && (f->min < 0 || f->max < 0 || f->max > (int64_t)LIMIT_LONGTEXT))
                pack_errs_at(b->errs, yaml_get(y, S("max")) ? yaml_get(y, S("max")) : y, S(""),
                             _("So lang kann ein Text nicht sein."));
        if (fact_by_name(f->key) != FACT_N)
                mistake(b, y, S("code"), S(""), f->key, _(" ist schon der Name eines Fakts."));
        if (yaml_get(y, S("rows")) && (item->rows == FACT_NONE || fact_table[item->rows].kind != K_INT))
                mistake(b, y, S("rows"), _("Der Fakt "), text_of(y, S("rows")), _(" zählt keine Zeilen."));
        for (size_t i = 0; i < item->sources; i++)
                for (size_t k = 0; k < i; k++)
                        if (item->source[i] == item->source[k])
                                pack_errs_at(b->errs, yaml_get(y, S("sources")), S(""),
                                             _("Eine Quelle steht hier doppelt."));
}

/* Tables of the program only: an item cannot be answered by another one. */
static fact_ref rows_of(const struct yaml *y)
{
        enum fact f = fact_by_name(text_of(y, S("rows")));
        return f == FACT_N ? FACT_NONE : (fact_ref)f;
}

static void item_build(struct build *b, struct performance_goal *g, const struct yaml *y)
{
        struct concept_item *item = &g->item[g->items++];
        *item = (struct concept_item){.goal = g,
                                      .guideline = take(b, y, S("guideline")),
                                      .replaces = take(b, y, S("replaces")),
                                      .needed = flag_of(y, S("required")),
                                      .own_words = flag_of(y, S("own_words")),
                                      .evidence = flag_of(y, S("evidence")),
                                      .secret = flag_of(y, S("secret")),
                                      .rows = rows_of(y),
                                      .at = place_of(b, y)};
        item->f = (struct field){.key = take(b, y, S("code")),
                                 .kind = kind_parse(text_of(y, S("kind"))),
                                 .label = take(b, y, S("label")),
                                 .help = take(b, y, S("help")),
                                 .unit = take(b, y, S("unit")),
                                 .cls = class_parse(text_of(y, S("class"))),
                                 .min = number_of(y, S("min")),
                                 .max = number_of(y, S("max")),
                                 .list = take(b, y, S("list")),
                                 .group = g->code};
        sources_build(item, y);
        item_list_check(b, item, y);
        item_check(b, item, y);
        b->c->items++;
}

/* ---- goals and work fields ---- */

static void goal_items_build(struct build *b, struct performance_goal *g, const struct yaml *y)
{
        const struct yaml *items = yaml_get(y, S("items"));
        g->item = b->c->item + b->c->items;
        for (const struct yaml *x = items ? items->child : NULL; x; x = x->next) {
                item_build(b, g, x);
                struct str guideline = g->item[g->items - 1].guideline;
                bool found = str_empty(guideline);
                for (size_t i = 0; i < g->guidelines; i++)
                        found |= str_eq(g->guideline[i].code, guideline);
                if (!found)
                        mistake(b, x, S("guideline"), _("Die Leitlinie "), guideline,
                                _(" gibt es in diesem Ziel nicht."));
        }
}

static void goal_build(struct build *b, struct work_field *w, const struct yaml *y)
{
        struct performance_goal *g = &w->goal[w->goals++];
        const struct yaml *anchors = yaml_get(y, S("anchors"));
        *g = (struct performance_goal){.code = take(b, y, S("code")),
                                       .title = take(b, y, S("title")),
                                       .menu = take(b, y, S("menu")),
                                       .aim = take(b, y, S("aim")),
                                       .see = take(b, y, S("see")),
                                       .rated = flag_of(y, S("rated")),
                                       .work_field = w,
                                       .at = place_of(b, y)};
        g->anchor.full = take(b, anchors, S("full"));
        g->anchor.partial = take(b, anchors, S("partial"));
        g->anchor.none = take(b, anchors, S("none"));
        g->guideline = build_lines(b, yaml_get(y, S("guidelines")), &g->guidelines);
        g->criterion = build_lines(b, yaml_get(y, S("criteria")), &g->criteria);
        g->method = build_lines(b, yaml_get(y, S("methods")), &g->methods);
        if (g->rated && !anchors)
                pack_errs_at(
                        b->errs, y, S("anchors"),
                        _("Ein Ziel, das bewertet wird, braucht Beschreibungen für voll, teilweise und nicht."));
        if (!g->rated && str_empty(g->see))
                pack_errs_at(
                        b->errs, y, S("see"),
                        _("Ein Ziel ohne Bewertung nennt das Ziel oder Arbeitsfeld, das bewertet wird."));
        b->c->goals++;
        goal_items_build(b, g, y);
}

static void work_field_build(struct build *b, const struct yaml *y)
{
        struct work_field *w = &b->c->work_field[b->c->work_fields++];
        *w = (struct work_field){.code = take(b, y, S("code")),
                                 .title = take(b, y, S("title")),
                                 .long_title = take(b, y, S("long_title")),
                                 .intro = take(b, y, S("intro")),
                                 .phase = take(b, y, S("phase")),
                                 .per_site = str_eq(text_of(y, S("rated_per")), S("site")),
                                 .goal = b->c->goal + b->c->goals,
                                 .at = place_of(b, y)};
        bool known = false;
        for (size_t i = 0; i < b->c->phases; i++)
                known |= str_eq(b->c->phase[i].code, w->phase);
        if (!known)
                mistake(b, y, S("phase"), _("Die Phase "), w->phase, _(" gibt es nicht."));
        for (const struct yaml *x = yaml_get(y, S("goals"))->child; x; x = x->next)
                goal_build(b, w, x);
}

void build_work_fields(struct build *b)
{
        size_t goals = 0, items = 0;
        for (struct each e = each_of(b, S("work_fields")); each_next(&e);) {
                goals += count_of(e.y, S("goals"));
                for (const struct yaml *g = yaml_get(e.y, S("goals"))->child; g; g = g->next)
                        items += count_of(g, S("items"));
        }
        b->c->work_field = NEW_ARRAY(b->a, struct work_field, each_count(b, S("work_fields")));
        b->c->goal = NEW_ARRAY(b->a, struct performance_goal, goals);
        b->c->item = NEW_ARRAY(b->a, struct concept_item, items);
        for (struct each e = each_of(b, S("work_fields")); each_next(&e);)
                work_field_build(b, e.y);
}

/* ---- what stands by itself ---- */

static bool words_have(const struct yaml *y, struct str key, struct str word)
{
        const struct yaml *list = yaml_get(y, key);
        for (const struct yaml *x = list ? list->child : NULL; x; x = x->next)
                if (str_eq(x->text, word))
                        return true;
        return false;
}

static void category_build(struct build *b, struct structure_field *sf, const struct yaml *y)
{
        struct structure_category *k = &sf->category[sf->categories++];
        const struct yaml *proofs = yaml_get(y, S("proofs"));
        *k = (struct structure_category){.code = take(b, y, S("code")),
                                         .title = take(b, y, S("title")),
                                         .rated = flag_of(y, S("rated"))};
        k->criterion = build_lines(b, yaml_get(y, S("criteria")), &k->criteria);
        k->proof = NEW_ARRAY(b->a, struct str, proofs ? proofs->n : 0);
        for (const struct yaml *x = proofs ? proofs->child : NULL; x; x = x->next)
                k->proof[k->proofs++] = str_copy(b->a, x->text);
}

static void structure_build(struct build *b)
{
        struct concept *c = b->c;
        c->structure = NEW_ARRAY(b->a, struct structure_field, each_count(b, S("structure_fields")));
        for (struct each e = each_of(b, S("structure_fields")); each_next(&e);) {
                struct structure_field *sf = &c->structure[c->structures++];
                *sf = (struct structure_field){.code = take(b, e.y, S("code")),
                                               .title = take(b, e.y, S("title"))};
                sf->category = NEW_ARRAY(b->a, struct structure_category, count_of(e.y, S("categories")));
                for (const struct yaml *x = yaml_get(e.y, S("categories"))->child; x; x = x->next)
                        category_build(b, sf, x);
        }
}

static void access_build(struct build *b)
{
        struct concept *c = b->c;
        c->criterion = NEW_ARRAY(b->a, struct access_criterion, each_count(b, S("access_criteria")));
        for (struct each e = each_of(b, S("access_criteria")); each_next(&e);)
                c->criterion[c->criteria++] = (struct access_criterion){
                        .code = take(b, e.y, S("code")),
                        .label = take(b, e.y, S("label")),
                        .help = take(b, e.y, S("help")),
                        .selection = words_have(e.y, S("stage"), S("selection")),
                        .decision = words_have(e.y, S("stage"), S("decision")),
                };
        c->funder = NEW_ARRAY(b->a, struct funder_lines, each_count(b, S("funder_checks")));
        for (struct each e = each_of(b, S("funder_checks")); each_next(&e);) {
                struct funder_lines *f = &c->funder[c->funders++];
                *f = (struct funder_lines){.code = take(b, e.y, S("code")),
                                           .title = take(b, e.y, S("title")),
                                           .law = take(b, e.y, S("law"))};
                f->line = build_lines(b, yaml_get(e.y, S("lines")), &f->lines);
        }
}

static void reminder_check(struct build *b, const struct reminder_rule *r, const struct yaml *y)
{
        if (r->fact == FACT_NONE)
                mistake(b, y, S("fact"), _("Den Fakt "), text_of(y, S("fact")), _(" gibt es nicht."));
        else if (concept_fact_kind(b->c, r->fact) != K_DATE)
                mistake(b, y, S("fact"), S(""), text_of(y, S("fact")), _(" ist kein Datum."));
        if (yaml_get(y, S("repeat_days")) && r->repeat_days < 1)
                pack_errs_at(b->errs, yaml_get(y, S("repeat_days")), S(""),
                             _("Wiederholt wird frühestens nach einem Tag."));
}

static void unless_add(struct build *b, struct reminder_rule *r, const struct yaml *y, struct str name)
{
        fact_ref ref = concept_fact(b->c, name);
        if (ref == FACT_NONE)
                mistake(b, y, S("unless"), _("Den Fakt "), name, _(" gibt es nicht."));
        else
                r->unless[r->unlesses++] = ref;
}

/* One fact, or several of which one is enough. */
static void unless_build(struct build *b, struct reminder_rule *r, const struct yaml *y)
{
        const struct yaml *u = yaml_get(y, S("unless"));
        if (!u)
                return;
        size_t n = 1;
        for (const struct yaml *x = u->child; x; x = x->next)
                n++;
        r->unless = NEW_ARRAY(b->a, fact_ref, n);
        if (u->kind == YAML_TEXT)
                unless_add(b, r, y, u->text);
        for (const struct yaml *x = u->kind == YAML_TEXT ? NULL : u->child; x; x = x->next)
                unless_add(b, r, y, x->text);
}

static void reminders_build(struct build *b)
{
        struct concept *c = b->c;
        c->reminder = NEW_ARRAY(b->a, struct reminder_rule, each_count(b, S("reminders")));
        for (struct each e = each_of(b, S("reminders")); each_next(&e);) {
                struct reminder_rule *r = &c->reminder[c->reminders++];
                *r = (struct reminder_rule){.code = take(b, e.y, S("code")),
                                            .title = take(b, e.y, S("title")),
                                            .text = take(b, e.y, S("text")),
                                            .fact = concept_fact(c, text_of(e.y, S("fact"))),
                                            .offset = (int)number_of(e.y, S("offset")),
                                            .repeat_days = (int)number_of(e.y, S("repeat_days")),
                                            .months = str_eq(text_of(e.y, S("unit")), S("months")),
                                            .cls = class_parse(text_of(e.y, S("class"))),
                                            .at = place_of(b, e.y)};
                unless_build(b, r, e.y);
                reminder_check(b, r, e.y);
        }
}

void build_rest(struct build *b)
{
        access_build(b);
        structure_build(b);
        reminders_build(b);
        build_documents(b);
        build_instruments(b);
        build_surveys(b);
}
