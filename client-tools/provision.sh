#!/usr/bin/env bash
# Makes a fresh Debian or Ubuntu a machine on which the README's commands work at once: installs QEMU, screen, the bridge's tools and DHCP server,
# the ARM compiler and the .NET SDK (the distribution's, else Microsoft's), then runs setup.sh. Needs root, asks nothing, may be run again.
#   sudo client-tools/provision.sh [--user U]     U builds. Default: who called sudo
set -euo pipefail
self=$(readlink -f "${BASH_SOURCE[0]}")
tools=$(dirname "$self")

fail() {
    printf 'provision.sh: %s\n' "$@" >&2
    exit 1
}

has_package() { [ -n "$(apt-cache policy "$1" | awk '/Candidate:/ && $2 != "(none)"')" ]; }

# Waits for a package manager that works in the background, as on the first start of a cloud's image.
apt() { apt-get -q -o DPkg::Lock::Timeout=300 "$@"; }

install() { DEBIAN_FRONTEND=noninteractive apt install -y --no-install-recommends "$@"; }

has_sdk() { dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

# Microsoft's package adds their registry to apt's.
add_microsofts_packages() {
    curl --fail --silent --show-error --location --output "$work/microsoft.deb" "https://packages.microsoft.com/config/$ID/$VERSION_ID/packages-microsoft-prod.deb" &&
        dpkg --install "$work/microsoft.deb" && apt update
}

case ${1:-} in
    --help) exec sed '/^#!/d; /^#/!Q; s/^# \?//' "$self" ;;
    --user) user=${2:?"--user needs a name"} ;;
    "") user=${SUDO_USER:-$(id -un)} ;;
    *) fail "$1 is no option: provision.sh --help tells them" ;;
esac
home=$(getent passwd "$user" | cut -d: -f6)
[ -n "$home" ] || fail "there is no user $user"
[ "$(id -u)" = 0 ] || fail "needs root: sudo $self"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=/dev/null
. /etc/os-release
[[ " $ID ${ID_LIKE:-} " == *" debian "* ]] || fail "$PRETTY_NAME is no Debian or Ubuntu" \
    "Install by hand: qemu-system-arm, arm-none-eabi-gcc with newlib, make, xz, setpriv, iproute2, dnsmasq, screen, the .NET 10 SDK. Then run client-tools/setup.sh"

echo "provision.sh: 1 of 3: packages"
{ apt update && install qemu-system-arm gcc-arm-none-eabi libnewlib-arm-none-eabi make xz-utils util-linux debian-archive-keyring \
    screen iproute2 bridge-utils dnsmasq-base ca-certificates curl; } ||
    fail "packages cannot be installed (apt-get's words are above)" "Is the network there? On Ubuntu some are in universe: add-apt-repository universe"

echo "provision.sh: 2 of 3: .NET SDK"
has_sdk || { { has_package dotnet-sdk-10.0 || add_microsofts_packages; } && install dotnet-sdk-10.0; } ||
    fail "the .NET 10 SDK cannot be installed (the reason is above)" "Install it as https://dot.net says, so that dotnet is on the PATH of all users, and run this again."

echo "provision.sh: 3 of 3: setup.sh as $user"
runuser -u "$user" -- env HOME="$home" "$tools/setup.sh" || fail "setup.sh failed (its words are above)" "When that is mended, run this again. $user must be able to write to $(dirname "$tools")"
echo "provision.sh: done. Next: client-tools/run.sh; for bridged machines: sudo client-tools/network.sh up"
