#!/usr/bin/env bash
# cppcheck over the program and the tools; it knows nothing of the system's headers and need not. Each file is one test.
# Tests are left to the compilers, clang-tidy and the sanitizers: cppcheck does not understand their macros.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
mapfile -t files < <(find src tools -name '*.c' ! -name '*_test.c' | sort)
mkdir -p .check/cppcheck
cppcheck --quiet --std=c11 --language=c --enable=warning,performance,portability --inline-suppr \
    --library=scripts/cppcheck.cfg --suppressions-list=scripts/cppcheck.txt --error-exitcode=1 --cppcheck-build-dir=.check/cppcheck \
    -D_GNU_SOURCE -Isrc -I. -Itools -Ibuild/san/gen --template='{file}:{line}: {id}: {message}' \
    "${files[@]}"
echo "${#files[@]} passed, 0 failed"
