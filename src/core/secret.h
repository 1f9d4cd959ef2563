/*
 * Kind SECRET: ciphertext in the database (XChaCha20-Poly1305, libsodium), stored as "v<key number>:<base64>", the row's uid
 * as associated data. Keys come from a file (mode 0600, created by `fallnetz migrate` when missing) or a systemd credential.
 * Guards against a stolen file or dump, not against a signed-in reader.
 */
#ifndef CORE_SECRET_H
#define CORE_SECRET_H

#include "db/entity.h"

/* Loads the keys and registers the secret hooks of entities. path: key file. ERR_NOT_FOUND if it is missing and may not be made. */
enum err secret_start(struct str path, bool create);
enum err secret_seal(struct arena *a, struct str clear, struct str uid, struct str *out);
enum err secret_open(struct arena *a, struct str sealed, struct str uid, struct str *out);

#endif
