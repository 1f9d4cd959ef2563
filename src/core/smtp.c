#define BASE_BORDER /* libcurl takes C strings and untyped options */
#include "core/smtp.h"

#include <curl/curl.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>

enum { CONNECT_SECONDS = 15, TOTAL_SECONDS = 120, PORT_MOST = 65535 };

enum smtp_tls smtp_tls_parse(struct str code)
{
        if (str_eq(code, S("tls")))
                return SMTP_TLS;
        return str_eq(code, S("none")) ? SMTP_PLAIN : SMTP_STARTTLS;
}

bool smtp_is_local(struct str host)
{
        return str_eq(host, S("localhost")) || str_eq(host, S("::1")) || str_starts(host, S("127."));
}

/* ---- headers ---- */

static bool is_plain(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] < ' ' || s.p[i] > '~' || s.p[i] == '"' || s.p[i] == '\\')
                        return false;
        return true;
}

static struct str base64(struct arena *a, struct str s)
{
        static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        struct buf b;
        buf_init(&b, a, s.n * 2 + 4);
        for (size_t i = 0; i < s.n; i += 3) {
                unsigned left = (unsigned)(s.n - i), v = (unsigned)(s.p[i] & 0xff) << 16;
                v |= left > 1 ? (unsigned)(s.p[i + 1] & 0xff) << 8 : 0;
                v |= left > 2 ? (unsigned)(s.p[i + 2] & 0xff) : 0;
                buf_char(&b, digit[v >> 18]);
                buf_char(&b, digit[v >> 12 & 63]);
                buf_char(&b, left > 1 ? digit[v >> 6 & 63] : '=');
                buf_char(&b, left > 2 ? digit[v & 63] : '=');
        }
        return buf_str(&b);
}

/* RFC 2047: words of at most 42 bytes, never cut inside of a character. */
static struct str encoded_words(struct arena *a, struct str s)
{
        enum { WORD_BYTES = 42 };
        struct str all = S("");
        while (s.n) {
                size_t n = s.n < WORD_BYTES ? s.n : WORD_BYTES;
                while (n < s.n && n > 1 && (s.p[n] & 0xc0) == 0x80)
                        n--;
                struct str word = str_join(a, S("=?UTF-8?B?"), base64(a, str_sub(s, 0, n)), S("?="));
                all = str_join_with(a, S("\r\n "), all, word);
                s = str_sub(s, n, s.n);
        }
        return all;
}

static struct str phrase(struct arena *a, struct str s)
{
        return is_plain(s) ? str_join(a, S("\""), s, S("\"")) : encoded_words(a, s);
}

static struct str mailbox(struct arena *a, struct str name, struct str address)
{
        if (str_empty(name))
                return str_join(a, S("<"), address, S(">"));
        return str_join(a, phrase(a, name), S(" <"), address, S(">"));
}

static struct str domain_of(struct str address)
{
        struct str domain;
        str_split(address, '@', &domain);
        return domain;
}

static struct str date_header(struct arena *a, struct moment at)
{
        char text[64];
        time_t t = (time_t)at.s;
        struct tm tm;
        must(gmtime_r(&t, &tm) != NULL);
        size_t n = strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S +0000", &tm);
        return str_copy(a, (struct str){text, n});
}

static struct curl_slist *line_add(struct arena *a, struct curl_slist *list, struct str line)
{
        struct curl_slist *more = curl_slist_append(list, str_c(a, line));
        must(more != NULL);
        return more;
}

static struct curl_slist *headers_of(struct arena *a, const struct smtp_server *s, const struct smtp_mail *m)
{
        struct curl_slist *h = line_add(a, NULL, date_header(a, m->at));
        h = line_add(a, h, str_join(a, S("From: "), mailbox(a, s->sender_name, s->sender)));
        h = line_add(a, h, str_join(a, S("To: "), mailbox(a, m->to_name, m->to)));
        h = line_add(a, h,
                     str_join(a, S("Subject: "),
                              is_plain(m->subject) ? m->subject : encoded_words(a, m->subject)));
        h = line_add(a, h, str_join(a, S("Message-ID: <"), m->uid, S("@"), domain_of(s->sender), S(">")));
        return line_add(a, h, S("Auto-Submitted: auto-generated"));
}

/* ---- body ---- */

