/* Header lines of strangers: cookies (first line: name, rest: header) and the request guard (lines "name:value"). */
#include "web/guard.h"
#include "web/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_guard(struct str lines)
{
        struct guard g;
        guard_init(&g);
        while (lines.n) {
                struct str value, name = str_split(str_split(lines, '\n', &lines), ':', &value);
                guard_header(&g, name, value);
        }
        if (guard_holds(&g, S("HTTP/1.1"))) {
                must(g.hosts == 1 && g.lengths + g.encodings <= 1);
                must(g.lengths == 0 || g.length >= 0);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        struct str s = {(const char *)data, size}, header, name = str_split(s, '\n', &header);
        struct str value = parse_cookie(header, name);
        must(str_find(value, S(";")) < 0 && str_eq(str_trim(value), value) && value.n <= header.n);
        check_guard(s);
        return 0;
}
