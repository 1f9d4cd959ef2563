#include "db/declare.h"

extern const struct entity *const all_entities[];

/* Words of .def files are literals, so they may stand in a log line. */
static bool fault(struct declare_fault *out, const struct field *f, struct const_name why, struct str word)
{
        out->f = f;
        out->why = why;
        out->word = (struct const_name){str_empty(word) ? "" : word.p};
        return true;
}

static bool named_wrongly(const struct entity *e, struct declare_fault *out)
{
        for (size_t i = 0; i < ARRAY_LEN(e->names); i++)
                if (!str_empty(e->names[i]) && ent_field(e, e->names[i]) < 0)
                        return fault(out, NULL, CONST_NAME("names_no_field"), e->names[i]);
        return false;
}

static bool list_wrong(const struct field *f, const struct declare_known *known, struct declare_fault *out)
{
        bool wants = f->kind == K_CODE || f->kind == K_CODES;
        if (wants == str_empty(f->list))
                return fault(out, f, wants ? CONST_NAME("list_missing") : CONST_NAME("list_of_no_choice"),
                             f->list);
        return wants && !known->list(f->list) && fault(out, f, CONST_NAME("list_unknown"), f->list);
}

static bool ref_wrong(const struct field *f, const struct declare_known *known, struct declare_fault *out)
{
        bool wants = f->kind == K_REF;
        if (wants == str_empty(f->ref))
                return fault(out, f, wants ? CONST_NAME("ref_missing") : CONST_NAME("ref_of_no_reference"),
                             f->ref);
        return wants && !known->ref(f->ref) && fault(out, f, CONST_NAME("ref_unknown"), f->ref);
}

static bool key_wrong(const struct entity *e, const struct field *f, struct declare_fault *out)
{
        return f->key_of && ent_field(e, f->key_source) < 0 &&
               fault(out, f, CONST_NAME("key_source_no_field"), f->key_source);
}

bool declare_fault_find(const struct entity *const *list, const struct declare_known *known,
                        struct declare_fault *out)
{
        for (; *list; list++) {
                *out = (struct declare_fault){.e = *list};
                if (named_wrongly(*list, out))
                        return true;
                for (size_t i = 0; i < (*list)->n; i++) {
                        const struct field *f = &(*list)->fields[i];
                        if (list_wrong(f, known, out) || ref_wrong(f, known, out) || key_wrong(*list, f, out))
                                return true;
                }
        }
        return false;
}

void declare_check(const struct declare_known *known)
{
        struct declare_fault f;
        if (!declare_fault_find(all_entities, known, &f))
                return;
        log_line(LOG_ERROR, "declared_wrongly", LOG_NAME("entity", (struct const_name){f.e->name.p}),
                 LOG_NAME("field", (struct const_name){f.f ? f.f->key.p : "names"}), LOG_NAME("why", f.why),
                 LOG_NAME("word", f.word));
        panic("a .def file names what does not exist; the log line says where");
}
