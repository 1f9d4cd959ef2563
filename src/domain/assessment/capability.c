#include "domain/assessment/capability.h"

enum { MOST_STATEMENTS = 1000 };

static void capability_check(struct arena *a, const struct record *r, struct errs *e)
{
        (void)a;
        if (str_eq(rec_text(r, CAPABILITY_feature), S("other")) && !rec_given(r, CAPABILITY_text))
                errs_add(e, S("text"), _("Was genau? Das Merkmal allein sagt es noch nicht."));
        if (rec_given(r, CAPABILITY_attachment_id) && !str_eq(rec_text(r, CAPABILITY_source), S("report")))
                errs_add(e, S("attachment_id"),
                         _("Eine Unterlage gehört nur zu einem Gutachten oder Befund."));
}

#define ENTITY_NAME capability
#define ENTITY_PREFIX CAPABILITY
#define ENTITY_DEF "domain/assessment/capability.def"
#include "db/entity_impl.h"

enum capability_match capability_match(struct str report, struct str client)
{
        if (str_empty(client))
                return MATCH_REPORT_ONLY;
        if (str_empty(report))
                return MATCH_CLIENT_ONLY;
        return str_eq(report, client) ? MATCH_SAME : MATCH_DIFFERENT;
}

/* "can", "cannot", or "mixed" when a side says both. */
static struct str side_says(const struct record **statement, size_t n)
{
        struct str says = S("");
        for (size_t i = 0; i < n; i++) {
                struct str one = rec_text(statement[i], CAPABILITY_direction);
                says = str_empty(says) || str_eq(says, one) ? one : S("mixed");
        }
        return says;
}

/* „Sonstiges“ is no feature to compare: each such statement is a line of its own. */
static struct capability_line *line_of(struct capability_line *line, size_t *n, const struct record *r)
{
        struct str cls = rec_text(r, CAPABILITY_load_class), feature = rec_text(r, CAPABILITY_feature);
        for (size_t i = 0; i < *n && !str_eq(feature, S("other")); i++)
                if (str_eq(line[i].load_class, cls) && str_eq(line[i].feature, feature))
                        return &line[i];
        line[*n] = (struct capability_line){.load_class = cls, .feature = feature};
        return &line[(*n)++];
}

static void line_add(struct arena *a, struct capability_line *line, const struct record *r, size_t most)
{
        bool client = str_eq(rec_text(r, CAPABILITY_source), S("client"));
        if (!line->report) {
                line->report = NEW_ARRAY(a, const struct record *, most);
                line->client = NEW_ARRAY(a, const struct record *, most);
        }
        if (client)
                line->client[line->clients++] = r;
        else
                line->report[line->reports++] = r;
}

enum err capability_lines(struct rtx *tx, const struct grant *g, struct capability_line **out, size_t *n)
{
        struct arena *a = rtx_arena(tx);
        struct record *r;
        size_t all;
        *n = 0;
        TRY(ent_list_in(tx, g, &capability_entity, MOST_STATEMENTS, &r, &all));
        *out = NEW_ARRAY(a, struct capability_line, all + 1);
        size_t *at = NEW_ARRAY(a, size_t, all + 1), *count = NEW_ARRAY(a, size_t, all + 1);
        for (size_t i = 0; i < all; i++) {
                at[i] = (size_t)(line_of(*out, n, &r[i]) - *out);
                count[at[i]]++;
        }
        for (size_t i = all; i-- > 0;) /* newest first */
                line_add(a, &(*out)[at[i]], &r[i], count[at[i]]);
        for (size_t i = 0; i < *n; i++)
                (*out)[i].match = capability_match(side_says((*out)[i].report, (*out)[i].reports),
                                                   side_says((*out)[i].client, (*out)[i].clients));
        return OK;
}
