/* Mail that lies ready: what it stands on must hold on the very day it leaves. H2, H10 */
#include "core/mail.h"
#include "domain/cases/case.h"
#include "domain/consent/disclosure.h"

static enum err follow_up_holds(struct rtx *tx, const struct grant *g, struct str kind)
{
        bool valid;
        enum consent_kind k = consent_kind_parse(kind);
        must(k < CONSENT_KINDS);
        TRY(consent_valid(tx, g, k, 0, clock_today(), &valid));
        return valid ? OK : ERR_DENIED;
}

static enum err holds(struct wtx *tx, const struct mail_basis *basis)
{
        const struct wgrant *g;
        const struct disclosure *unused;
        TRY(case_open_program(tx, basis->case_id, &g));
        if (!str_empty(basis->consent))
                TRY(follow_up_holds(rtx_of(tx), grant_of(g), basis->consent));
        return basis->disclosure_id ? disclosure_renew(rtx_of(tx), grant_of(g), basis->disclosure_id, &unused)
                                    : OK;
}

void consent_mail_start(void)
{
        mail_gate_set(holds);
}
