/*
 * embed: puts files into the program, so that it is one file on the machine where it runs.
 *
 *   embed OUT
 *
 * writes OUT/assets.c      what src/web/static/assets.txt lists ("url file mime" per line; # begins a comment)
 *        OUT/migrations.c  migrations/NNNN-name.sql in order
 *        OUT/views.c       every name_v.sql below src/
 *        OUT/packs.c       every file below packs/ except README.md
 *        OUT/blob/…        compressed copies
 *
 * The bytes come in by the assembler's .incbin: large literals would cost the compiler seconds. Each generated file
 * holds the digests of its inputs, so it changes, and is compiled again, exactly when they do.
 */
#include "file.h"

#include <ctype.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define ASSETS "src/web/static/assets.txt"

static char *digest(const char *data, size_t n)
{
        unsigned char hash[16];
        char *hex = grab(2 * sizeof hash + 1);
        crypto_generichash(hash, sizeof hash, (const unsigned char *)data, n, NULL, 0);
        return sodium_bin2hex(hex, 2 * sizeof hash + 1, hash, sizeof hash);
}

/* The text as the inside of a C literal. */
static char *quoted(const char *s)
{
        char *out = grab(2 * strlen(s) + 1), *p = out;
        for (; *s; s++) {
                if (*s == '"' || *s == '\\')
                        *p++ = '\\';
                *p++ = *s;
        }
        return out;
}

/* Declares the object blob_K with the bytes of a file. */
static void put_blob(FILE *f, int k, const char *path)
{
        fprintf(f,
                "__asm__(\".section .rodata\\nblob_%d: .incbin \\\"%s\\\"\\n.byte 0\\n.previous\");\n"
                "extern const char blob_%d[];\n",
                k, quoted(path), k);
}

/* Compressed at build time, so that no request pays for it; NULL if that saves nothing. */
static char *gzip(const char *data, size_t n, size_t *out_n)
{
        z_stream z = {0};
        if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
                die("zlib does not start");
        size_t max = deflateBound(&z, n);
        char *out = grab(max);
        z.next_in = (Bytef *)data;
        z.avail_in = (uInt)n;
        z.next_out = (Bytef *)out;
        z.avail_out = (uInt)max;
        if (deflate(&z, Z_FINISH) != Z_STREAM_END)
                die("zlib does not finish");
        *out_n = z.total_out;
        deflateEnd(&z);
        return *out_n < n ? out : NULL;
}

static bool is_text(const char *mime)
{
        return !strncmp(mime, "text/", 5) || !strcmp(mime, "image/svg+xml") ||
               !strcmp(mime, "application/json") || !strcmp(mime, "application/manifest+json");
}

/* One asset: blobs 2k (plain) and 2k+1 (compressed) go to f, the row to rows. */
static void put_asset(FILE *f, FILE *rows, int k, const char *out, const char *url, const char *path,
                      const char *mime)
{
        size_t n, gzip_n = 0;
        const char *data = file_read(path, &n), *packed = is_text(mime) ? gzip(data, n, &gzip_n) : NULL;
        put_blob(f, 2 * k, path);
        if (packed) {
                char *copy = textf("%s/blob/%d.gz", out, k);
                file_write(copy, packed, gzip_n);
                put_blob(f, 2 * k + 1, copy);
        }
        fprintf(rows, "        {S_INIT(\"%s\"), S_INIT(\"%s%s\"), {blob_%d, %zu}, ", quoted(url),
                quoted(mime), is_text(mime) ? "; charset=utf-8" : "", 2 * k, n);
        if (packed)
                fprintf(rows, "{blob_%d, %zu}, ", 2 * k + 1, gzip_n);
        else
                fprintf(rows, "{NULL, 0}, ");
        fprintf(rows, "S_INIT(\"\\\"%s\\\"\")},\n", digest(data, n));
}

/* Rows are collected apart, because the blobs must be declared before the array. */
static void write_c(const char *path, const char *header, const char *array, struct memory *blobs,
                    struct memory *rows, const char *last)
{
        struct memory m;
        fclose(blobs->f);
        fclose(rows->f);
        memory_open(&m);
        fprintf(m.f,
                "/* Written by tools/embed.c. */\n#include \"base/base.h\"\n#include \"%s\"\n\n%s\n%s = {\n%s        %s\n};\n",
                header, blobs->p, array, rows->p, last);
        memory_file(&m, path);
}

