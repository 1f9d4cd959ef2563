#define BASE_BORDER
#include "db/backup.h"

#include "db/db_inner.h"
#include "db/db_sqlite.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct str db_file(struct db *db)
{
        return db_is_pgsql(db) ? S("") : str_of(sqlite3_db_filename(sqlite_handle(db->conn), "main"));
}

/* Readable for the owner only, and not there before it is whole. */
static enum err create(const char *path)
{
        int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0)
                return ERR_DOWN;
        close(fd);
        return OK;
}

static enum err copy(sqlite3 *from, sqlite3 *to)
{
        sqlite3_backup *b = sqlite3_backup_init(to, "main", from, "main");
        if (!b)
                return sqlite_err(sqlite3_extended_errcode(to));
        int code = sqlite3_backup_step(b, -1);
        int end = sqlite3_backup_finish(b);
        return sqlite_err(code == SQLITE_DONE ? end : code);
}

static enum err copy_to(sqlite3 *from, const char *path)
{
        sqlite3 *to = NULL;
        int code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE, NULL);
        enum err e = sqlite_err(code);
        if (e == OK)
                e = copy(from, to);
        if (sqlite3_close(to) != SQLITE_OK && e == OK)
                e = ERR_INTERNAL;
        return e;
}

static enum err sync_file(const char *path)
{
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        enum err e = fd >= 0 && fsync(fd) == 0 ? OK : ERR_FULL;
        if (fd >= 0)
                close(fd);
        return e;
}

enum err db_backup(struct db *db, struct arena *a, struct str path)
{
        if (db_is_pgsql(db))
                return ERR_INVALID;
        const char *part = str_c(a, str_join(a, path, S(".part")));
        TRY(create(part));
        enum err e = copy_to(sqlite_handle(db->conn), part);
        if (e == OK)
                e = sync_file(part);
        if (e == OK && rename(part, str_c(a, path)) != 0)
                e = ERR_DOWN;
        if (e != OK)
                unlink(part);
        return e;
}
