/* Where the words of a letter come from: facts, statements, rows, and the letter itself. */
#include "base/text.h"
#include "core/setting.h"
#include "core/user.h"
#include "domain/codes/codes.h"
#include "domain/concepts/store.h"
#include "domain/documents/letter_fill.h"
#include "domain/organisations/organisation.h"

/* ---- invented words, to look at a template without a case ---- */

static const struct {
        enum fact fact;
        struct str word;
} invented[] = {
        {FACT_client_name, S_INIT(N_("Erika Muster"))},
        {FACT_client_polite, S_INIT(N_("Frau Muster"))},
        {FACT_client_street, S_INIT(N_("Beispielweg 1"))},
        {FACT_client_town, S_INIT(N_("26999 Musterau"))},
        {FACT_client_phone, S_INIT("04931 555-0100")},
        {FACT_case_number, S_INIT("CMB-2025-000")},
        {FACT_case_manager_name, S_INIT(N_("Kim Beispiel"))},
        {FACT_employer_name, S_INIT(N_("Musterbetrieb GmbH"))},
        {FACT_occupation, S_INIT(N_("Lagerfachkraft"))},
};

static struct str invented_fact(const struct filling *f, fact_ref ref)
{
        for (size_t i = 0; i < ARRAY_LEN(invented); i++)
                if (invented[i].fact == ref)
                        return invented[i].word;
        enum kind k = concept_fact_kind(f->o->concept, ref);
        if (k == K_DATE)
                return date_german(f->a, f->o->on);
        if (k == K_INT)
                return S("3");
        if (k == K_BOOL)
                return _("ja");
        if (k == K_MONEY)
                return text_money(f->a, 123400);
        return str_join(f->a, S("„"), concept_fact_label(f->o->concept, ref), S("“"));
}

static void invented_rows(struct filling *f, struct row_sheet *s)
{
        for (int64_t id = 1; id <= 2; id++) {
                row_begin(s, id);
                for (enum row_column c = row_first(s->source);
                     c < ROW_COLUMNS && row_column_table[c].source == s->source; c++)
                        row_text(s, c, str_join(f->a, S("„"), row_column_table[c].label, S("“")));
        }
}

/* ---- rows ---- */

enum err filling_rows(struct filling *f, enum row_source source, struct row_sheet **out)
{
        if (!f->sheet[source]) {
                f->sheet[source] = NEW(f->a, struct row_sheet);
                if (f->g) {
                        TRY(row_sheet_read(f->tx, f->g, source, f->sheet[source]));
                } else {
                        *f->sheet[source] = (struct row_sheet){
                                .tx = f->tx, .arena = f->a, .source = source, .under_source = ROW_SOURCES};
                        for (enum row_column c = row_first(source);
                             c < ROW_COLUMNS && row_column_table[c].source == source; c++)
                                f->sheet[source]->columns++;
                        invented_rows(f, f->sheet[source]);
                }
        }
        *out = f->sheet[source];
        return OK;
}

/* ---- values ---- */

static enum err code_words(struct filling *f, const struct concept_list *own, struct str list,
                           struct str codes, struct str *out)
{
        struct str code, label;
        *out = S("");
        while (codes_next(&codes, &code)) {
                const struct concept_code *k = own ? list_code(own, code) : NULL;
                label = k ? k->label : code;
                if (!own)
                        TRY(codes_label(f->tx, list, code, &label));
                *out = str_join_with(f->a, S(", "), *out, label);
        }
        return OK;
}

static enum err value_words(struct filling *f, const struct fact_value *v, const struct concept_list *own,
                            struct str list, struct str *out)
{
        *out = S("");
        if (!v->known || v->v.type == V_NULL)
                return OK;
        if (v->kind == K_CODE || v->kind == K_CODES)
                return code_words(f, own, list, v->v.s, out);
        if (v->kind == K_DATE)
                *out = date_german(f->a, v->v.d);
        else if (v->kind == K_INT)
                *out = text_int(f->a, v->v.i);
        else if (v->kind == K_MONEY)
                *out = text_money(f->a, v->v.i);
        else if (v->kind == K_BOOL)
                *out = v->v.i ? _("ja") : _("nein");
        else
                *out = v->v.s;
        return OK;
}

static enum err fact_word(struct filling *f, fact_ref ref, struct str *out)
{
        const struct concept_item *item = concept_fact_item(f->o->concept, ref);
        if (!f->g) {
                *out = invented_fact(f, ref);
                return OK;
        }
        return value_words(f, situation_value(f->situation, ref), item ? item->list : NULL,
                           item ? S("") : fact_table[ref].list, out);
}

