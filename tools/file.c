#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

_Noreturn void die(const char *format, ...)
{
        va_list args;
        va_start(args, format);
        fflush(stdout);
        vfprintf(stderr, format, args);
        fputc('\n', stderr);
        va_end(args);
        exit(2);
}

void *grab(size_t size)
{
        void *p = calloc(1, size ? size : 1);
        if (!p)
                die("out of memory");
        return p;
}

char *textf(const char *format, ...)
{
        char *text = NULL;
        va_list args;
        va_start(args, format);
        if (vasprintf(&text, format, args) < 0)
                die("out of memory");
        va_end(args);
        return text;
}

bool ends_with(const char *s, const char *end)
{
        size_t n = strlen(s), m = strlen(end);
        return n >= m && !strcmp(s + n - m, end);
}

char *file_read(const char *path, size_t *n)
{
        FILE *f = fopen(path, "rb");
        if (!f)
                die("%s: %s", path, strerror(errno));
        struct stat st;
        if (fstat(fileno(f), &st))
                die("%s: %s", path, strerror(errno));
        size_t size = (size_t)st.st_size;
        char *p = grab(size + 1);
        if (fread(p, 1, size, f) != size)
                die("%s: cannot be read", path);
        fclose(f);
        *n = size;
        return p;
}

bool file_exists(const char *path)
{
        struct stat st;
        return !stat(path, &st) && S_ISREG(st.st_mode);
}

static void make_folders(const char *path)
{
        char *copy = textf("%s", path);
        for (char *p = copy + 1; *p; p++) {
                if (*p != '/')
                        continue;
                *p = 0;
                if (mkdir(copy, 0777) && errno != EEXIST)
                        die("%s: %s", copy, strerror(errno));
                *p = '/';
        }
        free(copy);
}

void file_write(const char *path, const char *data, size_t n)
{
        if (file_exists(path)) {
                size_t old_n;
                char *old = file_read(path, &old_n);
                bool same = old_n == n && !memcmp(old, data, n);
                free(old);
                if (same)
                        return;
        }
        make_folders(path);
        char *fresh = textf("%s.new", path);
        FILE *f = fopen(fresh, "wb");
        if (!f || fwrite(data, 1, n, f) != n || fclose(f) || rename(fresh, path))
                die("%s: %s", path, strerror(errno));
        free(fresh);
}

void paths_add(struct paths *list, const char *path)
{
        list->v = reallocarray(list->v, list->n + 1, sizeof *list->v);
        if (!list->v)
                die("out of memory");
        list->v[list->n++] = textf("%s", path);
}

static int visible(const struct dirent *d)
{
        return d->d_name[0] != '.';
}

static int bytewise(const struct dirent **a, const struct dirent **b)
{
        return strcmp((*a)->d_name, (*b)->d_name);
}

void file_walk(const char *dir, struct paths *out)
{
        struct dirent **list;
        int n = scandir(dir, &list, visible, bytewise);
        for (int i = 0; i < n; i++) {
                char *path = textf("%s/%s", dir, list[i]->d_name);
                struct stat st;
                if (!stat(path, &st) && S_ISDIR(st.st_mode))
                        file_walk(path, out);
                else if (file_exists(path))
                        paths_add(out, path);
                free(path);
                free(list[i]);
        }
        if (n >= 0)
                free(list);
}

void memory_open(struct memory *m)
{
        *m = (struct memory){0};
        m->f = open_memstream(&m->p, &m->n);
        if (!m->f)
                die("out of memory");
}

void memory_file(struct memory *m, const char *path)
{
        if (fclose(m->f))
                die("out of memory");
        file_write(path, m->p, m->n);
        free(m->p);
}
