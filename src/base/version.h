/* The version that pages and the command line show. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define FALLNETZ_VERSION "1.0"

#endif
