/* One mail to an SMTP server by libcurl. Blocks; never called with a transaction open. */
#ifndef CORE_SMTP_H
#define CORE_SMTP_H

#include "core/mail.h"

struct smtp_server {
        struct str host;
        int64_t port;
        enum smtp_tls { SMTP_STARTTLS, SMTP_TLS, SMTP_PLAIN } tls;
        struct str user, password;
        struct str sender, sender_name;
};
struct smtp_mail {
        struct str uid; /* makes the Message-ID: the same mail twice can be told */
        struct str to, to_name, subject, body;
        const struct mail_file *file;
        size_t files;
        struct moment at;
};
struct smtp_result {
        struct str error; /* a code of mail_error.def, empty: the server has it */
        int64_t reply;    /* last reply of the server, 0: none */
        bool permanent;   /* trying again will not help */
        bool silent;      /* the server did not answer: the others need not be tried now */
};
void smtp_send(struct arena *a, const struct smtp_server *s, const struct smtp_mail *m,
               struct smtp_result *out);
/* Codes of the setting smtp_tls; SMTP_STARTTLS for what is unknown, never less. */
enum smtp_tls smtp_tls_parse(struct str code);
/* Does a server without encryption stand on this machine? */
bool smtp_is_local(struct str host);

#endif
