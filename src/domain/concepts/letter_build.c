/* Texts of documents out of a pack, with every name looked up. */
#include "domain/codes/codes.h"
#include "domain/concepts/concept_private.h"
#include "domain/concepts/letter.h"

/* ---- names ---- */

static const struct {
        struct str name, label;
        enum data_class cls;
} fields[LETTER_WORDS_N] = {
#define X(name_, class_, label_) {S_INIT(#name_), S_INIT(label_), CLASS_##class_},
        LETTER_WORDS(X)
#undef X
};

static struct letter_name of_column(enum letter_name_kind kind, enum row_column c)
{
        return (struct letter_name){kind, c, row_column_table[c].cls, row_column_table[c].label};
}

struct letter_name letter_name(const struct concept *c, const struct concept_document *d,
                               enum row_source rows, struct str name)
{
        struct str row = S("row."), letter = S("letter.");
        if (rows < ROW_SOURCES && row_column_by_name(rows, name) < ROW_COLUMNS)
                return of_column(NAME_COLUMN, row_column_by_name(rows, name));
        if (str_starts(name, row)) {
                struct str column = str_sub(name, row.n, name.n);
                enum row_column k = d->of < ROW_SOURCES ? row_column_by_name(d->of, column) : ROW_COLUMNS;
                return k < ROW_COLUMNS ? of_column(NAME_ROW, k) : (struct letter_name){.kind = NAME_NONE};
        }
        if (str_starts(name, letter)) {
                struct str field = str_sub(name, letter.n, name.n);
                for (enum letter_word f = 0; f < LETTER_WORDS_N; f++)
                        if (str_eq(fields[f].name, field))
                                return (struct letter_name){NAME_FIELD, f, fields[f].cls, fields[f].label};
                return (struct letter_name){.kind = NAME_NONE};
        }
        fact_ref f = concept_fact(c, name);
        if (f == FACT_NONE)
                return (struct letter_name){.kind = NAME_NONE};
        return (struct letter_name){NAME_FACT, f, concept_fact_class(c, f), concept_fact_label(c, f)};
}

bool letter_name_next(struct str text, struct str *before, struct str *name, struct str *rest)
{
        ptrdiff_t from = str_find(text, S("{"));
        if (from < 0)
                return false;
        struct str behind = str_sub(text, (size_t)from + 1, text.n);
        ptrdiff_t to = str_find(behind, S("}"));
        if (to < 0)
                return false;
        *before = str_sub(text, 0, (size_t)from);
        *name = str_sub(behind, 0, (size_t)to);
        *rest = str_sub(behind, (size_t)to + 1, behind.n);
        return true;
}

const struct concept_document *concept_document(const struct concept *c, struct str code)
{
        for (size_t i = 0; i < c->documents; i++)
                if (str_eq(c->document[i].code, code))
                        return &c->document[i];
        return NULL;
}

const struct concept_letter *concept_letter(const struct concept_document *d, struct str lang)
{
        for (size_t i = 0; i < d->letters; i++)
                if (str_eq(d->letter[i].lang, lang))
                        return &d->letter[i];
        return NULL;
}

/* ---- building ---- */

struct at {
        struct build *b;
        struct concept_document *d;
        enum row_source rows;
};

/* The classes that somebody must read to write this document. */
static void name_check(const struct at *at, const struct yaml *y, struct str name)
{
        struct arena *a = at->b->errs->arena;
        struct letter_name n = letter_name(at->b->c, at->d, at->rows, name);
        if (n.kind == NAME_NONE) {
                pack_errs_at(
                        at->b->errs, y, y->key,
                        str_join(
                                a, _("„"), name,
                                _("“ gibt es nicht: kein Fakt, keine Angabe, kein Feld des Schreibens und keine Spalte.")));
                return;
        }
        at->d->classes |= (uint32_t)1 << n.cls;
        if (n.kind == NAME_FACT && n.ref < FACT_N)
                at->d->waits |= fact_table[n.ref].later;
}

static struct str text_checked(const struct at *at, const struct yaml *y)
{
        struct str text = y->text, before, name;
        while (letter_name_next(text, &before, &name, &text))
                name_check(at, y, name);
        if (str_find(text, S("{")) >= 0)
                pack_errs_at(at->b->errs, y, y->key, _("Eine geschweifte Klammer geht nicht wieder zu."));
        return str_copy(at->b->a, y->text);
}

