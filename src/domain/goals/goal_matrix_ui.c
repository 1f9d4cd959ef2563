#include "domain/goals/goal_matrix_ui.h"

/*
 * The matrix is drawn and read as one record whose fields are those of goal_view, once for each party: so every control,
 * hint, right and message is that of any other form.
 */
enum { KNOWS, UNDERSTANDS, AGREES, DISSENT, ATTAINED, STANCE_FIELDS };
#define PARTY_FIELDS (STANCE_FIELDS + 1) /* with its heading */

static const size_t source[STANCE_FIELDS] = {GOAL_VIEW_knows, GOAL_VIEW_understands, GOAL_VIEW_agrees,
                                             GOAL_VIEW_dissent, GOAL_VIEW_attained};

static struct str party_key(struct arena *a, enum goal_party p, struct str what)
{
        return str_join(a, goal_party_code(p), S("."), what);
}

static size_t field_at(enum goal_party p, size_t stance)
{
        return (size_t)p * PARTY_FIELDS + 1 + stance;
}

static enum err matrix_entity(struct req *r, struct rtx *tx, struct entity **out)
{
        struct field *f = NEW_ARRAY(r->arena, struct field, GOAL_PARTIES * PARTY_FIELDS);
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++) {
                struct field *heading = &f[field_at(p, 0) - 1];
                *heading = (struct field){
                        .kind = K_GROUP, .cls = CLASS_CASE, .key = party_key(r->arena, p, S("group"))};
                TRY(ui_code_label(r, tx, S("goal_party"), goal_party_code(p), &heading->label));
                for (size_t i = 0; i < STANCE_FIELDS; i++) {
                        f[field_at(p, i)] = goal_view_entity.e.fields[source[i]];
                        f[field_at(p, i)].key = party_key(r->arena, p, f[field_at(p, i)].key);
                }
        }
        *out = NEW(r->arena, struct entity);
        **out = (struct entity){.name = S("goal_view"), .fields = f, .n = GOAL_PARTIES * PARTY_FIELDS};
        return OK;
}

static struct record *matrix_record(struct arena *a, const struct entity *e, const struct goal_matrix *m)
{
        struct record *rec = rec_new(a, e);
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++) {
                const struct goal_stance *s = &m->party[p];
                REC_SET(rec, field_at(p, KNOWS), s->knows);
                REC_SET(rec, field_at(p, UNDERSTANDS), s->understands);
                REC_SET(rec, field_at(p, AGREES), s->agrees);
                REC_SET(rec, field_at(p, DISSENT), s->dissent);
                REC_SET(rec, field_at(p, ATTAINED), s->attained);
        }
        return rec;
}

enum err goal_matrix_form(struct req *r, struct rtx *tx, const struct record *goal,
                          const struct goal_matrix *stored, const struct goal_matrix *version)
{
        struct entity *e;
        struct form_view f = {.action = url_path(r->arena, "/faelle/:/ziele/:", goal->case_id, goal->id),
                              .submit = _("Sichten speichern")};
        TRY(matrix_entity(r, tx, &e));
        ui_form_begin(r, &f);
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++)
                ui_hidden(r->html, party_key(r->arena, p, S("version")),
                          str_from_int(r->arena, version->party[p].version));
        TRY(ui_fields(r, tx, matrix_record(r->arena, e, stored)));
        ui_form_end(r, &f);
        return OK;
}

static int64_t version_sent(struct req *r, enum goal_party p)
{
        int64_t n;
        return str_int(req_field(r, party_key(r->arena, p, S("version"))), &n) && n > 0 ? n : 0;
}

enum err goal_matrix_read(struct req *r, struct rtx *tx, struct goal_matrix *out)
{
        struct entity *e;
        TRY(matrix_entity(r, tx, &e));
        struct record *rec = matrix_record(r->arena, e, &(struct goal_matrix){0});
        enum err read = form_read(r, tx, rec);
        for (enum goal_party p = 0; p < GOAL_PARTIES; p++)
                out->party[p] = (struct goal_stance){.version = version_sent(r, p),
                                                     .knows = rec_bool(rec, field_at(p, KNOWS)),
                                                     .understands = rec_bool(rec, field_at(p, UNDERSTANDS)),
                                                     .agrees = rec_text(rec, field_at(p, AGREES)),
                                                     .dissent = rec_text(rec, field_at(p, DISSENT)),
                                                     .attained = rec_text(rec, field_at(p, ATTAINED))};
        return read;
}

void goal_matrix_taken(struct req *r, enum goal_party p)
{
        errs_add(
                &r->errs, party_key(r->arena, p, S("agrees")),
                _("Hier hat inzwischen jemand anderes gespeichert. Oben steht, was gilt; unten stehen noch Ihre "
                  "Eingaben. Speichern Sie noch einmal, wenn Ihre gelten sollen."));
}
