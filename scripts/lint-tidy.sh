#!/usr/bin/env bash
# clang-tidy over our own C with the checks of .clang-tidy. Each file is one test.
#   scripts/lint-tidy.sh [FILE...]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
mkdir -p .check
files=("$@")
# test/lint, test/collect and test/tpl hold input for the tools, not code of ours.
[ $# -gt 0 ] || mapfile -t files < <(find src tools test/*.c test/fuzz -name '*.c' | sort)
# The shallow mode of the analyser found what the deep one found in a tenth of the time.
FLAGS="--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=mode=shallow"
INCLUDES="-std=c17 -D_GNU_SOURCE -Isrc -Ibuild/san/gen -I. -Itools $(pkg-config --cflags libpq pangocairo | sed 's|-I|-isystem |g')"
export FLAGS INCLUDES
one() {
    local only=()
    # Tests run under the sanitizers, and the analyser does not see that NEED() and must() of another file end them.
    case $1 in test/* | *_test.c) only=(--checks='-clang-analyzer-*') ;; esac
    # shellcheck disable=SC2086  # lists of words
    if clang-tidy --quiet $FLAGS "${only[@]}" "$1" -- $INCLUDES 2>&1 | grep -v '^[0-9]* warnings\? generated'; then
        echo "not ok 1 - $1"
    else
        echo "ok 1 - $1"
    fi
}
export -f one
# shellcheck disable=SC2016  # the inner shell expands it
printf '%s\n' "${files[@]}" | xargs -P "${TIDY_PLACES:-1}" -I{} bash -c 'one "$1"' _ {} | tee .check/tidy.txt
! grep -q '^not ok' .check/tidy.txt
