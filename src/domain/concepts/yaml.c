/* libyaml's events into our own tree. */
#include "domain/concepts/yaml.h"

#include "base/text.h"

#include <yaml.h>

/* A map has few keys: they are looked for one by one. */
enum { MOST_KEYS = 60 };

struct reader {
        yaml_parser_t parser;
        struct arena *arena;
        struct str file;
        struct pack_errs *errs;
        size_t nodes;
};

/* ---- mistakes ---- */

void pack_errs_init(struct pack_errs *e, struct arena *a)
{
        *e = (struct pack_errs){.arena = a};
        e->last = &e->first;
}

void pack_errs_add(struct pack_errs *e, struct str file, int line, struct str field, struct str text)
{
        if (e->n++ >= LIMIT_PACK_ERRORS)
                return;
        struct pack_error *x = NEW(e->arena, struct pack_error);
        *x = (struct pack_error){file, line, field, text, NULL};
        *e->last = x;
        e->last = &x->next;
}

void pack_errs_at(struct pack_errs *e, const struct yaml *at, struct str field, struct str text)
{
        pack_errs_add(e, at->file, at->line, str_empty(field) ? at->key : field, text);
}

struct str pack_error_text(struct arena *a, const struct pack_error *e)
{
        struct str line = e->line ? str_join(a, _(", Zeile "), str_from_int(a, e->line)) : S("");
        struct str field = str_empty(e->field) ? S("") : str_join(a, _(", Feld „"), e->field, S("“"));
        return str_join(a, e->file, line, field, S(": "), e->text);
}

static struct yaml *refuse(struct reader *r, size_t line, struct str text)
{
        pack_errs_add(r->errs, r->file, (int)line + 1, S(""), text);
        return NULL;
}

/* ---- events ---- */

static bool event_next(struct reader *r, yaml_event_t *e)
{
        if (yaml_parser_parse(&r->parser, e))
                return true;
        size_t line = r->parser.problem_mark.line;
        refuse(r, line,
               _("Hier stimmt die Schreibweise nicht. Bitte prüfen Sie Einrückung, Anführungszeichen und Klammern."));
        return false;
}

/* Anchors, aliases and tags would let a file mean something that does not stand where it is read. */
static bool event_plain(struct reader *r, const yaml_event_t *e)
{
        const yaml_char_t *anchor = NULL, *tag = NULL;
        if (e->type == YAML_SCALAR_EVENT)
                anchor = e->data.scalar.anchor, tag = e->data.scalar.tag;
        if (e->type == YAML_SEQUENCE_START_EVENT)
                anchor = e->data.sequence_start.anchor, tag = e->data.sequence_start.tag;
        if (e->type == YAML_MAPPING_START_EVENT)
                anchor = e->data.mapping_start.anchor, tag = e->data.mapping_start.tag;
        if (!anchor && !tag && e->type != YAML_ALIAS_EVENT)
                return true;
        refuse(r, e->start_mark.line,
               _("Anker, Verweise und Typangaben (&, *, !) sind in Fachkonzepten nicht erlaubt."));
        return false;
}

static struct yaml *node_read(struct reader *r, const yaml_event_t *e, int depth);

static struct yaml *node_new(struct reader *r, const yaml_event_t *e, enum yaml_kind kind)
{
        if (++r->nodes > LIMIT_PACK_NODES)
                return refuse(r, e->start_mark.line,
                              _("Die Datei ist zu umfangreich. Bitte teilen Sie sie auf."));
        struct yaml *y = NEW(r->arena, struct yaml);
        *y = (struct yaml){.kind = kind, .line = (int)e->start_mark.line + 1, .file = r->file};
        return y;
}

static struct yaml *scalar_read(struct reader *r, const yaml_event_t *e)
{
        struct yaml *y = node_new(r, e, YAML_TEXT);
        if (y) {
                const void *text = e->data.scalar.value;
                y->text = str_copy(r->arena, (struct str){text, e->data.scalar.length});
                if (!text_valid(y->text))
                        return refuse(r, e->start_mark.line,
                                      _("Der Text enthält ein Zeichen, das sich nicht speichern lässt."));
        }
        return y;
}

/* The next event's node. End of the list or map: *end. */
static struct yaml *child_read(struct reader *r, yaml_event_type_t last, int depth, bool *end)
{
        yaml_event_t e;
        struct yaml *y = NULL;
        if (!event_next(r, &e))
                return NULL;
        *end = e.type == last;
        if (!*end)
                y = node_read(r, &e, depth);
        yaml_event_delete(&e);
        return y;
}

