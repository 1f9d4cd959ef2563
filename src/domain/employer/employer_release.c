/* What the employer may learn, topic by topic: asked of the same rule that opens a disclosure. H6, CMB 5.J.4, 6.A */
#include "domain/cases/case.h"
#include "domain/codes/codes.h"
#include "domain/employer/employer.h"

enum err employer_releases(struct rtx *tx, const struct grant *g, struct date on,
                           struct employer_release **out, size_t *n)
{
        const struct code_entry *code;
        struct consent_file file;
        struct case_head head;
        size_t codes;
        TRY(case_head(tx, g, &head));
        TRY(consent_file_of(tx, g, NULL, &file));
        TRY(codes_list(tx, S("disclosure_content"), &code, &codes));
        file.employer_id = head.employer_id;
        const struct consent_party to = {.id = head.employer_id, .employer = true};
        *out = NEW_ARRAY(rtx_arena(tx), struct employer_release, codes + 1);
        *n = 0;
        for (size_t i = 0; i < codes; i++) {
                bool allowed = to.id && disclosure_rule(&file, &to, code[i].code, on).allowed;
                if (code[i].active || allowed)
                        (*out)[(*n)++] = (struct employer_release){code[i].code, code[i].label, allowed};
        }
        return OK;
}
