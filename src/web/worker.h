/* What the children of the server do. Each has a database connection of its own. */
#ifndef WEB_WORKER_H
#define WEB_WORKER_H

#include "web/serve.h"

struct worker_place {
        int listen_fd, stop_fd, slot;
        bool outside; /* of the public listener */
};
/* All return the exit status of the process. stop_fd becomes readable when the process shall end. */
int worker_run(const struct serve_config *c, const struct worker_place *at);
int job_worker_run(const struct serve_config *c, int stop_fd);
int errand_worker_run(const struct serve_config *c, int stop_fd);

#endif
