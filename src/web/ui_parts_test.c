#include "web/ui_fixture.h"

#include "test/test.h"

static struct html *fresh(void)
{
        struct html *h = NEW(test_arena(), struct html);
        html_init(h, test_arena());
        return h;
}

static struct str out(const struct html *h)
{
        return buf_str(&h->out);
}

static struct url somewhere(void)
{
        return url_with(test_arena(), url_path(test_arena(), "/x"), S("q"), S(EVIL));
}

TEST(badges_say_a_word_beside_the_colour)
{
        struct html *h = fresh();
        ui_badge(h, (struct badge){.label = S("brennt"), .tone = TONE_DANGER});
        CHECK_STR(
                out(h),
                "<span class=\"kern-badge kern-badge--small kern-badge--danger\"><span class=\"kern-icon "
                "kern-icon--danger\" aria-hidden=\"true\"></span><span class=\"kern-label\">brennt</span></span>");
        h = fresh();
        ui_badge(h, (struct badge){.label = S(EVIL), .icon = S(EVIL)});
        CHECK(fixture_clean(out(h)));
        CHECK_HAS(out(h), "fn-badge--neutral");
        h = fresh();
        ui_badge(h, (struct badge){0});
        CHECK_STR(out(h), "");
}

TEST(panels_and_empty_ones)
{
        struct html *h = fresh();
        ui_panel(h, S(EVIL), S(EVIL), (struct action){.label = S(EVIL), .to = somewhere()});
        ui_empty(h, S(EVIL), (struct action){.label = S(EVIL), .to = somewhere()});
        ui_panel_end(h);
        ui_panel_urgent(h, S(EVIL), S(""));
        ui_panel_end(h);
        CHECK(fixture_clean(out(h)));
        CHECK_HAS(out(h), "<h2 class=\"kern-title\">&lt;b&gt;");
        CHECK_HAS(out(h), "fn-panel--urgent");
        h = fresh();
        ui_panel(h, S(""), S("3"), (struct action){0});
        CHECK_HAS_NOT(out(h), "<h2");
}

TEST(rows_show_when_and_one_action)
{
        struct row_item rows[] = {{.when = S(EVIL),
                                   .title = S(EVIL),
                                   .meta = S(EVIL),
                                   .meta_link = somewhere(),
                                   .meta_link_label = S(EVIL),
                                   .action = {.label = S(EVIL), .to = somewhere()},
                                   .urgent = true},
                                  {.badge = {.label = S(EVIL)}, .title = S("kurz")}};
        struct html *h = fresh();
        ui_rows(h, rows, 2);
        CHECK(fixture_clean(out(h)));
        CHECK_HAS(out(h), "fn-row__when fn-danger");
        h = fresh();
        ui_rows(h, &(struct row_item){.title = S("ohne Datum")}, 1);
        CHECK_HAS_NOT(out(h), "fn-row--when");
        h = fresh();
        ui_rows(h,
                &(struct row_item){.title = S(EVIL),
                                   .to = somewhere(),
                                   .badge = {.label = S("erteilt")},
                                   .badge_right = true},
                1);
        CHECK(fixture_clean(out(h)));
        CHECK_HAS(out(h), "fn-row--keep");
        CHECK_HAS(out(h), "fn-row__do--top\"><span class=\"kern-badge");
        CHECK_HAS_NOT(out(h), "fn-row__when");
        h = fresh();
        ui_rows(h, rows, 0);
        CHECK_STR(out(h), "");
}

TEST(figures_chips_and_tabs)
{
        struct html *h = fresh();
        struct figure f[] = {{.value = S(EVIL),
                              .label = S(EVIL),
                              .icon = S("danger"),
                              .tone = TONE_DANGER,
                              .to = somewhere()},
                             {.value = S("6"), .label = S("weitere")}};
        struct chip c[] = {{.label = S(EVIL), .to = somewhere(), .current = true},
                           {.label = S("b"), .to = somewhere()}};
        ui_figures(h, f, 2);
        ui_chips(h, S(EVIL), c, 2);
        ui_tabs(h, S(EVIL), c, 2);
        CHECK(fixture_clean(out(h)));
        CHECK_HAS(out(h), "</span> weitere");
        CHECK_HAS(out(h), "aria-current=\"page\"");
        CHECK_HAS(out(h), "aria-label=\"&lt;b&gt;x&quot; onx=&#39;1&#39;&gt;&amp;\"");
}

