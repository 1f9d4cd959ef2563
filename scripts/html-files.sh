#!/usr/bin/env bash
# html-validate over the pages of a folder by the rules of a file: html-files.sh FOLDER RULES. Each page is one test.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
files=("$1"/*.html)
node_modules/.bin/html-validate --config "$2" "${files[@]}"
echo "${#files[@]} passed, 0 failed"
