#!/usr/bin/env bash
# Runs shellcheck over every shell script of the project, found by its first line.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
mapfile -t files < <(find . \( -name node_modules -o -name build -o -name .git -o -name .check -o -name data \) -prune \
    -o -type f -exec grep -IlE -m1 '^#!.*\b(ba)?sh\b|^# shellcheck shell=' {} + | sort)
shellcheck "${files[@]}"
echo "${#files[@]} passed, 0 failed"
