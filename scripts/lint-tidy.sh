#!/usr/bin/env bash
# clang-tidy over our own C with the checks of .clang-tidy. Each file is one test.
#   scripts/lint-tidy.sh [FILE...]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
files=("$@")
[ $# -gt 0 ] || mapfile -t files < <(find src test tools -name '*.c' | sort)
one() {
    if clang-tidy --quiet "$1" -- -std=c17 -D_GNU_SOURCE -Isrc -Ibuild/san/gen -I. -Itools 2>&1 | grep -v '^[0-9]* warnings\? generated'; then
        echo "not ok 1 - $1"
    else
        echo "ok 1 - $1"
    fi
}
export -f one
# shellcheck disable=SC2016  # the inner shell expands it
printf '%s\n' "${files[@]}" | xargs -P "${TIDY_PLACES:-1}" -I{} bash -c 'one "$1"' _ {} | tee .check/tidy.txt
! grep -q '^not ok' .check/tidy.txt