static struct yaml *list_read(struct reader *r, const yaml_event_t *e, int depth)
{
        struct yaml *list = node_new(r, e, YAML_LIST), **last = list ? &list->child : NULL;
        for (bool end = false; list;) {
                struct yaml *y = child_read(r, YAML_SEQUENCE_END_EVENT, depth, &end);
                if (end)
                        return list;
                if (!y)
                        return NULL;
                *last = y;
                last = &y->next;
                list->n++;
        }
        return NULL;
}

static bool key_fits(struct reader *r, const struct yaml *map, const struct yaml *key)
{
        size_t line = (size_t)key->line - 1;
        if (key->kind != YAML_TEXT || str_empty(key->text) || str_eq(key->text, S("<<")))
                return refuse(r, line, _("Als Name eines Feldes geht hier nur ein einfaches Wort.")), false;
        if (map->n >= MOST_KEYS)
                return refuse(r, line, _("Zu viele Felder.")), false;
        if (yaml_get(map, key->text))
                return pack_errs_at(r->errs, key, key->text, _("Dieses Feld steht hier doppelt.")), false;
        return true;
}

static struct yaml *map_read(struct reader *r, const yaml_event_t *e, int depth)
{
        struct yaml *map = node_new(r, e, YAML_MAP), **last = map ? &map->child : NULL;
        for (bool end = false; map;) {
                struct yaml *key = child_read(r, YAML_MAPPING_END_EVENT, depth, &end);
                if (end)
                        return map;
                if (!key || !key_fits(r, map, key))
                        return NULL;
                struct yaml *y = child_read(r, YAML_NO_EVENT, depth, &end);
                if (!y)
                        return NULL;
                y->key = key->text;
                y->line = key->line;
                *last = y;
                last = &y->next;
                map->n++;
        }
        return NULL;
}

static struct yaml *node_read(struct reader *r, const yaml_event_t *e, int depth)
{
        if (!event_plain(r, e))
                return NULL;
        if (depth >= LIMIT_PACK_DEPTH)
                return refuse(r, e->start_mark.line, _("Zu tief verschachtelt."));
        if (e->type == YAML_SCALAR_EVENT)
                return scalar_read(r, e);
        if (e->type == YAML_SEQUENCE_START_EVENT)
                return list_read(r, e, depth + 1);
        if (e->type == YAML_MAPPING_START_EVENT)
                return map_read(r, e, depth + 1);
        return refuse(r, e->start_mark.line, _("Die Datei ist leer."));
}

/* The event must be of this type; its content does not matter. */
static bool event_expect(struct reader *r, yaml_event_type_t type, struct str otherwise)
{
        yaml_event_t e;
        if (!event_next(r, &e))
                return false;
        bool fits = e.type == type;
        if (!fits)
                refuse(r, e.start_mark.line, otherwise);
        yaml_event_delete(&e);
        return fits;
}

static struct yaml *document_read(struct reader *r)
{
        bool end;
        if (!event_expect(r, YAML_STREAM_START_EVENT, S("")) ||
            !event_expect(r, YAML_DOCUMENT_START_EVENT, _("Die Datei ist leer.")))
                return NULL;
        struct yaml *y = child_read(r, YAML_NO_EVENT, 0, &end);
        if (!y || !event_expect(r, YAML_DOCUMENT_END_EVENT, S("")) ||
            !event_expect(r, YAML_STREAM_END_EVENT,
                          _("Hier beginnt ein zweites Dokument. Erlaubt ist eines je Datei.")))
                return NULL;
        return y;
}

struct yaml *yaml_read(struct arena *a, struct str file, struct str body, struct pack_errs *errs)
{
        struct reader r = {.arena = a, .file = file, .errs = errs};
        const void *bytes = body.p;
        if (body.n > LIMIT_PACK_FILE_BYTES || !text_valid(body)) {
                pack_errs_add(errs, file, 0, S(""),
                              body.n > LIMIT_PACK_FILE_BYTES ? _("Die Datei ist zu groß.")
                                                             : _("Die Datei ist kein Text in UTF-8."));
                return NULL;
        }
        must(yaml_parser_initialize(&r.parser));
        yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&r.parser, bytes, body.n);
        struct yaml *y = document_read(&r);
        yaml_parser_delete(&r.parser);
        must(y || errs->n);
        return y;
}

const struct yaml *yaml_get(const struct yaml *map, struct str key)
{
        for (const struct yaml *y = map && map->kind == YAML_MAP ? map->child : NULL; y; y = y->next)
                if (str_eq(y->key, key))
                        return y;
        return NULL;
}
