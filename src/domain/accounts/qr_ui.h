/* QR codes as SVG, made on the server (libqrencode). */
#ifndef DOMAIN_ACCOUNTS_QR_UI_H
#define DOMAIN_ACCOUNTS_QR_UI_H

#include "web/html.h"

/* Draws the text as a QR code; title is what screen readers say. ERR_LIMIT if the text is too long. */
enum err qr_draw(struct html *h, struct str text, struct str title);

#endif
