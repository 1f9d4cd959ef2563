#!/bin/sh
# run.sh LINT [update]: the findings in bad/ are exactly those of bad.txt; good/ has none.
set -u
lint=$(realpath "$1")
cd "$(dirname "$0")" || exit 2
[ "${2-}" = update ] && "$lint" bad >bad.txt
failed=0
"$lint" bad | diff -u bad.txt - || failed=$((failed + 1))
"$lint" good | diff -u /dev/null - || failed=$((failed + 1))
[ -s bad.txt ] || failed=$((failed + 1))
echo "$((2 - failed)) passed, $failed failed"
[ $failed = 0 ]