TEST(timelines_quotes_and_messages)
{
        struct html *h = fresh();
        struct timeline_entry e[] = {{.when = S(EVIL),
                                      .mark = MARK_DISRUPTION,
                                      .title = S(EVIL),
                                      .meta = S(EVIL),
                                      .to = somewhere()},
                                     {.mark = MARK_NETWORK, .title = S("Impuls")}};
        ui_timeline(h, e, 2);
        ui_quote(h, S(EVIL), S(EVIL));
        ui_message(h, TONE_WARNING, S(EVIL), S(EVIL));
        CHECK(fixture_clean(out(h)));
        CHECK_HAS(out(h), "fn-timeline__item--trouble");
        CHECK_HAS(out(h), "„&lt;b&gt;");
        h = fresh();
        ui_quote(h, S("„Ich will bleiben.“"), S(""));
        CHECK_STR(out(h), "<blockquote class=\"fn-words\">„Ich will bleiben.“</blockquote>");
}

TEST(actions_are_offered_to_those_who_may)
{
        struct actor a = fixture_actor();
        a.caps = UINT64_C(1) << CAP_CASE_READ;
        struct req *r = fixture_req(&a);
        struct arena *here = test_arena();
        struct action action[] = {
                {.label = S("darf"), .to = somewhere(), .needs = CAP_CASE_READ},
                {.label = S("darf nicht"), .to = somewhere(), .needs = CAP_CASE_WRITE},
                {.label = S("ohne Recht dahin"), .to = url_path(here, "/verwaltung/listen")},
                {.label = S("mit Recht dahin"), .to = url_path(here, "/faelle/:", 1)},
                {.label = S("immer"), .to = somewhere(), .needs = CAP_N}};
        struct crumb crumb[] = {{S(EVIL), somewhere()}, {.label = S(EVIL)}};
        struct badge badge = {.label = S(EVIL)};
        ui_head(r, &(struct page_head){.title = S(EVIL),
                                       .over = S(EVIL),
                                       .crumb = crumb,
                                       .crumbs = 2,
                                       .badge = &badge,
                                       .badges = 1,
                                       .action = action,
                                       .actions = ARRAY_LEN(action)});
        CHECK(fixture_clean(fixture_out(r)));
        CHECK_HAS(fixture_out(r), ">darf<");
        CHECK_HAS(fixture_out(r), ">immer<");
        CHECK_HAS_NOT(fixture_out(r), "darf nicht");
        CHECK_HAS(fixture_out(r), ">mit Recht dahin<");
        CHECK_HAS_NOT(fixture_out(r), "ohne Recht dahin");
        CHECK_SAME(r->title, S(EVIL));
}

TEST(confirmation_repeats_the_verb)
{
        struct actor a = fixture_actor();
        struct req *r = fixture_req(&a);
        ui_confirm(r,
                   &(struct form_view){.action = somewhere(),
                                       .danger = S("Einwilligung widerrufen " EVIL),
                                       .cancel = somewhere()},
                   S("Widerrufen? " EVIL), S("Ab sofort geht nichts mehr. " EVIL));
        CHECK(fixture_clean(fixture_out(r)));
        CHECK_HAS(fixture_out(r), "fn-btn--danger");
        CHECK_HAS(fixture_out(r), "<h1 class=\"kern-heading-large\">Widerrufen?");
        CHECK_HAS(fixture_out(r), "name=\"csrf\" value=\"token\"");
}

TEST_GROUP(ui_parts, &badges_say_a_word_beside_the_colour, &panels_and_empty_ones,
           &rows_show_when_and_one_action, &figures_chips_and_tabs, &timelines_quotes_and_messages,
           &actions_are_offered_to_those_who_may, &confirmation_repeats_the_verb)
