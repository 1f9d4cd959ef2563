#include "base/base.h"

#include <stdlib.h>

const char *err_name(enum err e)
{
        switch (e) {
        case OK:
                return "OK";
        case ERR_NOT_FOUND:
                return "ERR_NOT_FOUND";
        case ERR_DENIED:
                return "ERR_DENIED";
        case ERR_INVALID:
                return "ERR_INVALID";
        case ERR_CONFLICT:
                return "ERR_CONFLICT";
        case ERR_BUSY:
                return "ERR_BUSY";
        case ERR_LIMIT:
                return "ERR_LIMIT";
        case ERR_DOWN:
                return "ERR_DOWN";
        case ERR_FULL:
                return "ERR_FULL";
        case ERR_INTERNAL:
                return "ERR_INTERNAL";
        }
        panic("unknown error");
}

void panic_at(const char *file, int line, const char *literal)
{
        log_line(LOG_ERROR, "panic", LOG_NAME("file", (struct const_name){file}), LOG_INT("line", line),
                 LOG_NAME("what", (struct const_name){literal}));
        abort();
}
