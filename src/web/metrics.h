/* Counters of all processes of the server, in shared memory. */
#ifndef WEB_METRICS_H
#define WEB_METRICS_H

#include "base/base.h"

/* Before the workers are forked. Without it the counters are the process's own (tests, command line). */
enum err metrics_start(int workers);
void metrics_request(int status, int64_t us);
/* This process is worker number slot (from 0); it is answering a request or waits for one. */
void metrics_busy(int slot, bool busy);
void metrics_restarted(void);
/* Prometheus text format. */
struct str metrics_text(struct arena *a);

#endif
