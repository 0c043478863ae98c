#!/usr/bin/env bash
# Installs what is missing, and builds the guest, its programs and the C# solution. Quick and silent when there is nothing to do.
#   client-tools/setup.sh [--for-tests]     --for-tests also installs what only the project's own tests need
set -euo pipefail
[ "${1:-}" != --help ] || exec sed '/^#!/d; /^#/!Q; s/^# \?//' "$0"
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    echo "setup.sh: $1" >&2
    exit 1
}

missing_packages() {
    command -v qemu-system-arm >/dev/null || echo qemu-system-arm
    command -v arm-none-eabi-gcc >/dev/null || echo gcc-arm-none-eabi
    [ -e /usr/lib/arm-none-eabi/include/string.h ] || [ -e /usr/include/newlib/string.h ] || echo libnewlib-arm-none-eabi
    command -v make >/dev/null || echo make
    command -v xz >/dev/null || echo xz-utils
    command -v setpriv >/dev/null || echo util-linux
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || echo debian-archive-keyring
    if [ "${1:-}" = --for-tests ]; then
        command -v gcc >/dev/null || echo gcc libc6-dev
        command -v screen >/dev/null || echo screen
        # Tests of bridged machines; they also use isc-dhcp-server and ifupdown where those are there.
        command -v ip >/dev/null || echo iproute2
        [ -x /usr/sbin/dnsmasq ] || echo dnsmasq-base
    fi
}

install_packages() {
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "these packages are missing: $*. Run as root: apt-get install $*"
        as_root=(sudo)
    fi
    echo "setup.sh: installing $*"
    if ! { quietly "${as_root[@]}" apt-get update -q &&
        quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"; }; then
        fail "apt-get could not install $* (its output is above)"
    fi
}

# A command whose output matters only when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    [ "$status" = 0 ] || cat "$log" >&2
    rm -f "$log"
    return "$status"
}

changed_since() {
    [ ! -e "$1" ] || [ -n "$(find src packages tests experiments client-tools ./*.sln ./*.props global.json src/guest/build/image.elf src/guest/build/programs \
        \( -name bin -o -name obj -o -name TestResults -o -path src/guest -o -path tests/guest \) -prune -o -type f -newer "$1" -print -quit)" ]
}

command -v dotnet >/dev/null || fail "the .NET SDK is missing: install dotnet-sdk-10.0 (https://dot.net)"

mapfile -t packages < <(missing_packages "$@" | tr ' ' '\n')
[ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"

src/guest/fetch-lwip.sh
make --silent -j2 -C src/guest

stamp=src/guest/build/.solution-built
if changed_since "$stamp"; then
    echo "setup.sh: building the solution"
    started=$(mktemp)
    quietly dotnet build Distributor.Experiments.sln --nologo --verbosity quiet || fail "the solution does not build"
    # The time of the build's start: a file that changed meanwhile is built next time.
    mv "$started" "$stamp"
fi
