#!/usr/bin/env bash
# cppcheck over our own C; it knows nothing of the system's headers and need not.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
mkdir -p .check/cppcheck
cppcheck --quiet --std=c11 --language=c --enable=warning,performance,portability --inline-suppr \
    --library=scripts/cppcheck.cfg --suppressions-list=scripts/cppcheck.txt --error-exitcode=1 --cppcheck-build-dir=.check/cppcheck \
    -D_GNU_SOURCE -Isrc -I. -Itools -Ibuild/san/gen --template='{file}:{line}: {id}: {message}' src tools
