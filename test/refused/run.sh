#!/bin/sh
# run.sh COMPILER FLAG...: every NAME.txt is refused with the message of its first line; everything in right/ compiles.
set -u
here=$(dirname "$0")
sample=$(mktemp "${TMPDIR:-/tmp}/fallnetz-refused.XXXXXX")
trap 'rm -f "$sample"' EXIT
passed=0 failed=0
compile() { "$@" -fsyntax-only -x c "$sample" 2>&1; }

for text in "$here"/*.txt; do
    message=$(head -n 1 "$text")
    tail -n +2 "$text" >"$sample"
    if said=$(compile "$@"); then
        echo "$text: compiles"
        failed=$((failed + 1))
    elif printf '%s\n' "$said" | grep -qF -- "$message"; then
        passed=$((passed + 1))
    else
        printf '%s: nothing says: %s\n%s\n' "$text" "$message" "$said"
        failed=$((failed + 1))
    fi
done
for text in "$here"/right/*.c; do
    cp "$text" "$sample"
    if compile "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