static void embed_assets(const char *out)
{
        struct memory blobs, rows;
        memory_open(&blobs);
        memory_open(&rows);
        size_t n;
        char *list = file_exists(ASSETS) ? file_read(ASSETS, &n) : textf("%s", "");
        int line = 0, k = 0;
        for (char *next = list, *text; (text = strsep(&next, "\n"));) {
                char url[200], path[300], mime[100], more[2];
                line++;
                if (text[strspn(text, " \t\r")] == 0 || *text == '#')
                        continue;
                if (sscanf(text, "%199s %299s %99s %1s", url, path, mime, more) != 3 || *url != '/')
                        die("%s:%d: error: a line is: url file mime", ASSETS, line);
                if (!file_exists(path))
                        die("%s:%d: error: %s is missing%s", ASSETS, line, path,
                            strncmp(path, "node_modules/", 13) ? "" : " (npm ci)");
                put_asset(blobs.f, rows.f, k++, out, url, path, mime);
        }
        write_c(textf("%s/assets.c", out), "web/asset.h", "const struct asset all_assets[]", &blobs, &rows,
                "{{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}},");
}

static void embed_migrations(const char *out)
{
        struct paths files = {0};
        struct memory blobs, rows;
        memory_open(&blobs);
        memory_open(&rows);
        file_walk("migrations", &files);
        long last = 0;
        int k = 0;
        for (size_t i = 0; i < files.n; i++) {
                const char *path = files.v[i], *name = path + strlen("migrations/");
                if (!ends_with(path, ".sql"))
                        continue;
                char *rest;
                long number = strtol(name, &rest, 10);
                if (rest != name + 4 || *rest != '-')
                        die("%s: error: a migration is named NNNN-name.sql", path);
                if (number <= last)
                        die("%s: error: the number is taken", path);
                last = number;
                size_t n;
                const char *sql = file_read(path, &n);
                put_blob(blobs.f, k, path);
                fprintf(rows.f, "        {%ld, S_INIT(\"%.*s\"), {blob_%d, %zu}}, /* %s */\n", number,
                        (int)strlen(rest) - 5, rest + 1, k, n, digest(sql, n));
                k++;
        }
        write_c(textf("%s/migrations.c", out), "db/migration.h", "const struct migration all_migrations[]",
                &blobs, &rows, "{0, {NULL, 0}, {NULL, 0}},");
}

static void embed_views(const char *out)
{
        struct paths files = {0};
        struct memory blobs, rows;
        memory_open(&blobs);
        memory_open(&rows);
        file_walk("src", &files);
        int k = 0;
        for (size_t i = 0; i < files.n; i++) {
                const char *path = files.v[i], *name = strrchr(path, '/') + 1;
                if (!ends_with(path, ".sql"))
                        continue;
                if (!ends_with(path, "_v.sql"))
                        die("%s: error: a view is named name_v.sql; tables come about in migrations/", path);
                size_t n;
                const char *sql = file_read(path, &n);
                put_blob(blobs.f, k, path);
                fprintf(rows.f, "        {S_INIT(\"%.*s\"), S_INIT(\"%s\"), {blob_%d, %zu}}, /* %s */\n",
                        (int)strlen(name) - 4, name, path, k, n, digest(sql, n));
                k++;
        }
        write_c(textf("%s/views.c", out), "db/view.h", "const struct view_part all_views[]", &blobs, &rows,
                "{{NULL, 0}, {NULL, 0}, {NULL, 0}},");
}

static void embed_packs(const char *out)
{
        struct paths files = {0};
        struct memory blobs, rows;
        memory_open(&blobs);
        memory_open(&rows);
        file_walk("packs", &files);
        for (size_t i = 0; i < files.n; i++) {
                if (ends_with(files.v[i], "/README.md"))
                        continue;
                size_t n;
                const char *body = file_read(files.v[i], &n);
                put_blob(blobs.f, (int)i, files.v[i]);
                fprintf(rows.f, "        {S_INIT(\"%s\"), {blob_%zu, %zu}}, /* %s */\n",
                        quoted(files.v[i] + strlen("packs/")), i, n, digest(body, n));
        }
        write_c(textf("%s/packs.c", out), "core/packed.h", "const struct packed_file all_pack_files[]",
                &blobs, &rows, "{{NULL, 0}, {NULL, 0}},");
}

int main(int argc, char **argv)
{
        if (argc != 2)
                die("usage: embed OUT");
        if (sodium_init() < 0)
                die("libsodium does not start");
        embed_assets(argv[1]);
        embed_migrations(argv[1]);
        embed_views(argv[1]);
        embed_packs(argv[1]);
        return 0;
}
