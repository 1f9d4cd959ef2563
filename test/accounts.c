#include "test/accounts.h"

#include "core/login.h"
#include "core/session.h"
#include "test/totp.h"

struct accounts accounts_open(void)
{
        struct accounts a = {.o = office_open()};
        a.kai = browse_user(a.o.db, S("kai"), ROLE_administrator);
        a.ute = browse_user(a.o.db, S("ute"), ROLE_privacy_officer);
        accounts_password(&a, a.kai);
        accounts_password(&a, a.o.jonas);
        return a;
}

void accounts_password(const struct accounts *a, int64_t user_id)
{
        struct wtx *tx = office_write(&a->o);
        must(login_password_set(tx, user_id, S(FIXTURE_PASSWORD)) == OK);
        office_done(tx);
}

void accounts_close(struct accounts *a)
{
        office_close(&a->o);
}

struct browser accounts_stranger(const struct accounts *a)
{
        struct browser b = browse_open(a->o.db);
        must(browse_get(&b, S("/anmelden")).status == 200);
        b.csrf = b.form_token;
        return b;
}

struct reply accounts_sign_in(struct browser *b, struct str login)
{
        return browse_post(b, S("/anmelden"),
                           str_join(test_arena(), S("name="), login, S("&password=" FIXTURE_FORM_PASSWORD)));
}

static enum err session_of(struct browser *b, struct session *out)
{
        struct rtx *tx;
        must(db_begin_read(b->d.db, test_arena(), 0, &tx) == OK);
        enum err e = session_find(tx, b->session, out);
        db_end_read(tx);
        return e;
}

bool accounts_entered(struct browser *b)
{
        struct session s;
        if (session_of(b, &s) != OK || s.ended)
                return false;
        b->csrf = s.csrf;
        b->user_id = s.user_id;
        return true;
}

bool accounts_inside(struct browser *b)
{
        return browse_get(b, S("/konto")).status == 200;
}

struct str accounts_factor(const struct accounts *a, int64_t user_id, struct str *codes)
{
        struct str secret, unused[LOGIN_RECOVERY_CODES];
        struct wtx *tx = office_write(&a->o);
        must(totp_begin(tx, user_id, &secret) == OK);
        must(totp_confirm(tx, user_id, totp_code(secret, clock_now()), codes ? codes : unused) == OK);
        office_done(tx);
        return secret;
}

int accounts_agree(struct browser *lead, int64_t request)
{
        struct str path = office_path(S("/verwaltung/freigaben/"), request, S("/zustimmen"));
        browse_get(lead, S("/verwaltung/freigaben"));
        ptrdiff_t at = str_find(lead->last.body, str_join(test_arena(), S("action=\""), path, S("\"")));
        if (at < 0)
                return 0;
        struct str seen = accounts_between(str_sub(lead->last.body, (size_t)at, lead->last.body.n),
                                           S("name=\"stand\" value=\""), S("\""));
        return office_post(lead, path, str_join(test_arena(), S("stand="), seen)).status;
}

void accounts_wait(int64_t seconds)
{
        clock_set((struct moment){clock_now().s + seconds});
}

struct str accounts_between(struct str body, struct str before, struct str after)
{
        ptrdiff_t from = str_find(body, before);
        if (from < 0)
                return S("");
        struct str rest = str_sub(body, (size_t)from + before.n, body.n);
        ptrdiff_t to = str_find(rest, after);
        return to < 0 ? S("") : str_sub(rest, 0, (size_t)to);
}
