/* „Kurz erfassen“: after the talk, in a minute, from anywhere. The entry lands in the case, or in the effort without a case. */
#include "core/audit.h"
#include "core/case_opener.h"
#include "domain/cases/case_form.h"
#include "domain/journal/effort.h"
#include "domain/journal/entry.h"
#include "domain/tasks/reminder.h"

enum { STATUS_INVALID = 422 };

#define CASE_KEY "fall"
/* Work without a case: the codes of effort_relation stand among the cases. */
static const struct str relations[] = {S_INIT("unspecific"), S_INIT("cross_case")};

static bool is_relation(struct str choice)
{
        return str_eq(choice, relations[0]) || str_eq(choice, relations[1]);
}

/* ---- form ---- */

static enum err options_fill(struct req *r, struct rtx *tx, struct ui_option **out, size_t *n)
{
        struct quick_case *c;
        size_t cases;
        struct arena *a = r->arena;
        TRY(entry_cases(tx, &c, &cases));
        *out = NEW_ARRAY(a, struct ui_option, cases + 1 + ARRAY_LEN(relations));
        *n = 0;
        (*out)[(*n)++] = (struct ui_option){S(""), _("Bitte wählen"), S("")};
        for (size_t i = 0; i < cases; i++) {
                struct str name = str_join_with(a, S(", "), c[i].family, c[i].given);
                (*out)[(*n)++] = (struct ui_option){str_from_int(a, c[i].id),
                                                    str_join(a, name, S(" · "), c[i].number), S("")};
        }
        r->listed = (int64_t)cases;
        for (size_t i = 0; i < ARRAY_LEN(relations) && actor_writes(r->actor, CLASS_STAFF); i++) {
                struct str label;
                TRY(ui_code_label(r, tx, S("effort_relation"), relations[i], &label));
                (*out)[(*n)++] =
                        (struct ui_option){relations[i], str_join(a, _("ohne Fall: "), label), S("")};
        }
        return OK;
}

static enum err fields_draw(struct req *r, struct rtx *tx)
{
        static const size_t shown[] = {CONTACT_ENTRY_way,     CONTACT_ENTRY_party, CONTACT_ENTRY_initiator,
                                       CONTACT_ENTRY_subject, CONTACT_ENTRY_note,  CONTACT_ENTRY_held_on,
                                       CONTACT_ENTRY_minutes};
        for (size_t i = 0; i < ARRAY_LEN(shown); i++) {
                struct value v = shown[i] == CONTACT_ENTRY_held_on ? V(clock_today()) : VALUE_NULL;
                TRY(ui_field(r, tx, &contact_entry_entity.e.fields[shown[i]], v));
        }
        return OK;
}

static enum err quick_draw(struct req *r, struct rtx *tx)
{
        struct ui_option *o;
        size_t n;
        struct str chosen = r->method == POST ? req_field(r, S(CASE_KEY)) : req_query(r, S(CASE_KEY));
        struct form_view form = {.action = url_path(r->arena, "/kurz"),
                                 .submit = _("Eintrag speichern"),
                                 .cancel = url_path(r->arena, "/")};
        TRY(options_fill(r, tx, &o, &n));
        ui_head(r, &(struct page_head){.title = _("Kurz erfassen")});
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &form);
        ui_select(r, S(CASE_KEY), _("Für wen?"), chosen, o, n);
        TRY(fields_draw(r, tx));
        ui_form_end(r, &form);
        ui_panel_end(r->html);
        return OK;
}

PAGE_GET(quick_form, "/kurz", NEED(CASE_WRITE, SCHEDULE), .title = T("Kurz erfassen"), .menu = MENU_DAY)
(struct req *r, struct rtx *tx)
{
        return quick_draw(r, tx);
}

/* ---- saving ---- */

static enum err effort_save_quick(struct req *r, struct wtx *tx, struct str relation)
{
        struct record *f = rec_new(r->arena, &effort_entity.e);
        TRY(form_read(r, rtx_of(tx), f));
        REC_SET(f, EFFORT_relation, relation);
        TRY(ent_insert(tx, &effort_entity, f, &r->errs));
        req_redirect_said(r, url_path(r->arena, "/aufwand/:", f->id), S("created"));
        return OK;
}

static enum err entry_write(struct req *r, struct wtx *tx, int64_t case_id, const struct wgrant *g)
{
        const struct entry_follow_up nothing = {.due = DATE_NONE};
        struct record *e = rec_new(r->arena, &contact_entry_entity.e);
        TRY(audit_access(tx, CONST_NAME("quick_entry"), case_id, CONST_NAME("write"), r->id, 1));
        TRY(form_read(r, rtx_of(tx), e));
        TRY(entry_add(tx, g, e, &nothing, r->actor->user_id, &r->errs));
        TRY(reminder_refresh(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/verlauf/:", case_id, e->id), S("created"));
        return OK;
}

/* While the entry is read and written, the user has the rights of this case only. */
static enum err entry_save_quick(struct req *r, struct wtx *tx, int64_t case_id)
{
        const struct wgrant *g;
        const struct actor *here, *outside = r->actor;
        TRY(case_opener()->write(tx, outside, case_id, &here, &g));
        r->actor = here;
        enum err e = entry_write(r, tx, case_id, g);
        r->actor = outside;
        return e;
}

static enum err save(struct req *r, struct wtx *tx)
{
        struct str choice = req_field(r, S(CASE_KEY));
        int64_t case_id;
        if (is_relation(choice))
                return actor_writes(r->actor, CLASS_STAFF) ? effort_save_quick(r, tx, choice) : ERR_DENIED;
        enum err e =
                str_int(choice, &case_id) && case_id > 0 ? entry_save_quick(r, tx, case_id) : ERR_NOT_FOUND;
        if (e != ERR_NOT_FOUND && e != ERR_DENIED)
                return e;
        errs_add(&r->errs, S(CASE_KEY), _("Bitte wählen Sie, für wen der Eintrag ist."));
        return ERR_INVALID;
}

PAGE_POST(quick_save, "/kurz", NEED(CASE_WRITE, SCHEDULE), .title = T("Kurz erfassen"), .menu = MENU_DAY)
(struct req *r, struct wtx *tx)
{
        enum err e = save(r, tx);
        if (e != ERR_INVALID)
                return e;
        r->status = STATUS_INVALID;
        TRY(quick_draw(r, rtx_of(tx)));
        return ERR_INVALID;
}
