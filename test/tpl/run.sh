#!/bin/sh
# run.sh TPL [update]: compiles ok/*.html and compares with the .c beside it; bad/*.html must fail with the message that
# their first line states as % /* LINE:COLUMN: message */. "update" writes the expected files anew, for review.
set -u
tpl=$(realpath "$1")
cd "$(dirname "$0")" || exit 2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
passed=0 failed=0
result() {
        if [ "$1" = 0 ]; then
                passed=$((passed + 1))
                echo "ok   $2"
        else
                failed=$((failed + 1))
                echo "fail $2"
        fi
}
for f in ok/*.html; do
        "$tpl" "$f" "$out/c" 2>"$out/err"
        [ -s "$out/err" ] && cat "$out/err"
        [ "${2-}" = update ] && cp "$out/c" "${f%.html}.c"
        diff -u "${f%.html}.c" "$out/c"
        result $? "$f"
done
for f in bad/*.html; do
        want=$(sed -n '1s,^% /\* \([0-9]*:[0-9]*\): \(.*\) \*/$,\1: error: \2,p' "$f")
        got=$("$tpl" "$f" "$out/c" 2>&1)
        [ -n "$want" ] && [ "$got" = "$f:$want" ]
        bad=$?
        [ $bad = 0 ] || printf '  want %s\n  got  %s\n' "$f:$want" "$got"
        result $bad "$f"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
