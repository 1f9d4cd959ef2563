#!/usr/bin/env bash
# Fetches the node packages that package-lock.json pins, unless they are there.
#   scripts/node-packages.sh build     what the build embeds (dependencies)
#   scripts/node-packages.sh check     what the tests need as well (devDependencies)
# The stamp holds the checksum of the lock file: a checkout that changes only times fetches nothing. Once the packages of
# the tests are there, a build that finds a new lock file fetches them again too, so that nobody loses them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
set=${1-}
[ "$set" = build ] || [ "$set" = check ] || die "usage: scripts/node-packages.sh build|check"

stamp=node_modules/.installed-for
sum=$(sha256sum package-lock.json | cut -d' ' -f1)
had=$(cat $stamp 2>/dev/null || true)
if [ "$had" = "check $sum" ] || [ "$had" = "$set $sum" ]; then
    # For make, which goes by times.
    [ node_modules/.package-lock.json -nt package-lock.json ] || touch node_modules/.package-lock.json
    exit
fi
omit=()
case $set:$had in
    check:* | build:check*) set=check ;;
    *) omit=(--omit=dev) ;;
esac
say "Installing node packages"
npm ci --no-audit --no-fund "${omit[@]}" </dev/null
echo "$set $sum" >$stamp
