#include "domain/attachments/attachment_store.h"

#include "base/text.h"
#include "core/secret.h"

#include <magic.h>

/* ---- what it is ---- */

struct str attachment_sniff(struct arena *a, struct str body)
{
        struct str unknown = S("application/octet-stream");
        magic_t m = magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR);
        if (!m)
                return unknown;
        const char *found = magic_load(m, NULL) == 0 ? magic_buffer(m, body.p, body.n) : NULL;
        struct str mime = found ? str_copy(a, str_of(found)) : unknown;
        magic_close(m);
        return str_find(mime, S("/")) > 0 ? mime : unknown;
}

/* Documents and pictures keep their type, so that the right program opens them; pages, drawings with script and programs do not. */
struct str attachment_safe_mime(struct str mime)
{
        static const struct str known[] = {S_INIT("application/pdf"),
                                           S_INIT("image/png"),
                                           S_INIT("image/jpeg"),
                                           S_INIT("image/tiff"),
                                           S_INIT("image/heic"),
                                           S_INIT("text/plain"),
                                           S_INIT("application/rtf"),
                                           S_INIT("text/rtf"),
                                           S_INIT("application/msword"),
                                           S_INIT("application/vnd.ms-excel"),
                                           S_INIT("application/vnd.ms-outlook"),
                                           S_INIT("application/zip")};
        for (size_t i = 0; i < ARRAY_LEN(known); i++)
                if (str_eq(known[i], mime))
                        return mime;
        bool office = str_starts(mime, S("application/vnd.openxmlformats-officedocument.")) ||
                      str_starts(mime, S("application/vnd.oasis.opendocument."));
        return office ? mime : S("application/octet-stream");
}

bool attachment_kind_medical(struct str kind)
{
        return codes_have(S("doctor_letter service_report rehab_report company_doctor"), kind);
}

/* ---- the bytes ---- */

#define CONTENT_ROW(X) X(BOOL, sealed) X(BLOB, body)
ROW(content_row, CONTENT_ROW)
SQL_IN(attachment_content_add, none,
       "INSERT INTO attachment_content (case_id, attachment_id, sealed, body) VALUES ($1, $2, $3, $4)")
SQL_IN(attachment_content_get, content_row,
       "SELECT sealed, body FROM attachment_content WHERE case_id = $1 AND attachment_id = $2")
SQL_IN(attachment_content_delete, none,
       "DELETE FROM attachment_content WHERE case_id = $1 AND attachment_id = $2")

static bool file_fits(struct str body, struct errs *errs)
{
        if (str_empty(body))
                errs_add(errs, S("file"), _("Bitte wählen Sie eine Datei. Sie darf nicht leer sein."));
        else if (body.n > LIMIT_FILE_BYTES)
                errs_add(errs, S("file"), _("Die Datei ist zu groß. Erlaubt sind 25 MB."));
        return errs->n == 0;
}

enum { TITLE_LETTERS = 160, NAME_LETTERS = 200 /* both: attachment.def */, ENDING_LETTERS = 10 };

/* Where the ending begins, with its dot; a name that is all ending has none. */
static size_t ending_at(struct str name)
{
        for (size_t i = name.n; i > 1; i--)
                if (name.p[i - 1] == '.')
                        return i - 1;
        return name.n;
}

/* „Arbeitsvertrag Tjaden“ of "Arbeitsvertrag Tjaden.pdf". */
static struct str name_without_ending(struct str name)
{
        return text_prefix(str_sub(name, 0, ending_at(name)), TITLE_LETTERS);
}

/* A name that is too long loses letters before its ending: the ending says which program opens the file. */
static struct str name_fitting(struct arena *a, struct str name)
{
        struct str ending = text_prefix(str_sub(name, ending_at(name), name.n), ENDING_LETTERS);
        if (text_length(name) <= NAME_LETTERS)
                return name;
        return str_join(a, text_prefix(name, NAME_LETTERS - ENDING_LETTERS), ending);
}

enum err attachment_add(struct wtx *tx, const struct wgrant *g, struct record *attachment, struct str name,
                        struct str body, struct errs *errs)
{
        struct arena *a = wtx_arena(tx);
        if (!file_fits(body, errs))
                return ERR_INVALID;
        if (attachment_kind_medical(rec_text(attachment, ATTACHMENT_kind)))
                REC_SET(attachment, ATTACHMENT_medical, true);
        bool sealed = rec_bool(attachment, ATTACHMENT_medical);
        if (str_empty(name))
                name = _("Datei");
        REC_SET(attachment, ATTACHMENT_file_name, name_fitting(a, name));
        if (!rec_given(attachment, ATTACHMENT_title))
                REC_SET(attachment, ATTACHMENT_title, name_without_ending(name));
        REC_SET(attachment, ATTACHMENT_mime, attachment_sniff(a, body));
        rec_set(attachment, ATTACHMENT_bytes, value_int((int64_t)body.n));
        TRY(ent_insert_in(tx, g, &attachment_entity, attachment, errs));
        if (sealed)
                TRY(secret_seal(a, body, attachment->uid, &body));
        return db_exec_in(tx, g, &sql_attachment_content_add, ARGS(attachment->id, sealed, value_blob(body)),
                          NULL);
}

enum err attachment_body(struct rtx *tx, const struct grant *g, const struct record *attachment,
                         struct str *out)
{
        struct content_row row;
        TRY(db_row_in(tx, g, &sql_attachment_content_get, ARGS(attachment->id), &row));
        *out = row.body;
        return row.sealed ? secret_open(rtx_arena(tx), row.body, attachment->uid, out) : OK;
}

SQL_IN(attachment_content_count, one_int,
       "SELECT COUNT(*) FROM attachment_content WHERE case_id = $1 AND attachment_id = $2")

enum err attachment_stored(struct rtx *tx, const struct grant *g, int64_t id, bool *out)
{
        struct one_int row;
        TRY(db_row_in(tx, g, &sql_attachment_content_count, ARGS(id), &row));
        *out = row.n > 0;
        return OK;
}

enum err attachment_body_delete(struct wtx *tx, const struct wgrant *g, int64_t attachment_id)
{
        return db_exec_in(tx, g, &sql_attachment_content_delete, ARGS(attachment_id), NULL);
}
