/*
 * The network map of the person: who is near, who helps, who strains. Somebody is put elsewhere by the form or with the mouse; the
 * map of a day is kept and compared with that of today. CMB 5.H.8
 */
#include "domain/help/help_view.h"
#include "domain/pictures/picture_ui.h"
#include "web/static.h"

enum { ROOM = 2000, SNAPSHOTS = 100 };

static const struct field person_field = {.key = S_INIT("person"),
                                          .kind = K_INT,
                                          .label = S_INIT(N_("Wen?")),
                                          .cls = CLASS_CASE,
                                          .required = true,
                                          .min = 1,
                                          .max = INT64_MAX};
static const struct field circle_field = {.key = S_INIT("circle"),
                                          .kind = K_CODE,
                                          .label = S_INIT(N_("Bereich")),
                                          .cls = CLASS_CASE,
                                          .list = S_INIT("network_circle")};
static const struct field distance_field = {.key = S_INIT("distance"),
                                            .kind = K_INT,
                                            .label = S_INIT(N_("Wie nah?")),
                                            .cls = CLASS_CASE,
                                            .min = 1,
                                            .max = 3,
                                            .help = S_INIT(N_("1 sehr nah, 2 nah, 3 weiter weg."))};
static const struct field x_field = {.key = S_INIT("x"),
                                     .kind = K_INT,
                                     .label = S_INIT(N_("Waagerecht")),
                                     .cls = CLASS_CASE,
                                     .min = -ROOM,
                                     .max = ROOM};
static const struct field y_field = {.key = S_INIT("y"),
                                     .kind = K_INT,
                                     .label = S_INIT(N_("Senkrecht")),
                                     .cls = CLASS_CASE,
                                     .min = -ROOM,
                                     .max = ROOM};

/* ---- the page ---- */

static enum err move_panel(struct req *r, struct rtx *tx, int64_t case_id, const struct figures *x)
{
        struct arena *a = r->arena;
        struct form_view v = {.action = url_path(a, "/faelle/:/netzkarte/ort", case_id),
                              .submit = _("Umsetzen")};
        struct ui_option *o = NEW_ARRAY(a, struct ui_option, x->persons + 1);
        for (size_t i = 1; i < x->persons; i++)
                o[i - 1] = (struct ui_option){.code = str_from_int(a, x->person[i].id),
                                              .label = x->person[i].name};
        html_lit(r->html, "<div class=\"fn-noprint\">");
        ui_panel(r->html, _("Jemanden umsetzen"), _("oder im Bild mit der Maus ziehen"), (struct action){0});
        ui_form_begin(r, &v);
        ui_select(r, person_field.key, person_field.label, req_field(r, person_field.key), o, x->persons - 1);
        TRY(ui_field(r, tx, &circle_field, VALUE_NULL));
        TRY(ui_field(r, tx, &distance_field, VALUE_NULL));
        ui_hidden(r->html, x_field.key, S(""));
        ui_hidden(r->html, y_field.key, S(""));
        ui_form_end(r, &v);
        ui_panel_end(r->html);
        html_lit(r->html, "</div>\n<script type=\"module\" src=\"");
        html_url(r->html, static_url(a, S("/static/picture.js")));
        html_lit(r->html, "\"></script>\n");
        return OK;
}

