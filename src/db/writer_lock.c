#define BASE_BORDER
#include "db/writer_lock.h"

#include <errno.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/stat.h>
#include <time.h>

union semun {
        int val;
        struct semid_ds *buf;
        unsigned short *array;
};

/* Two files with the same key would only wait for each other. */
static key_t key_of(const struct stat *st)
{
        uint64_t h = 14695981039346656037u;
        uint64_t part[2] = {st->st_dev, st->st_ino};
        for (size_t i = 0; i < 2; i++)
                for (int bit = 0; bit < 64; bit += 8)
                        h = (h ^ ((part[i] >> bit) & 0xff)) * 1099511628211u;
        key_t key = (key_t)((h ^ h >> 32) & 0x7fffffff);
        return key == IPC_PRIVATE ? 1 : key;
}

/* Whoever may write to the file may take its lock, also when root was first. */
static void give_to_owner(int id, const struct stat *st)
{
        struct semid_ds ds = {0};
        union semun arg = {.buf = &ds};
        if (semctl(id, 0, IPC_STAT, arg) != 0)
                return;
        ds.sem_perm.uid = st->st_uid;
        ds.sem_perm.gid = st->st_gid;
        ds.sem_perm.mode = (st->st_mode & 0020) ? 0660 : 0600;
        semctl(id, 0, IPC_SET, arg);
}

enum err writer_lock_open(const char *path, struct writer_lock *out)
{
        struct stat st;
        *out = (struct writer_lock){.id = -1, .path = path};
        if (stat(path, &st) != 0)
                return ERR_DOWN;
        key_t key = key_of(&st);
        int id = semget(key, 1, IPC_CREAT | IPC_EXCL | 0600);
        if (id >= 0)
                give_to_owner(id, &st);
        else
                id = semget(key, 1, 0);
        if (id < 0)
                return ERR_DOWN;
        out->id = id;
        return OK;
}

static struct timespec time_left(int64_t until_us)
{
        int64_t left = until_us - clock_monotonic_us();
        if (left < 0)
                left = 0;
        return (struct timespec){.tv_sec = left / 1000000, .tv_nsec = left % 1000000 * 1000};
}

/*
 * Free is 0, taken is 1: a new semaphore is 0, so there is no moment between making and setting it. Both steps are one
 * operation, those who wait stand in one queue, and SEM_UNDO takes the 1 back when the process ends.
 */
enum err writer_lock_take(struct writer_lock *l, int ms)
{
        struct sembuf take[2] = {{0, 0, 0}, {0, 1, SEM_UNDO}};
        int64_t until = clock_monotonic_us() + (int64_t)ms * 1000;
        must(!l->held);
        for (;;) {
                struct timespec left = time_left(until);
                if (l->id < 0 || semtimedop(l->id, take, 2, &left) == 0)
                        break;
                if (errno == EAGAIN)
                        return ERR_BUSY;
                if (errno == EIDRM || errno == EINVAL) /* some systems clear up when a person signs out */
                        TRY(writer_lock_open(l->path, l));
                else if (errno != EINTR)
                        return ERR_DOWN;
        }
        l->held = true;
        return OK;
}

void writer_lock_drop(struct writer_lock *l)
{
        struct sembuf drop = {0, -1, SEM_UNDO | IPC_NOWAIT};
        if (l->held && l->id >= 0)
                while (semop(l->id, &drop, 1) != 0 && errno == EINTR)
                        ;
        l->held = false;
}

void writer_lock_remove(const char *path)
{
        struct stat st;
        int id = stat(path, &st) == 0 ? semget(key_of(&st), 1, 0) : -1;
        if (id >= 0)
                semctl(id, 0, IPC_RMID);
}
