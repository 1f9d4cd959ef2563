#!/usr/bin/env bash
# html-validate over the pages of a folder; each file is one test.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
files=("$1"/*.html)
node_modules/.bin/html-validate "${files[@]}"
echo "${#files[@]} passed, 0 failed"
