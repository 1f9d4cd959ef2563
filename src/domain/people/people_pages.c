/* The pages of people: list, details with cases, form with the check for namesakes, history. CMB 4.A, 5.C */
#include "domain/enquiries/enquiry.h"
#include "domain/people/person.h"
#include "web/crud.h"
#include "web/detour.h"
#include "web/layout.h"

enum { STATUS_INVALID = 422 };

/* ---- list ---- */

static struct ui_cell *cells_of(struct req *r, const struct person_line *p, size_t n)
{
        struct ui_cell *c = NEW_ARRAY(r->arena, struct ui_cell, 5 * n + 1);
        for (size_t i = 0; i < n; i++) {
                struct ui_cell *row = &c[5 * i];
                row[0] = (struct ui_cell){.text = person_line_name(r->arena, &p[i]),
                                          .to = url_path(r->arena, "/personen/:", p[i].id)};
                row[1].text = date_german(r->arena, p[i].born);
                row[2].text = p[i].city;
                row[3].text = p[i].phone;
                row[4].text = p[i].mobile;
        }
        return c;
}

static void list_head(struct req *r)
{
        struct action add = {.label = _("Person anlegen"),
                             .to = url_path(r->arena, "/personen/neu"),
                             .weight = ACTION_PRIMARY,
                             .icon = S("add"),
                             .needs = CAP_PEOPLE_WRITE};
        ui_head(r, &(struct page_head){.action = &add, .actions = 1});
}

PAGE_GET(people_list, "/personen", NEED(PEOPLE_READ, MASTER), .title = T("Personen"), .menu = MENU_PEOPLE,
         .menu_label = T("Personen"), .menu_order = 40)
(struct req *r, struct rtx *tx)
{
        static const struct ui_column column[] = {
                {.key = S_INIT("name"), .label = S_INIT(N_("Name")), .cls = CLASS_MASTER},
                {.key = S_INIT("born"), .label = S_INIT(N_("Geboren")), .cls = CLASS_MASTER},
                {.label = S_INIT(N_("Ort")), .cls = CLASS_MASTER},
                {.label = S_INIT(N_("Telefon")), .cls = CLASS_MASTER},
                {.label = S_INIT(N_("Mobil")), .cls = CLASS_MASTER},
        };
        struct list_query q = list_query_of(r, S("name"), column, ARRAY_LEN(column));
        struct person_line *p;
        struct table_view t = {.caption = _("Personen"), .column = column, .columns = ARRAY_LEN(column)};
        TRY(person_list(tx, r->actor,
                        &(struct person_query){q.search, q.sort, q.descending, q.offset, q.limit}, &p,
                        &t.rows, &t.total));
        t.cell = cells_of(r, p, t.rows);
        t.offset = q.offset;
        t.sort = q.sort;
        t.descending = q.descending;
        t.searchable = true;
        t.unit = _("Personen");
        t.download = S("personen");
        t.empty = str_empty(q.search) ? _("Noch keine Person, die Sie sehen dürfen.")
                                      : _("Keine Person mit diesem Namen.");
        r->listed = (int64_t)t.rows;
        list_head(r);
        return ui_table(r, &t);
}

/* ---- one person ---- */

static enum err case_row(struct req *r, struct rtx *tx, const struct person_case *c, struct row_item *out)
{
        struct str status;
        TRY(ui_code_label(r, tx, S("case_status"), c->status, &status));
        struct str meta = str_join(r->arena, status, _(" · seit "), date_german(r->arena, c->opened_on));
        if (!str_empty(c->manager))
                meta = str_join(r->arena, meta, S(" · "), c->manager);
        *out = (struct row_item){.title = c->number,
                                 .meta = meta,
                                 .action = {.label = _("Öffnen"),
                                            .to = url_path(r->arena, "/faelle/:", c->id),
                                            .needs = CAP_CASE_READ}};
        return OK;
}

static struct action case_begin(struct req *r, const struct record *rec)
{
        if (!layout_page(S("/faelle/neu"), r->actor))
                return (struct action){0};
        struct url to = url_path(r->arena, "/faelle/neu");
        return (struct action){.label = _("Fall beginnen"),
                               .to = url_with(r->arena, to, S("person"), str_from_int(r->arena, rec->id)),
                               .needs = CAP_CASE_CREATE};
}