static void lines_take(const struct at *at, const struct yaml *list, struct letter_block *to)
{
        struct str *line = NEW_ARRAY(at->b->a, struct str, list->n);
        for (const struct yaml *x = list->child; x; x = x->next)
                line[to->lines++] = text_checked(at, x);
        to->line = line;
}

static void columns_take(const struct at *at, const struct yaml *list, struct letter_block *to)
{
        enum row_column *column = NEW_ARRAY(at->b->a, enum row_column, list->n);
        for (const struct yaml *x = list->child; x; x = x->next) {
                enum row_column c = row_column_by_name(at->rows, x->text);
                if (c == ROW_COLUMNS) {
                        pack_errs_at(at->b->errs, x, S("columns"),
                                     str_join(at->b->errs->arena, _("Die Spalte „"), x->text,
                                              _("“ gibt es nicht.")));
                        continue;
                }
                at->d->classes |= (uint32_t)1 << row_column_table[c].cls;
                column[to->columns++] = c;
        }
        to->column = column;
}

static struct str contents_take(struct build *b, const struct yaml *list)
{
        struct str all = S("");
        for (const struct yaml *x = list ? list->child : NULL; x; x = x->next) {
                if (!codes_office_has(S("disclosure_content"), x->text))
                        pack_errs_at(b->errs, x, S("content"),
                                     str_join(b->errs->arena, _("Den Inhalt „"), x->text,
                                              _("“ kennt keine Einwilligung.")));
                all = str_join_with(b->a, S(" "), all, x->text);
        }
        return str_copy(b->a, all); /* of a single one it is still the tree's */
}

static struct str condition_take(const struct at *at, const struct yaml *y, struct str key)
{
        const struct yaml *x = yaml_get(y, key);
        if (!x)
                return S("");
        name_check(at, x, x->text);
        return str_copy(at->b->a, x->text);
}

static void rows_take(struct at *at, const struct yaml *y, struct letter_block *to)
{
        const struct yaml *rows = yaml_get(y, S("rows")), *columns = yaml_get(y, S("columns"));
        to->rows = row_source_by_name(rows->text);
        if (to->rows == ROW_SOURCES) {
                mistake(at->b, y, S("rows"), _("Die Liste "), rows->text, _(" gibt es nicht."));
                return;
        }
        at->rows = to->rows;
        at->d->waits |= row_source_table[to->rows].later;
        if (columns)
                columns_take(at, columns, to);
        if (!columns && !yaml_get(y, S("text")))
                pack_errs_at(at->b->errs, rows, S("rows"), _("Hier fehlt columns oder text."));
}

static void block_build(struct build *b, struct concept_document *d, const struct yaml *y,
                        struct letter_block *to)
{
        static const struct {
                struct str key;
                enum letter_kind kind;
                bool list;
        } kinds[] = {{S_INIT("p"), LETTER_TEXT, false},         {S_INIT("h"), LETTER_HEADING, false},
                     {S_INIT("sub"), LETTER_SUBHEADING, false}, {S_INIT("quote"), LETTER_QUOTE, false},
                     {S_INIT("list"), LETTER_LIST, true},       {S_INIT("checks"), LETTER_CHECKS, true},
                     {S_INIT("fields"), LETTER_LINES, true},    {S_INIT("sign"), LETTER_SIGN, true},
                     {S_INIT("page"), LETTER_PAGE, false},      {S_INIT("rows"), LETTER_ROWS, false}};
        struct at at = {b, d, ROW_SOURCES};
        size_t n = 0;
        *to = (struct letter_block){.rows = ROW_SOURCES, .keep = flag_of(y, S("keep"))};
        for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
                const struct yaml *x = yaml_get(y, kinds[i].key);
                if (!x)
                        continue;
                n++;
                to->kind = kinds[i].kind;
                if (to->kind == LETTER_ROWS)
                        rows_take(&at, y, to);
                else if (kinds[i].list)
                        lines_take(&at, x, to);
                else if (to->kind != LETTER_PAGE)
                        to->text = text_checked(&at, x);
        }
        if (n != 1)
                pack_errs_at(
                        b->errs, y, S(""),
                        _("Ein Block ist genau eines von p, h, sub, quote, list, checks, fields, sign, page und rows."));
        if (yaml_get(y, S("text")))
                to->text = text_checked(&at, yaml_get(y, S("text")));
        to->empty = take(b, y, S("empty"));
        to->if_name = condition_take(&at, y, S("if"));
        to->unless_name = condition_take(&at, y, S("unless"));
        to->is = take(b, y, S("is"));
        to->content = contents_take(b, yaml_get(y, S("content")));
}

