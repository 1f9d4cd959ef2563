# shellcheck shell=bash
# Sourced by ./check: steps that run beside each other, their logs, results and times.
#   step NAME COMMAND...   starts a step as soon as a place is free; its output goes to .check/logs/NAME.log
#   steps_wait             until every step that was started has ended
#   steps_summary          one last line with the sum; the exit status says whether anything failed
LOGS=$ROOT/.check/logs
PLACES=$(nproc)
STEP_LIMIT=${STEP_LIMIT:-900}
declare -A step_name=() step_begin=()
sum_passed=0 sum_failed=0
rm -rf "$LOGS"
mkdir -p "$LOGS"

step_ended() {
    local pid=$1 status=$2 name counts passed failed mark=ok
    name=${step_name[$pid]}
    counts=$("$ROOT/scripts/count.sh" "$LOGS/$name.log" "$status")
    passed=${counts% *} failed=${counts#* }
    sum_passed=$((sum_passed + passed)) sum_failed=$((sum_failed + failed))
    [ "$failed" = 0 ] || mark=FAIL
    printf '%-4s %-16s %5d passed %4d failed %5d s\n' "$mark" "$name" "$passed" "$failed" $((SECONDS - step_begin[$pid]))
    if [ "$failed" != 0 ]; then
        [ "$status" != 124 ] || echo "     stopped after $STEP_LIMIT s"
        tail -n 60 "$LOGS/$name.log" | cut -c1-240 | sed 's/^/     | /'
        echo "     whole log: .check/logs/$name.log"
    fi
    unset "step_name[$pid]" "step_begin[$pid]"
}

step_wait_one() {
    local pid='' status=0
    wait -n -p pid "${!step_name[@]}" || status=$?
    [ -z "$pid" ] || step_ended "$pid" "$status"
}

step() {
    local name=$1 pid
    shift
    while [ ${#step_name[@]} -ge "$PLACES" ]; do step_wait_one; done
    timeout -k 20 "$STEP_LIMIT" "$@" >"$LOGS/$name.log" 2>&1 </dev/null &
    pid=$!
    step_name[$pid]=$name step_begin[$pid]=$SECONDS
}

steps_wait() {
    while [ ${#step_name[@]} -gt 0 ]; do step_wait_one; done
}

# For the way out: ends what still runs (timeout passes the signal on to what it started).
steps_stop() {
    local pid
    for pid in "${!step_name[@]}"; do kill "$pid" 2>/dev/null || true; done
    [ ${#step_name[@]} -eq 0 ] || wait "${!step_name[@]}" 2>/dev/null || true
}

steps_summary() {
    echo "$((SECONDS / 60)) min $((SECONDS % 60)) s"
    echo "$sum_passed passed, $sum_failed failed"
    [ "$sum_failed" = 0 ] && [ "$sum_passed" -gt 0 ]
}
