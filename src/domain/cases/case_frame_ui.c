#include "domain/cases/case_frame.h"

#include "domain/cases/case_list.h"

struct badge case_rank_badge(int64_t rank, struct date next_due)
{
        bool late = date_given(next_due) && date_cmp(next_due, clock_today()) < 0;
        if (late && rank != RANK_BURNS && rank != RANK_OVER)
                return (struct badge){_("überfällig"), TONE_DANGER, S("")};
        switch (rank) {
        case RANK_BURNS:
                return (struct badge){_("brennt"), TONE_DANGER, S("")};
        case RANK_TODAY:
                return (struct badge){_("heute"), TONE_WARNING, S("")};
        case RANK_WAITS:
                return (struct badge){_("wartet"), TONE_INFO, S("")};
        case RANK_OVER:
                return (struct badge){_("abgeschlossen"), TONE_SUCCESS, S("")};
        default:
                return (struct badge){_("läuft"), TONE_NEUTRAL, S("")};
        }
}

enum err case_frame(struct req *r, struct rtx *tx, const struct grant *g, struct case_frame *f)
{
        struct arena *a = r->arena;
        TRY(case_head(tx, g, &f->head));
        struct str person = case_person(a, &f->head);
        bool self = str_empty(f->title);
        struct crumb crumb[4];
        size_t n = 0;
        crumb[n++] = (struct crumb){_("Fälle"), url_path(a, "/faelle")};
        crumb[n++] =
                (struct crumb){person, self ? (struct url){S("")} : url_path(a, "/faelle/:", f->head.id)};
        if (!str_empty(f->section))
                crumb[n++] = (struct crumb){f->section, f->section_to};
        if (!self)
                crumb[n++] = (struct crumb){f->title, {S("")}};
        r->title = self ? person : f->title;
        struct page_head head = {.crumb = crumb,
                                 .crumbs = n,
                                 .over = self ? f->head.number
                                              : str_join(a, person, S(" · "), f->head.number),
                                 .title = r->title,
                                 .badge = f->badge,
                                 .badges = f->badges,
                                 .action = f->action,
                                 .actions = f->actions,
                                 .audience = f->audience};
        ui_head(r, &head);
        return OK;
}