/* Only the cases this reader may open; whether there are others stays unsaid. */
static enum err cases_panel(struct req *r, struct rtx *tx, const struct record *rec)
{
        struct person_case *c;
        size_t n;
        TRY(person_cases(tx, r->actor, rec->id, &c, &n));
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++)
                TRY(case_row(r, tx, &c[i], &row[i]));
        ui_panel(r->html, _("Fälle"), S(""), n ? case_begin(r, rec) : (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Zu dieser Person gibt es keinen Fall."), case_begin(r, rec));
        ui_panel_end(r->html);
        return OK;
}

static const struct crud_view view = {.list = "/personen", .one = "/personen/:", .more = cases_panel};

PAGE_GET(person_show, "/personen/:", NEED(PEOPLE_READ, MASTER), .title = T("Person"), .menu = MENU_PEOPLE)
(struct req *r, struct rtx *tx)
{
        TRY(person_visible(tx, r->actor, req_id(r, 0)));
        r->listed = 1;
        return crud_show(r, tx, &person_entity, req_id(r, 0), &view);
}

PAGE_GET(person_edit, "/personen/:/bearbeiten", NEED(PEOPLE_WRITE, MASTER), .menu = MENU_PEOPLE)
(struct req *r, struct rtx *tx)
{
        TRY(person_visible(tx, r->actor, req_id(r, 0)));
        r->listed = 1;
        return crud_edit(r, tx, &person_entity, req_id(r, 0), &view);
}

PAGE_POST(person_save, "/personen/:/bearbeiten", NEED(PEOPLE_WRITE, MASTER), .menu = MENU_PEOPLE)
(struct req *r, struct wtx *tx)
{
        TRY(person_visible(rtx_of(tx), r->actor, req_id(r, 0)));
        return crud_save(r, tx, &person_entity, req_id(r, 0), &view);
}

PAGE_GET(person_history, "/personen/:/verlauf", NEED(PEOPLE_READ, MASTER), .menu = MENU_PEOPLE)
(struct req *r, struct rtx *tx)
{
        TRY(person_visible(tx, r->actor, req_id(r, 0)));
        r->listed = 1;
        return crud_history(r, tx, &person_entity, req_id(r, 0), &view);
}

/* ---- a new person, and who could be the same ---- */

static const struct field another = {.key = S_INIT("andere_person"),
                                     .kind = K_BOOL,
                                     .cls = CLASS_MASTER,
                                     .label = S_INIT(N_("Es ist eine andere Person"))};

static struct str twin_meta(struct req *r, const struct person_line *p)
{
        struct str born = date_given(p->born)
                                  ? str_join(r->arena, _("geboren am "), date_german(r->arena, p->born))
                                  : S("");
        struct str phone = str_empty(p->phone) ? p->mobile : p->phone;
        return str_join_with(r->arena, S(" · "), born, p->city, phone);
}

/* On the way to a form the known person is simply chosen there. */
static struct action twin_action(struct req *r, const struct person_line *p)
{
        if (detour_under_way(r))
                return (struct action){.label = _("Diese Person nehmen"), .to = detour_choose(r, p->id)};
        return (struct action){.label = _("Öffnen"),
                               .to = url_path(r->arena, "/personen/:", p->id),
                               .needs = CAP_PEOPLE_READ};
}

static void twins_panel(struct req *r, const struct person_twins *t)
{
        struct row_item *row = NEW_ARRAY(r->arena, struct row_item, t->n + 1);
        for (size_t i = 0; i < t->n; i++)
                row[i] = (struct row_item){.title = person_line_name(r->arena, &t->seen[i]),
                                           .meta = twin_meta(r, &t->seen[i]),
                                           .action = twin_action(r, &t->seen[i])};
        if (t->n) {
                ui_panel(r->html, _("Schon bekannt?"), S(""), (struct action){0});
                ui_rows(r->html, row, t->n);
                ui_panel_end(r->html);
        }
        if (t->hidden)
                ui_message(
                        r->html, TONE_WARNING, _("Möglicherweise schon bekannt"),
                        _("Zu diesen Angaben gibt es vielleicht schon eine Person, die für Sie nicht freigegeben"
                          " ist. Ihre Leitung kann nachsehen."));
}

static enum err new_page(struct req *r, struct rtx *tx, const struct record *rec,
                         const struct person_twins *t)
{
        const struct crumb crumb[] = {{_("Personen"), url_path(r->arena, "/personen")}, {.label = _("Neu")}};
        struct form_view f = {.action = req_target(r),
                              .submit = _("Person anlegen"),
                              .cancel = url_path(r->arena, "/personen")};
        ui_head(r, &(struct page_head){.crumb = crumb, .crumbs = ARRAY_LEN(crumb)});
        if (t)
                twins_panel(r, t);
        ui_panel(r->html, S(""), S(""), (struct action){0});
        ui_form_begin(r, &f);
        TRY(ui_fields(r, tx, rec));
        if (t)
                TRY(ui_field(r, tx, &another, V(false)));
        ui_form_end(r, &f);
        ui_panel_end(r->html);
        return OK;
}

static enum err new_again(struct req *r, struct rtx *tx, const struct record *rec,
                          const struct person_twins *t)
{
        TRY(new_page(r, tx, rec, t));
        r->status = STATUS_INVALID;
        return ERR_INVALID;
}

/* „Renate Albers“: the last word is the family name; whoever fills in the form sees both. */
static void name_split(struct str name, struct record *rec)
{
        size_t at = name.n;
        while (at > 0 && name.p[at - 1] != ' ')
                at--;
        REC_SET(rec, PERSON_family, str_sub(name, at, name.n));
        REC_SET(rec, PERSON_given, str_trim(str_sub(name, 0, at)));
}

static enum err preset(struct req *r, struct rtx *tx, struct record **out)
{
        int64_t enquiry;
        struct record *e;
        *out = rec_new(r->arena, &person_entity.e);
        if (!str_int(req_query(r, S("anfrage")), &enquiry))
                return OK;
        TRY(enquiry_visible(tx, r->actor, enquiry));
        TRY(ent_get(tx, &enquiry_entity, enquiry, &e));
        name_split(rec_text(e, ENQUIRY_name), *out);
        REC_SET(*out, PERSON_phone, rec_text(e, ENQUIRY_phone));
        return OK;
}

PAGE_GET(person_new, "/personen/neu", NEED(PEOPLE_WRITE, MASTER), .title = T("Person anlegen"),
         .menu = MENU_PEOPLE)
(struct req *r, struct rtx *tx)
{
        struct record *rec;
        TRY(preset(r, tx, &rec));
        return new_page(r, tx, rec, NULL);
}

PAGE_POST(person_create, "/personen/neu", NEED(PEOPLE_WRITE, MASTER), .title = T("Person anlegen"),
          .makes = K("person"), .menu = MENU_PEOPLE)
(struct req *r, struct wtx *tx)
{
        struct person_twins twins;
        struct record *rec = rec_new(r->arena, &person_entity.e);
        enum err e = form_read(r, rtx_of(tx), rec);
        if (e != OK)
                return e == ERR_INVALID ? new_again(r, rtx_of(tx), rec, NULL) : e;
        TRY(person_twins(rtx_of(tx), r->actor, rec, &twins));
        if ((twins.n || twins.hidden) && !str_eq(req_field(r, another.key), S("1"))) {
                /* what a guess was told stands in the access log, with the number of hits */
                r->why = CONST_NAME("twins");
                r->listed = (int64_t)twins.n + twins.hidden;
                errs_add(&r->errs, another.key,
                         _("Bitte sehen Sie nach. Ist es eine andere, kreuzen Sie das hier an."));
                return new_again(r, rtx_of(tx), rec, &twins);
        }
        e = ent_insert(tx, &person_entity, rec, &r->errs);
        if (e == ERR_INVALID)
                return new_again(r, rtx_of(tx), rec, NULL);
        TRY(e);
        r->made = rec->id;
        req_redirect_said(r, url_path(r->arena, "/personen/:", rec->id), S("created"));
        return OK;
}