static void body_fill(struct arena *a, curl_mime *mime, const struct smtp_mail *m)
{
        curl_mimepart *part = curl_mime_addpart(mime);
        must(part && curl_mime_data(part, m->body.p, m->body.n) == CURLE_OK &&
             curl_mime_type(part, "text/plain; charset=utf-8") == CURLE_OK &&
             curl_mime_encoder(part, "quoted-printable") == CURLE_OK);
        for (size_t i = 0; i < m->files; i++) {
                const struct mail_file *f = &m->file[i];
                part = curl_mime_addpart(mime);
                must(part && curl_mime_data(part, f->body.p, f->body.n) == CURLE_OK &&
                     curl_mime_type(part, str_c(a, f->mime)) == CURLE_OK &&
                     curl_mime_filename(part, str_c(a, f->name)) == CURLE_OK &&
                     curl_mime_encoder(part, "base64") == CURLE_OK);
        }
}

/* ---- what went wrong ---- */

static struct smtp_result by_reply(int64_t reply)
{
        if (reply >= 500)
                return (struct smtp_result){S("refused"), reply, true, false};
        if (reply >= 400)
                return (struct smtp_result){S("later"), reply, false, false};
        return (struct smtp_result){S("broken"), reply, false, false};
}

static struct smtp_result result_of(CURLcode code, int64_t reply)
{
        if (code == CURLE_OK)
                return (struct smtp_result){S(""), reply, false, false};
        if (code == CURLE_USE_SSL_FAILED)
                return (struct smtp_result){S("tls_missing"), reply, false, true};
        if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR ||
            code == CURLE_SSL_CACERT_BADFILE)
                return (struct smtp_result){S("tls_untrusted"), reply, false, true};
        if (code == CURLE_LOGIN_DENIED || code == CURLE_AUTH_ERROR)
                return (struct smtp_result){S("login_refused"), reply, false, true};
        if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_CONNECT ||
            code == CURLE_OPERATION_TIMEDOUT || code == CURLE_COULDNT_RESOLVE_PROXY)
                return (struct smtp_result){S("unreachable"), reply, false, true};
        if (code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING || code == CURLE_PARTIAL_FILE)
                return (struct smtp_result){S("broken"), reply, false, false};
        return by_reply(reply);
}

/* ---- sending ---- */

/* An address of IPv6 stands in brackets. */
static struct str address_of(struct arena *a, const struct smtp_server *s)
{
        bool bracket = str_find(s->host, S(":")) >= 0;
        return str_join(a, s->tls == SMTP_TLS ? S("smtps://") : S("smtp://"), bracket ? S("[") : S(""),
                        s->host, bracket ? S("]:") : S(":"), str_from_int(a, s->port));
}

static void server_set(struct arena *a, CURL *c, const struct smtp_server *s)
{
        curl_easy_setopt(c, CURLOPT_URL, str_c(a, address_of(a, s)));
        curl_easy_setopt(c, CURLOPT_PROXY, "");
        curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
        curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)TOTAL_SECONDS);
        curl_easy_setopt(c, CURLOPT_USE_SSL,
                         s->tls == SMTP_PLAIN ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
        curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
        if (str_empty(s->user))
                return;
        curl_easy_setopt(c, CURLOPT_USERNAME, str_c(a, s->user));
        curl_easy_setopt(c, CURLOPT_PASSWORD, str_c(a, s->password));
}

static struct smtp_result perform(struct arena *a, CURL *c, const struct smtp_server *s,
                                  const struct smtp_mail *m)
{
        long reply = 0;
        curl_mime *mime = curl_mime_init(c);
        struct curl_slist *headers = headers_of(a, s, m), *to = line_add(a, NULL, m->to);
        must(mime != NULL);
        body_fill(a, mime, m);
        server_set(a, c, s);
        curl_easy_setopt(c, CURLOPT_MAIL_FROM, str_c(a, s->sender));
        curl_easy_setopt(c, CURLOPT_MAIL_RCPT, to);
        curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(c, CURLOPT_MIMEPOST, mime);
        CURLcode code = curl_easy_perform(c);
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &reply);
        curl_slist_free_all(headers);
        curl_slist_free_all(to);
        curl_mime_free(mime);
        return result_of(code, reply);
}

void smtp_send(struct arena *a, const struct smtp_server *s, const struct smtp_mail *m,
               struct smtp_result *out)
{
        static bool started; /* once per process */
        must(started || curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
        started = true;
        must(s->port > 0 && s->port <= PORT_MOST);
        CURL *c = curl_easy_init();
        must(c != NULL);
        *out = perform(a, c, s, m);
        curl_easy_cleanup(c);
}
