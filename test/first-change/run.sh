#!/usr/bin/env bash
# Works through docs/first-change.md in a copy of the checkout, as its reader does, and fails where it is not true.
#   test/first-change/run.sh [DOCUMENT]
# What was built with sanitizers (or else for developers) is copied too, so that only what changes is compiled. KEEP=1 leaves the copy.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
document=$(realpath "${1:-$ROOT/docs/first-change.md}")
samples=$ROOT/test/first-change/wrong
copy=$(mktemp -d "${TMPDIR:-/tmp}/fallnetz-first-change.XXXXXX")
passed=0 failed=0

leave() {
    local status=$?
    if [ -n "${KEEP-}" ]; then say "The copy: $copy"; else rm -rf "$copy"; fi
    exit $status
}
trap leave EXIT

note() {
    if [ "$1" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        say "FAILED: ${*:2}"
    fi
}

free_port() {
    local port
    while port=$((20000 + RANDOM % 20000)) && port_taken "$port"; do :; done
    echo "$port"
}

# The sources as they are, their packages by link, what was built with its times. "build/dev" is then the other name of build/san:
# the document says build/dev, and with VARIANT=san make builds there.
copy_checkout() {
    local part variant=''
    tar -C "$ROOT" --exclude=./.git --exclude=./build --exclude=./.check --exclude=./data --exclude=./node_modules -cf - . | tar -C "$copy" -xf -
    ln -s "$ROOT/node_modules" "$copy/node_modules"
    for part in san dev; do
        if [ -z "$variant" ] && [ -e "$ROOT/build/$part/fallnetz-test" ]; then variant=$part; fi
    done
    [ -n "$variant" ] || return 0
    mkdir -p "$copy/build/$variant"
    for part in flags objects gen obj tools libfallnetz.a fallnetz fallnetz-test; do
        cp -a "$ROOT/build/$variant/$part" "$copy/build/$variant/" 2>/dev/null || true
    done
    [ "$variant" = dev ] || ln -s "$variant" "$copy/build/dev"
    export VARIANT=$variant
}

# Blocks of the document, one file each: NNN.kind, first line what stands behind the fence.
split_document() {
    awk -v out="$copy/.blocks" '
        /^```/ { if (inside) { close(file); inside = 0 } else { inside = 1; info = substr($0, 4); split(info, word, " ")
                 file = sprintf("%s/%03d.%s", out, ++n, word[1]); print info > file }; next }
        inside { print > file }' "$document"
}

# Commands run in one shell each, in the folder of the copy; the output stays for the block that says what it must be.
run_commands() {
    local status=0
    {
        echo "trap 'kill \$(jobs -p) 2>/dev/null || true' EXIT"
        tail -n +2 "$1" | sed "s/8090/$port/g; s/^make -j2/make -j$(nproc)/"
    } >"$copy/.commands"
    bash -eo pipefail "$copy/.commands" >"$copy/.output" 2>&1 </dev/null || status=$?
    sed 's/^/    /' "$copy/.output" # indented: counts of the reader's tests are not ours
    note $status "the commands of $1 end with status $status: $(tail -n +2 "$1" | head -n 1)"
}

check_output() {
    local line
    while IFS= read -r line; do
        grep -qF -- "$line" "$copy/.output"
        note $? "the output has no line with: $line"
    done < <(tail -n +2 "$1")
}

write_block() {
    local info=$1 block=$2 path
    path=${info##*=}
    mkdir -p "$(dirname "$path")"
    if [[ $info == *append=* ]]; then tail -n +2 "$block" >>"$path"; else tail -n +2 "$block" >"$path"; fi
}

work_through() {
    local block info
    for block in .blocks/*; do
        info=$(head -n 1 "$block")
        say "== $info"
        case $info in
            sh) run_commands "$block" ;;
            diff)
                tail -n +2 "$block" | patch -p1 --no-backup-if-mismatch
                note $? "this difference does not fit any more: $block"
                ;;
            text) check_output "$block" ;;
            *file=* | *append=*) write_block "$info" "$block" ;;
            *) note 1 "a block without a meaning: $info" ;;
        esac
    done
}

# Section 9: every message of its table is what the compiler or the lint says about one of the samples.
provoke() {
    local sample path target=() def
    for sample in "$samples"/*.txt; do
        path=$(head -n 1 "$sample")
        if [[ $path == *.def ]]; then
            def=$(cat "$path")
            tail -n +2 "$sample" >>"$path"
            make -k "build/${VARIANT:-dev}/obj/${path%.def}.o" || true
            printf '%s\n' "$def" >"$path"
        else
            mkdir -p "$(dirname "$path")"
            tail -n +2 "$sample" >"$path"
            [[ $path == *twice* ]] || target+=("build/${VARIANT:-dev}/obj/${path%.c}.o")
        fi
    done
    make -k "${target[@]}" || true
    make lint || true
    rm -f src/domain/people/wrong_* && rm -r src/domain/wrong_folder
    make -j"$(nproc)" test-bin
    build/dev/fallnetz-test route || true
}

# shellcheck disable=SC2016  # backticks of the table
table_messages() { awk -F'`' '/^\| `/ { print $2 }' "$document"; }

check_messages() {
    local message
    provoke >.messages 2>&1
    while IFS= read -r message; do
        grep -qF -- "$message" .messages
        note $? "nothing says: $message"
    done < <(table_messages)
}

copy_checkout
mkdir "$copy/.blocks"
split_document
cd "$copy"
port=$(free_port)
set +e
work_through
check_messages
say "$passed passed, $failed failed"
[ "$failed" = 0 ]