enum err filling_word(struct filling *f, struct letter_name n, const struct row_sheet *rows, size_t row,
                      struct str *out)
{
        struct row_sheet *about;
        *out = S("");
        switch (n.kind) {
        case NAME_NONE:
                return OK;
        case NAME_FIELD:
                *out = f->field[n.ref];
                return OK;
        case NAME_FACT:
                return fact_word(f, n.ref, out);
        case NAME_COLUMN:
                *out = row_cell(rows, row, (enum row_column)n.ref);
                return OK;
        case NAME_ROW:
                TRY(filling_rows(f, f->o->document->of, &about));
                size_t at = f->g ? row_number_of(about, f->o->row_id) : 0;
                if (at < about->rows)
                        *out = row_cell(about, at, (enum row_column)n.ref);
                return OK;
        }
        return OK;
}

/* ---- letterhead ---- */

static enum err site_fields(struct filling *f, int64_t site_id)
{
        struct record *s;
        f->field[IN_LETTER_office] = setting_text(f->tx, S("office_name"));
        f->field[IN_LETTER_privacy_contact] = setting_text(f->tx, S("privacy_contact"));
        f->field[IN_LETTER_site] = f->field[IN_LETTER_office];
        if (!site_id)
                return OK;
        TRY(ent_get(f->tx, &site_entity, site_id, &s));
        f->field[IN_LETTER_site] = rec_text(s, SITE_name);
        f->field[IN_LETTER_site_phone] = rec_text(s, SITE_phone);
        f->field[IN_LETTER_place] = rec_text(s, SITE_city);
        return OK;
}

static enum err author_fields(struct filling *f)
{
        struct record *u;
        f->field[IN_LETTER_date] = date_german(f->a, f->o->on);
        f->field[IN_LETTER_deadline] = date_german(f->a, date_add_days(f->o->on, 14));
        if (!f->o->user_id)
                return OK;
        TRY(ent_get(f->tx, &users_entity, f->o->user_id, &u));
        f->field[IN_LETTER_author] = rec_text(u, USERS_name);
        f->field[IN_LETTER_author_job] = rec_text(u, USERS_job_title);
        f->field[IN_LETTER_author_phone] = rec_text(u, USERS_phone);
        return OK;
}

static struct str town(struct arena *a, struct str zip, struct str city)
{
        return str_join_with(a, S(" "), zip, city);
}

static enum err recipient_fields(struct filling *f)
{
        struct record *r;
        if (!f->o->recipient_id)
                return OK;
        TRY(ent_get(f->tx, &organisation_entity, f->o->recipient_id, &r));
        f->field[IN_LETTER_recipient] = rec_text(r, ORGANISATION_name);
        f->draft->address =
                str_join_with(f->a, S("\n"), rec_text(r, ORGANISATION_name), rec_text(r, ORGANISATION_branch),
                              rec_text(r, ORGANISATION_street),
                              town(f->a, rec_text(r, ORGANISATION_zip), rec_text(r, ORGANISATION_city)));
        return OK;
}

static bool names_item(const struct filling *f)
{
        return f->o->document->classes &
               ~((uint32_t)1 << CLASS_SCHEDULE | (uint32_t)1 << CLASS_MASTER | (uint32_t)1 << CLASS_PUBLIC);
}

static bool tells(const struct filling *f, enum data_class c)
{
        return f->o->document->classes >> c & 1;
}

enum err filling_begin(struct filling *f)
{
        struct case_head head = {0};
        struct answers answers;
        if (f->g) {
                TRY(case_head(f->tx, f->g, &head));
                TRY(situation_fill(f->tx, f->g, f->situation));
                if (names_item(f)) {
                        TRY(answers_read(f->tx, f->g, f->o->concept,
                                         tells(f, CLASS_HEALTH) || tells(f, CLASS_SOCIAL), &answers));
                        situation_answers(f->situation, &answers);
                }
        }
        TRY(site_fields(f, head.site_id));
        TRY(author_fields(f));
        TRY(recipient_fields(f));
        f->open = S("*");
        if (f->g && str_eq(f->o->document->audience, S("third_party")))
                TRY(disclosure_released(f->tx, f->g, f->o->recipient_id, &f->open, &f->diagnoses));
        f->field[IN_LETTER_diagnoses] = f->diagnoses;
        if (!f->g)
                f->field[IN_LETTER_author] = _("Kim Beispiel");
        if (f->g && str_eq(f->o->document->audience, S("client"))) {
                struct str name, street, place;
                TRY(fact_word(f, FACT_client_name, &name));
                TRY(fact_word(f, FACT_client_street, &street));
                TRY(fact_word(f, FACT_client_town, &place));
                f->draft->address = str_join_with(f->a, S("\n"), name, street, place);
                f->field[IN_LETTER_recipient] = name;
        }
        return OK;
}
