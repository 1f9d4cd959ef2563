#define BASE_BORDER
#include "base/base.h"

#include <stdlib.h>

#include "cli/app.h"
#include "cli/command.h"

/* Asked for it goes to standard output and is no mistake. */
static int usage(struct cli *c, bool asked)
{
        cli_print(c, !asked, S("Fallnetz: Fallmanagement für soziale Dienste\n"));
        for (size_t i = 0; all_commands[i]; i++)
                cli_print(c, !asked,
                          str_join(c->arena, S("  fallnetz "), str_of(all_commands[i]->usage), S("\n      "),
                                   str_of(all_commands[i]->help)));
        cli_print(
                c, !asked,
                S("\nOptionen: --database DATEI|postgresql://…  --key DATEI  --listen ADRESSE:PORT  --workers N  --proxy\n"
                  "          --clock JJJJ-MM-TTThh:mm (nur serve und dev)  --seed N  --size WORT\n"
                  "          --expect PRÜFSUMME (nur audit verify)"));
        return asked ? 0 : 2;
}

static bool asks_for_help(int argc, char **argv)
{
        for (int i = 1; i < argc; i++)
                if (str_eq(str_of(argv[i]), S("--help")) || str_eq(str_of(argv[i]), S("-h")))
                        return true;
        return argc > 1 && str_eq(str_of(argv[1]), S("help"));
}

/* "2025-07-07T08:04" */
static bool clock_option(struct str s, struct moment *out)
{
        struct str rest, day = str_split(s, 'T', &rest);
        struct date d;
        int minute;
        if (!date_parse_iso(day, &d) || !clock_parse(rest, &minute))
                return false;
        *out = moment_of(d, minute);
        return true;
}

static bool number_option(struct str s, int64_t min, int64_t max, int64_t *out)
{
        return str_int(s, out) && *out >= min && *out <= max;
}

/* Takes the option at words[i]; false when it is none or its value is wrong. */
static bool option_take(struct cli *c, struct str name, struct str value, bool *used_value)
{
        *used_value = true;
        if (str_eq(name, S("--database")))
                return c->database = value, !str_empty(value);
        if (str_eq(name, S("--key")))
                return c->key = value, !str_empty(value);
        if (str_eq(name, S("--listen")))
                return c->listen = value, !str_empty(value);
        if (str_eq(name, S("--public-listen")))
                return c->public_listen = value, !str_empty(value);
        if (str_eq(name, S("--workers")))
                return number_option(value, 1, 256, &c->workers);
        if (str_eq(name, S("--seed")))
                return number_option(value, 0, INT64_MAX, &c->seed);
        if (str_eq(name, S("--size")))
                return c->size = value, !str_empty(value);
        if (str_eq(name, S("--expect")))
                return c->expect = value, !str_empty(value);
        if (str_eq(name, S("--clock")))
                return clock_option(value, &c->clock);
        *used_value = false;
        if (str_eq(name, S("--proxy")))
                return c->proxy = true;
        return false;
}

static bool options_read(struct cli *c, int argc, char **argv)
{
        struct str *words = NEW_ARRAY(c->arena, struct str, (size_t)argc + 1);
        for (int i = 2; i < argc; i++) {
                struct str word = str_of(argv[i]);
                bool used = false;
                if (!str_starts(word, S("--")))
                        words[c->words++] = word;
                else if (!option_take(c, word, i + 1 < argc ? str_of(argv[i + 1]) : S(""), &used))
                        return cli_fail(c, S("Unbekannte Option oder falscher Wert: "), word), false;
                i += used;
        }
        c->word = words;
        return true;
}

static void environment_read(struct cli *c)
{
        const char *database = getenv("FALLNETZ_DATABASE"), *credentials = getenv("CREDENTIALS_DIRECTORY");
        c->database = database ? str_of(database) : S("data/fallnetz.db");
        if (credentials)
                c->key = str_join(c->arena, str_of(credentials), S("/fallnetz-key"));
}

static void key_standard(struct cli *c)
{
        if (!str_empty(c->key))
                return;
        bool server = str_find(c->database, S("://")) >= 0;
        c->key = server ? S("data/fallnetz.key") : str_join(c->arena, c->database, S(".key"));
}

static int command_run(struct cli *c, int argc, char **argv)
{
        environment_read(c);
        if (argc < 2 || asks_for_help(argc, argv))
                return usage(c, argc > 1);
        if (!options_read(c, argc, argv))
                return 2;
        key_standard(c);
        for (size_t i = 0; all_commands[i]; i++)
                if (str_eq(str_of(argv[1]), str_of(all_commands[i]->name)))
                        return all_commands[i]->run(c);
        return usage(c, false);
}

int main(int argc, char **argv)
{
        app_start();
        struct cli c = {.arena = arena_open(LIMIT_ARENA_BYTES),
                        .listen = S("127.0.0.1:8080"),
                        .clock = MOMENT_NONE,
                        .seed = 1};
        int code = command_run(&c, argc, argv);
        arena_close(c.arena);
        return code;
}
