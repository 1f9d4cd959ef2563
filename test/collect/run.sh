#!/bin/sh
# run.sh COLLECT [update]: src/ gives exactly the files of expected/; a name registered twice is an error.
set -u
collect=$(realpath "$1")
cd "$(dirname "$0")" || exit 2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$collect" "$out" src
[ "${2-}" = update ] && mkdir -p expected && cp "$out"/*.c expected
failed=0
diff -ru expected "$out" || failed=$((failed + 1))
twice=$("$collect" "$out" double 2>&1) && failed=$((failed + 1))
[ "$twice" = "double/b.c:2: error: SQL_IN(same) is already registered at double/a.c:1" ] || failed=$((failed + 1))
echo "$((3 - failed)) passed, $failed failed"
[ $failed = 0 ]
