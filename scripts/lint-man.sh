#!/usr/bin/env bash
# The manual page: no warning of mandoc, and nothing missing that the program itself names.
#   scripts/lint-man.sh [PROGRAM]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
program=${1:-build/san/fallnetz}
page=docs/fallnetz.1
mandoc -T lint -W warning "$page"

missing=0
usage=$("$program" 2>&1 || true)
text=$(mandoc -T ascii "$page" | sed 's/.\x08//g')
while read -r word; do
    grep -qw -- "$word" <<<"$text" || {
        say "$page: $word is missing"
        missing=$((missing + 1))
    }
done < <(grep -oE -- '--[a-z]+|^  fallnetz [a-z]+' <<<"$usage" | sed 's/^  fallnetz //' | sort -u)
[ "$missing" = 0 ] && echo "1 passed, 0 failed"
