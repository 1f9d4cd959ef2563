#include "domain/cases/case_form.h"

#include "core/setting.h"

const struct field case_manager_field = {.key = S_INIT("case_manager_id"),
                                         .kind = K_REF,
                                         .label = S_INIT(N_("Case Manager/in")),
                                         .cls = CLASS_SCHEDULE,
                                         .ref = S_INIT("case_manager"),
                                         .required = true};
const struct field case_deputy_field = {
        .key = S_INIT("deputy_id"),
        .kind = K_REF,
        .label = S_INIT(N_("Vertretung")),
        .help = S_INIT(N_("Früh benennen, damit der Fall bei Krankheit weitergeht.")),
        .cls = CLASS_SCHEDULE,
        .ref = S_INIT("case_manager")};
const struct field case_note_field = {.key = S_INIT("note"),
                                      .kind = K_LONGTEXT,
                                      .label = S_INIT(N_("Notiz")),
                                      .cls = CLASS_SCHEDULE,
                                      .max = 1000};
const struct field case_on_field = {.key = S_INIT("on"),
                                    .kind = K_DATE,
                                    .label = S_INIT(N_("Am")),
                                    .cls = CLASS_SCHEDULE,
                                    .required = true,
                                    .past = true};
const struct field case_until_field = {.key = S_INIT("until"),
                                       .kind = K_DATE,
                                       .label = S_INIT(N_("Ausgesetzt bis")),
                                       .help = S_INIT(N_("Dann erscheint der Fall wieder auf „Mein Tag“.")),
                                       .cls = CLASS_SCHEDULE,
                                       .required = true};
const struct field case_end_reason_field = {.key = S_INIT("end_reason"),
                                            .kind = K_CODE,
                                            .label = S_INIT(N_("Warum endet der Fall?")),
                                            .cls = CLASS_SCHEDULE,
                                            .list = S_INIT("end_reason"),
                                            .required = true};
const struct field case_status_field = {.key = S_INIT("status"),
                                        .kind = K_CODE,
                                        .label = S_INIT(N_("Neuer Stand")),
                                        .cls = CLASS_SCHEDULE,
                                        .list = S_INIT("case_status"),
                                        .except = S_INIT("suspended closed follow_up archived"),
                                        .required = true};
const struct field case_load_reason_field = {.key = S_INIT("load_reason"),
                                             .kind = K_TEXT,
                                             .cls = CLASS_SCHEDULE,
                                             .max = 300,
                                             .label = S_INIT(N_("Warum wird der Fall trotzdem angenommen?"))};

enum err case_load_warning(struct req *r, struct rtx *tx, int64_t manager, struct str *out)
{
        struct case_load load;
        *out = S("");
        if (!manager)
                return OK;
        TRY(case_load(tx, manager, &load));
        if (load.running < load.most)
                return OK;
        *out = str_join(r->arena, _("Das wird der "), str_from_int(r->arena, load.running + 1),
                        _(". laufende Fall. Empfohlen sind höchstens "), str_from_int(r->arena, load.most),
                        _(". Warum wird er angenommen?"));
        return OK;
}