static void letter_build(struct build *b, const struct yaml *y)
{
        struct concept_document *d = NULL;
        for (size_t i = 0; i < b->c->documents; i++)
                if (str_eq(b->c->document[i].code, text_of(y, S("document"))))
                        d = &b->c->document[i];
        if (!d) {
                mistake(b, y, S("document"), _("Das Dokument "), text_of(y, S("document")),
                        _(" gibt es nicht."));
                return;
        }
        struct str lang = take(b, y, S("lang"));
        if (!codes_office_has(S("letter_language"), lang))
                mistake(b, y, S("lang"), _("Die Sprache "), lang, _(" gibt es nicht."));
        if (concept_letter(d, lang))
                mistake(b, y, S("lang"), _("Den Text in der Sprache "), lang, _(" gibt es zweimal."));
        const struct yaml *blocks = yaml_get(y, S("blocks"));
        struct concept_letter *more = NEW_ARRAY(b->a, struct concept_letter, d->letters + 1);
        for (size_t i = 0; i < d->letters; i++)
                more[i] = d->letter[i];
        struct concept_letter *l = &more[d->letters];
        struct at at = {b, d, ROW_SOURCES};
        *l = (struct concept_letter){.lang = lang,
                                     .subject = text_checked(&at, yaml_get(y, S("subject"))),
                                     .block = NEW_ARRAY(b->a, struct letter_block, blocks->n),
                                     .at = place_of(b, y)};
        for (const struct yaml *x = blocks->child; x; x = x->next)
                block_build(b, d, x, &l->block[l->blocks++]);
        d->letter = more;
        d->letters++;
}

static void document_build(struct build *b, const struct yaml *y)
{
        struct str work_field = text_of(y, S("work_field")), of = text_of(y, S("of"));
        struct concept_document *d = &b->c->document[b->c->documents++];
        *d = (struct concept_document){.code = take(b, y, S("code")),
                                       .title = take(b, y, S("title")),
                                       .audience = take(b, y, S("audience")),
                                       .work_field = str_copy(b->a, work_field),
                                       .when = take(b, y, S("when")),
                                       .of = str_empty(of) ? ROW_SOURCES : row_source_by_name(of),
                                       .to = take(b, y, S("to")),
                                       .sheet = flag_of(y, S("sheet")),
                                       .content = contents_take(b, yaml_get(y, S("content"))),
                                       .classes = (uint32_t)1 << CLASS_SCHEDULE,
                                       .at = place_of(b, y)};
        if (!concept_work_field(b->c, work_field))
                mistake(b, y, S("work_field"), _("Das Arbeitsfeld "), work_field, _(" gibt es nicht."));
        if (!str_empty(of) && d->of == ROW_SOURCES)
                mistake(b, y, S("of"), _("Die Liste "), of, _(" gibt es nicht."));
        if (str_eq(d->to, S("row")) && d->of == ROW_SOURCES)
                mistake(b, y, S("to"), _("Ohne of steht nicht fest, an wen: "), d->code, S("."));
        if (d->of < ROW_SOURCES) {
                d->waits |= row_source_table[d->of].later;
                d->classes |= (uint32_t)1 << row_column_table[row_first(d->of)].cls;
        }
}

void build_documents(struct build *b)
{
        b->c->document = NEW_ARRAY(b->a, struct concept_document, each_count(b, S("documents")));
        for (struct each e = each_of(b, S("documents")); each_next(&e);)
                document_build(b, e.y);
        for (struct each e = each_of(b, S("letters")); each_next(&e);)
                letter_build(b, e.y);
}
