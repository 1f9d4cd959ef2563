#!/usr/bin/env bash
# Installs what is missing, and does nothing (in a tenth of a second, without network) when nothing is.
#   scripts/install.sh SET...        sets of scripts/packages.txt: build run check
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
[ $# -gt 0 ] || die "usage: scripts/install.sh build|run|check ..."

wanted_packages() {
    local set
    for set in "$@"; do
        awk -v set="$set" '$1 == set { print $2 }' "$ROOT/scripts/packages.txt"
    done
    # Node may have come from elsewhere than Debian; then its packages are not needed.
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
}

missing_packages() {
    local wanted
    mapfile -t wanted < <(wanted_packages "$@")
    comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^ii  *//p' | sort -u)
}

# Debian's package would create a cluster and start it on port 5432. Nobody asked for that: the check makes its own.
# A drop-in that exists only during the installation keeps it from doing so.
NO_CLUSTER=/etc/postgresql-common/createcluster.d/fallnetz.conf
install_packages() {
    local apt=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    say "Installing $*"
    as_root "${apt[@]}" update </dev/null
    if printf '%s\n' "$@" | grep -qx postgresql; then
        as_root mkdir -p "$(dirname "$NO_CLUSTER")"
        echo 'create_main_cluster = false' | as_root tee "$NO_CLUSTER" >/dev/null
    fi
    local status=0
    as_root "${apt[@]}" install --no-install-recommends -o Dpkg::Options::=--force-confold "$@" </dev/null || status=$?
    [ ! -e "$NO_CLUSTER" ] || as_root rm -f "$NO_CLUSTER"
    return $status
}

if command -v dpkg-query >/dev/null; then
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}" || die "Could not install: ${missing[*]}"
else
    say "This is not Debian: please install what scripts/packages.txt names by the means of your system."
fi
case " $* " in
    *" check "*) "$ROOT/scripts/node-packages.sh" check ;;
    *" build "*) "$ROOT/scripts/node-packages.sh" build ;;
esac
