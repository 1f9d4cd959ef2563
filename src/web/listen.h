/* The port. */
#ifndef WEB_LISTEN_H
#define WEB_LISTEN_H

#include "web/serve.h"

/* Is this an address of the machine itself (127.0.0.0/8, ::1)? */
bool listen_is_loopback(struct str address);
/*
 * Opens the socket, not blocking. ERR_INVALID for no address, or one that would carry sign-in over a plain network
 * (not loopback, no proxy). ERR_DENIED if the port is not free or not allowed.
 */
enum err listen_open(const struct serve_config *c, int *fd);

#endif
