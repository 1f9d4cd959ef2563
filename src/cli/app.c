#include "cli/app.h"

#include "base/rand.h"
#include "core/audit.h"
#include "db/declare.h"
#include "domain/cases/case.h"
#include "domain/codes/codes.h"
#include "domain/codes/codes_ui.h"
#include "domain/concepts/store.h"
#include "domain/consent/consent.h"
#include "domain/search/search.h"

void app_start(void)
{
        rand_start();
        audit_start();
        case_start();
        codes_start();
        concepts_start();
        consent_mail_start();
        search_start();
        declare_check(&(struct declare_known){.list = codes_known, .ref = codes_ref_known});
}
