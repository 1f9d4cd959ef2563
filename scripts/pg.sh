#!/usr/bin/env bash
# A PostgreSQL cluster for one run of the tests: reachable through a socket in a folder of its own, by nobody else.
#   scripts/pg.sh start LINK     makes and starts it, prints its address (postgresql://…); LINK points to its folder
#   scripts/pg.sh stop LINK      stops it by process id and removes it
# Run as root it belongs to the user postgres (PostgreSQL refuses root), and lives in the temporary folder because
# that user may not be able to see the checkout; a socket's path must be short as well.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

newest_bin() {
    local dir
    dir=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$dir" ] || die "PostgreSQL is not installed (scripts/install.sh check)."
    echo "$dir"
}

as_owner() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        "$@"
    fi
}

# The data do not outlive the run, so nothing waits for the disk. C.UTF-8 exists everywhere; Fallnetz folds its own keys.
start() {
    local link=$1 bin dir
    stop "$link"
    bin=$(newest_bin)
    dir=$(mktemp -d "${TMPDIR:-/tmp}/fallnetz-pg.XXXXXX")
    mkdir -p "$(dirname "$link")"
    ln -sfn "$dir" "$link"
    [ "$(id -u)" != 0 ] || chown postgres: "$dir"
    as_owner "$bin/initdb" -D "$dir/data" -U fallnetz -A trust -E UTF8 --locale=C.UTF-8 --no-sync >&2
    as_owner tee -a "$dir/data/postgresql.conf" >/dev/null <<EOF
listen_addresses = ''
unix_socket_directories = '$dir'
max_connections = 200
fsync = off
full_page_writes = off
synchronous_commit = off
EOF
    as_owner "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 start >&2 || {
        cat "$dir/log" >&2
        die "PostgreSQL did not start."
    }
    as_owner "$bin/createdb" -h "$dir" -U fallnetz fallnetz
    echo "postgresql:///fallnetz?host=$dir&user=fallnetz"
}

stop() {
    local dir pid
    dir=$(readlink "$1" 2>/dev/null) || return 0
    case $dir in
        */fallnetz-pg.*) ;;
        *) die "$1 does not point to a cluster of ours." ;;
    esac
    pid=$(head -n 1 "$dir/data/postmaster.pid" 2>/dev/null || true)
    # The number may belong to somebody else after a restart of the machine: only a process that works in this folder is ours.
    if [ -n "$pid" ] && [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$dir/data" ]; then
        kill -INT "$pid"
        for _ in {1..300}; do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
        ! kill -0 "$pid" 2>/dev/null || kill -QUIT "$pid"
    fi
    rm -rf "$dir"
    rm -f "$1"
}

case ${1-} in
    start | stop) [ $# = 2 ] && "$1" "$2" ;;
    *) die "usage: scripts/pg.sh start|stop LINK" ;;
esac
