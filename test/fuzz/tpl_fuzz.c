/* The template compiler: any bytes either compile or give one message with a place; nothing is read behind the end. */
#define BASE_BORDER
#define TPL_WITHOUT_MAIN
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>

#include "tools/tpl.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
        char error[300] = "", *text = NULL;
        size_t text_n = 0;
        FILE *out = open_memstream(&text, &text_n);
        must(out != NULL);
        bool good = tpl_compile((const char *)data, n, "fuzz.html", out, error, sizeof error);
        fclose(out);
        must(good ? !*error && !memchr(text, 0, text_n) : !strncmp(error, "fuzz.html:", 10));
        free(text);
        return 0;
}
