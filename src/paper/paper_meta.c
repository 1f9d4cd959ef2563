/*
 * What Cairo 1.16 does not write: the language, that the window shows the title instead of a file name, and one element that holds
 * all the others (Cairo ends every tag with its page, so an open one would come once for each).
 */
#define BASE_BORDER
#include "paper/paper_private.h"

#include <qpdf/qpdf-c.h>

static bool failed(QPDF_ERROR_CODE code)
{
        return (code & QPDF_ERRORS) != 0;
}

static void catalog_set(struct arena *a, qpdf_data q, const struct paper *p)
{
        struct str lang = str_eq(p->lang, S("de")) ? S("de-DE") : p->lang;
        qpdf_oh root = qpdf_get_root(q), view = qpdf_oh_new_dictionary(q);
        qpdf_oh_replace_key(q, root, "/Lang", qpdf_oh_new_string(q, str_c(a, lang)));
        qpdf_oh_replace_key(q, view, "/DisplayDocTitle", qpdf_oh_new_bool(q, QPDF_TRUE));
        if (p->rtl)
                qpdf_oh_replace_key(q, view, "/Direction", qpdf_oh_new_name(q, "/R2L"));
        qpdf_oh_replace_key(q, root, "/ViewerPreferences", view);
}

static void structure_wrap(qpdf_data q)
{
        qpdf_oh tree = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot");
        if (!qpdf_oh_is_dictionary(q, tree))
                return;
        qpdf_oh kids = qpdf_oh_wrap_in_array(q, qpdf_oh_get_key(q, tree, "/K"));
        qpdf_oh document = qpdf_make_indirect_object(q, qpdf_oh_new_dictionary(q));
        qpdf_oh_replace_key(q, document, "/Type", qpdf_oh_new_name(q, "/StructElem"));
        qpdf_oh_replace_key(q, document, "/S", qpdf_oh_new_name(q, "/Document"));
        qpdf_oh_replace_key(q, document, "/P", tree);
        qpdf_oh_replace_key(q, document, "/K", kids);
        for (int i = 0; i < qpdf_oh_get_array_n_items(q, kids); i++)
                qpdf_oh_replace_key(q, qpdf_oh_get_array_item(q, kids, i), "/P", document);
        qpdf_oh_replace_key(q, tree, "/K", document);
        qpdf_oh mark = qpdf_oh_new_dictionary(q);
        qpdf_oh_replace_key(q, mark, "/Marked", qpdf_oh_new_bool(q, QPDF_TRUE));
        qpdf_oh_replace_key(q, qpdf_get_root(q), "/MarkInfo", mark);
}

enum err paper_meta(struct arena *a, const struct paper *p, struct str pdf, struct str *out)
{
        enum err e = ERR_INTERNAL;
        qpdf_data q = qpdf_init();
        qpdf_silence_errors(q);
        qpdf_set_suppress_warnings(q, QPDF_TRUE);
        if (!failed(qpdf_read_memory(q, "paper", pdf.p, pdf.n, NULL))) {
                catalog_set(a, q, p);
                structure_wrap(q);
                if (!failed(qpdf_init_write_memory(q))) {
                        qpdf_set_deterministic_ID(q, QPDF_TRUE);
                        if (!failed(qpdf_write(q))) {
                                size_t n = qpdf_get_buffer_length(q);
                                *out = (struct str){arena_copy(a, qpdf_get_buffer(q), n), n};
                                e = OK;
                        }
                }
        }
        qpdf_cleanup(&q);
        return e;
}
