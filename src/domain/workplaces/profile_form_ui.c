/* Forms of an instrument, whatever its features and levels. CMB 8.C.1, 8.C.2 */
#include "domain/workplaces/profile_ui.h"

#define STAND S("stand")

static struct str key_of(struct arena *a, const struct instrument_feature *f)
{
        return str_join(a, S("level."), f->code);
}

/* „2 mittel – regelmäßig“ */
static struct str level_label(struct arena *a, const struct instrument_level *l, bool ability)
{
        struct str anchor = ability ? l->ability : l->demand;
        struct str label = str_join(a, str_from_int(a, l->level), S(" "), l->label);
        return str_empty(anchor) ? label : str_join(a, label, S(" – "), anchor);
}

static struct ui_option *options_of(struct arena *a, const struct profile_form *f, size_t *n)
{
        const struct concept_instrument *in = f->p->instrument;
        struct ui_option *o = NEW_ARRAY(a, struct ui_option, in->levels + 1);
        *n = 0;
        o[(*n)++] =
                (struct ui_option){S(""), f->ability ? _("nicht gefragt") : _("spielt keine Rolle"), S("")};
        for (size_t i = 0; i < in->levels; i++)
                o[(*n)++] = (struct ui_option){str_from_int(a, in->level[i].level),
                                               level_label(a, &in->level[i], f->ability), S("")};
        return o;
}

void profile_form_draw(struct req *r, const struct profile_form *f)
{
        size_t n;
        const struct concept_instrument *in = f->p->instrument;
        const struct ui_option *o = options_of(r->arena, f, &n);
        for (size_t i = 0; i < in->features; i++) {
                const struct instrument_feature *feature = &in->feature[i];
                if (!i || feature->cls != in->feature[i - 1].cls) {
                        html_lit(r->html, "<fieldset class=\"fn-form__group\"><legend>");
                        html_text(r->html, feature->cls->label);
                        html_lit(r->html, "</legend>\n");
                }
                struct str now = f->level[i] == PROFILE_OPEN ? S("") : str_from_int(r->arena, f->level[i]);
                ui_select(r, key_of(r->arena, feature), feature->label, now, o, n);
                if (i + 1 == in->features || in->feature[i + 1].cls != feature->cls)
                        html_lit(r->html, "</fieldset>\n");
        }
}

static enum err level_read(struct req *r, struct rtx *tx, const struct profile_form *f,
                           const struct instrument_feature *feature, int64_t *out)
{
        const struct field field = {.key = key_of(r->arena, feature),
                                    .kind = K_INT,
                                    .label = feature->label,
                                    .cls = f->ability ? CLASS_HEALTH : CLASS_EMPLOYER,
                                    .min = profile_least(f->p),
                                    .max = profile_most(f->p)};
        struct value v;
        TRY(form_value(r, tx, &field, &v));
        *out = v.type == V_INT ? v.i : PROFILE_OPEN;
        if (*out != PROFILE_OPEN && !instrument_level(f->p->instrument, *out))
                errs_add(&r->errs, field.key, _("Diese Stufe gibt es in diesem Verfahren nicht."));
        return OK;
}

enum err profile_form_read(struct req *r, struct rtx *tx, const struct profile_form *f, int64_t *out)
{
        for (size_t i = 0; i < f->p->n; i++)
                TRY(level_read(r, tx, f, &f->p->instrument->feature[i], &out[i]));
        return r->errs.n ? ERR_INVALID : OK;
}

static int64_t stand_of(const struct profile *p)
{
        return moment_given(p->changed) ? p->changed.s : 0;
}

void profile_form_stand(struct req *r, const struct profile *p)
{
        ui_hidden(r->html, STAND, str_from_int(r->arena, stand_of(p)));
}

bool profile_form_outdated(struct req *r, const struct profile *p)
{
        int64_t stand;
        return !str_int(req_field(r, STAND), &stand) || stand != stand_of(p);
}
