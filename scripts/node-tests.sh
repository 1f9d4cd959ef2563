#!/usr/bin/env bash
# Node's own test runner over test files, or over all *.test.mjs of folders, with a reporter that counts only real tests.
#   scripts/node-tests.sh FILE|FOLDER...
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
mapfile -t files < <(find "$@" -name '*.test.mjs' | sort)
[ ${#files[@]} -gt 0 ] || die "No *.test.mjs in $*."
# Pages are checked once per run, whichever file comes first.
FALLNETZ_VISITS=$(mktemp -d)
export FALLNETZ_VISITS
trap 'rm -rf "$FALLNETZ_VISITS"' EXIT
node --test --test-reporter=./test/browser/lib/reporter.mjs "${files[@]}"