static enum err snapshots_panel(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct arena *a = r->arena;
        struct record *s;
        size_t n;
        TRY(ent_list_in(tx, g, &network_snapshot_entity, SNAPSHOTS, &s, &n));
        struct row_item *row = NEW_ARRAY(a, struct row_item, n + 1);
        for (size_t i = 0; i < n; i++) {
                const struct record *one = &s[n - 1 - i];
                struct url to = url_path(a, "/faelle/:/netzkarte/vergleich", grant_case(g));
                row[i] = (struct row_item){
                        .title = str_join(a, _("Stand vom "),
                                          date_german(a, rec_date(one, NETWORK_SNAPSHOT_taken_on))),
                        .meta = rec_text(one, NETWORK_SNAPSHOT_note),
                        .action = {.label = _("Mit heute vergleichen"),
                                   .to = url_with(a, to, S("stand"), str_from_int(a, one->id)),
                                   .needs = CAP_N}};
        }
        html_lit(r->html, "<div class=\"fn-noprint\">");
        ui_panel(r->html, _("Frühere Stände"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Noch kein Stand festgehalten."), (struct action){0});
        ui_panel_end(r->html);
        html_lit(r->html, "</div>\n");
        return OK;
}

static enum err page_draw(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct figures x;
        int64_t id = grant_case(g);
        bool writes = grant_writes(g) && actor_writes(r->actor, CLASS_CASE);
        const struct action action[] = {{.label = _("Bezugspersonen"),
                                         .to = url_path(r->arena, "/faelle/:/bezugspersonen", id),
                                         .weight = ACTION_TERTIARY,
                                         .needs = CAP_N},
                                        {.label = _("Stand festhalten"),
                                         .to = url_path(r->arena, "/faelle/:/netzkarte/stand", id),
                                         .needs = CAP_CASE_WRITE},
                                        {.label = _("Person hinzufügen"),
                                         .to = url_path(r->arena, "/faelle/:/bezugspersonen/neu", id),
                                         .weight = ACTION_PRIMARY,
                                         .icon = S("add"),
                                         .needs = CAP_CASE_WRITE}};
        struct case_frame f = {.title = _("Netzwerkkarte"), .action = action, .actions = ARRAY_LEN(action)};
        TRY(case_frame(r, tx, g, &f));
        TRY(figures_read(tx, g, &f.head, &x));
        TRY(picture_words(r, tx, g, &f.head));
        ui_panel(r->html, _("Bild"), S(""), (struct action){0});
        network_draw(r, &x, S("netzkarte"), str_join(r->arena, _("Netzwerkkarte von "), x.person[0].name),
                     writes ? NETWORK_MOVABLE : NETWORK_READ);
        if (writes)
                ui_post_button(r, url_path(r->arena, "/faelle/:/netzkarte/ordnen", id), _("Neu anordnen"),
                               NULL, 0);
        ui_panel_end(r->html);
        if (writes && x.persons > 1)
                TRY(move_panel(r, tx, id, &x));
        TRY(network_table(r, tx, id, &x));
        return snapshots_panel(r, tx, g);
}

CASE_GET(network_show, "/netzkarte", NEED(CASE_READ, CASE), .title = T("Netzwerkkarte"), .menu = MENU_CASES,
         .menu_order = 274)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return page_draw(r, tx, g);
}

/* ---- putting somebody elsewhere ---- */

static enum err int_read(struct req *r, struct rtx *tx, const struct field *f, int64_t *out, bool *given)
{
        struct value v;
        TRY(form_value(r, tx, f, &v));
        *given = v.type != V_NULL;
        *out = *given ? v.i : 0;
        return OK;
}

/* By the mouse it is a place in the picture, by the form a sector and a ring. */
static enum err move_act(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        int64_t person, x, y, ring;
        bool has_person, has_x, has_y, has_ring;
        struct str circle;
        struct rtx *read = rtx_of(tx);
        TRY(int_read(r, read, &person_field, &person, &has_person));
        TRY(int_read(r, read, &x_field, &x, &has_x));
        TRY(int_read(r, read, &y_field, &y, &has_y));
        TRY(int_read(r, read, &distance_field, &ring, &has_ring));
        TRY(form_text(r, read, &circle_field, &circle));
        if (r->errs.n)
                return ERR_INVALID;
        if (has_x && has_y)
                return network_move(tx, g, person, (struct network_spot){(int)x - NETWORK_EDGE, (int)y},
                                    &r->errs);
        struct record *p;
        TRY(ent_get_in(read, grant_of(g), &related_person_entity, person, &p));
        if (!str_empty(circle))
                REC_SET(p, RELATED_PERSON_circle, circle);
        if (has_ring)
                REC_SET(p, RELATED_PERSON_distance, ring);
        return ent_update_in(tx, g, &related_person_entity, p, &r->errs);
}

CASE_POST(network_move_post, "/netzkarte/ort", NEED(CASE_WRITE, CASE), .title = T("Netzwerkkarte"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        enum err e = move_act(r, tx, g);
        if (e == ERR_INVALID)
                TRY(page_draw(r, rtx_of(tx), grant_of(g)));
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/netzkarte", grant_case(grant_of(g))), S("saved"));
        return OK;
}

CASE_POST(network_tidy, "/netzkarte/ordnen", NEED(CASE_WRITE, CASE), .title = T("Netzwerkkarte"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        TRY(network_places_forget(tx, g));
        req_redirect_said(r, url_path(r->arena, "/faelle/:/netzkarte", grant_case(grant_of(g))), S("saved"));
        return OK;
}

/* ---- maps of former days ---- */

static enum err keep_draw(struct req *r, struct rtx *tx, const struct grant *g, const struct record *s)
{
        struct url back = url_path(r->arena, "/faelle/:/netzkarte", grant_case(g));
        struct case_frame f = {
                .title = _("Stand festhalten"), .section = _("Netzwerkkarte"), .section_to = back};
        struct form_view v = {.action = url_path(r->arena, "/faelle/:/netzkarte/stand", grant_case(g)),
                              .submit = _("Stand festhalten"),
                              .cancel = back};
        TRY(case_frame(r, tx, g, &f));
        ui_panel(r->html, S(""), S(""), (struct action){0});
        TRY(ui_form(r, tx, &v, s));
        ui_panel_end(r->html);
        return OK;
}

static struct record *fresh(struct req *r)
{
        struct record *s = rec_new(r->arena, &network_snapshot_entity.e);
        REC_SET(s, NETWORK_SNAPSHOT_taken_on, clock_today());
        return s;
}

CASE_GET(network_keep_ask, "/netzkarte/stand", NEED(CASE_WRITE, CASE), .title = T("Stand festhalten"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        return keep_draw(r, tx, g, fresh(r));
}

CASE_POST(network_keep_post, "/netzkarte/stand", NEED(CASE_WRITE, CASE), .title = T("Stand festhalten"),
          .menu = MENU_CASES)
(struct req *r, struct wtx *tx, const struct wgrant *g)
{
        struct figures x;
        struct case_head head;
        struct record *s = fresh(r);
        TRY(case_head(rtx_of(tx), grant_of(g), &head));
        TRY(figures_read(rtx_of(tx), grant_of(g), &head, &x));
        enum err e = form_read(r, rtx_of(tx), s);
        if (e == OK)
                e = network_keep(tx, g, &x, s, &r->errs);
        if (e == ERR_INVALID)
                TRY(keep_draw(r, rtx_of(tx), grant_of(g), s));
        TRY(e);
        req_redirect_said(r, url_path(r->arena, "/faelle/:/netzkarte", grant_case(grant_of(g))), S("saved"));
        return OK;
}

/* „Anna Kurz: nah → sehr nah“ */
static void changes_draw(struct req *r, const struct figures *then, const struct figures *now)
{
        struct arena *a = r->arena;
        struct row_item *row = NEW_ARRAY(a, struct row_item, now->persons + 1);
        size_t n = 0;
        for (size_t i = 1; i < now->persons; i++) {
                const struct figure_person *p = &now->person[i], *was = NULL;
                for (size_t k = 1; k < then->persons; k++)
                        if (then->person[k].id == p->id)
                                was = &then->person[k];
                struct str near = was && p->distance < was->distance   ? _("näher")
                                  : was && p->distance > was->distance ? _("weiter weg")
                                                                       : S("");
                struct str effect = was && !str_eq(was->support, p->support) ? _("andere Wirkung") : S("");
                struct str strain = was && was->strain != p->strain
                                            ? (p->strain ? _("jetzt belastet") : _("nicht mehr belastet"))
                                            : S("");
                struct str ended = was && !was->ended && p->ended ? _("beendet") : S("");
                struct str text =
                        was ? str_join_with(a, S(", "), near, effect, strain, ended) : _("neu dazugekommen");
                if (!str_empty(text))
                        row[n++] = (struct row_item){.title = p->name, .meta = text};
        }
        ui_panel(r->html, _("Was sich geändert hat"), S(""), (struct action){0});
        if (n)
                ui_rows(r->html, row, n);
        else
                ui_empty(r->html, _("Es ist alles wie damals."), (struct action){0});
        ui_panel_end(r->html);
}

CASE_GET(network_compare, "/netzkarte/vergleich", NEED(CASE_READ, CASE), .title = T("Stände vergleichen"),
         .menu = MENU_CASES)
(struct req *r, struct rtx *tx, const struct grant *g)
{
        struct figures now, then;
        struct record *s;
        int64_t id;
        struct url back = url_path(r->arena, "/faelle/:/netzkarte", grant_case(g));
        struct case_frame f = {
                .title = _("Stände vergleichen"), .section = _("Netzwerkkarte"), .section_to = back};
        if (!str_int(req_query(r, S("stand")), &id))
                return ERR_NOT_FOUND;
        TRY(ent_get_in(tx, g, &network_snapshot_entity, id, &s));
        TRY(case_frame(r, tx, g, &f));
        TRY(figures_read(tx, g, &f.head, &now));
        TRY(figures_of_snapshot(tx, g, &now, id, &then));
        struct str day = date_german(r->arena, rec_date(s, NETWORK_SNAPSHOT_taken_on));
        if (rec_given(s, NETWORK_SNAPSHOT_note))
                ui_quote(r->html, rec_text(s, NETWORK_SNAPSHOT_note),
                         str_join(r->arena, case_person(r->arena, &f.head), _(" am "), day));
        changes_draw(r, &then, &now);
        html_lit(r->html, "<div class=\"fn-picture-pair\">");
        ui_panel(r->html, str_join(r->arena, _("Stand vom "), day), S(""), (struct action){0});
        network_draw(r, &then, S("damals"), str_join(r->arena, _("Netzwerkkarte vom "), day), NETWORK_BESIDE);
        ui_panel_end(r->html);
        ui_panel(r->html, _("Heute"), S(""), (struct action){0});
        network_draw(r, &now, S("heute"), _("Netzwerkkarte von heute"), NETWORK_BESIDE);
        ui_panel_end(r->html);
        html_lit(r->html, "</div>\n");
        return network_table(r, tx, grant_case(g), &then);
}

HELP_TEXT(
        network, "/faelle/:/netzkarte", T("Netzwerkkarte"),
        T("Die Menschen um die Person: wer nah ist, wer hilft, was belastet. Halten Sie einen Stand fest, um später zu vergleichen."))
HELP_TEXT(
        network_keep, "/faelle/:/netzkarte/stand", T("Stand festhalten"),
        T("Die Karte von heute wird aufgehoben, mit dem, was die Person dazu sagt. Wer später als Bezugsperson gelöscht wird, verschwindet auch aus alten Ständen."))
HELP_TEXT(network_compare, "/faelle/:/netzkarte/vergleich", T("Stände vergleichen"),
          T("Die Karte von damals neben der von heute, und was sich geändert hat."))
HELP_TEXT(network_move, "/faelle/:/netzkarte/ort", T("Jemanden umsetzen"),
          T("Bereich und Nähe einer Person in der Karte ändern."))
