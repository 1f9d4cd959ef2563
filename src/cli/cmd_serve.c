#include "cli/command.h"
#include "web/serve.h"

static bool listen_split(struct str listen, struct str *address, int64_t *port)
{
        ptrdiff_t colon = -1;
        for (size_t i = 0; i < listen.n; i++)
                if (listen.p[i] == ':')
                        colon = (ptrdiff_t)i;
        if (colon < 1)
                return false;
        *address = str_sub(listen, 0, (size_t)colon);
        return str_int(str_sub(listen, (size_t)colon + 1, listen.n), port) && *port > 0 && *port < 65536;
}

COMMAND(serve, "serve", "bedient die Seiten, bis Strg-C kommt")
(struct cli *c)
{
        struct serve_config config = {
                .database = c->database, .workers = (int)c->workers, .proxy = c->proxy, .clock = c->clock};
        int64_t port, public_port = 0;
        struct db *db;
        if (!listen_split(c->listen, &config.address, &port))
                return cli_fail(c, S("--listen braucht Adresse und Port, zum Beispiel 127.0.0.1:8080"));
        if (!str_empty(c->public_listen) &&
            !listen_split(c->public_listen, &config.public_address, &public_port))
                return cli_fail(c,
                                S("--public-listen braucht Adresse und Port, zum Beispiel 127.0.0.1:8081"));
        config.port = (int)port;
        config.public_port = (int)public_port;
        /* only to say what is wrong before the workers start; each of them opens a connection of its own */
        if (!cli_open(c, &db))
                return 1;
        int code = cli_packs(c, db);
        db_close(db);
        if (code)
                return code;
        enum err e = serve_run(&config);
        return e == OK ? 0 : cli_fail(c, S("Der Dienst konnte nicht starten: "), cli_err(e));
}
