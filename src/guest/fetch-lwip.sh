#!/bin/sh
# Fetches the source of lwIP, the guest's TCP/IP stack, from Debian bookworm and unpacks it into build/lwip.
# It uses an apt configuration of its own, so that it needs neither root nor a deb-src line in the user's sources, and changes neither.
# Says nothing and does nothing when the source is there already.
set -eu

version=2.1.3+dfsg1
sha256=0a8276d09fc4e97bbba2f953d74af2388fc2195ea156be9d7589e297a68fde24
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

here=$(cd "$(dirname "$0")" && pwd)
target=$here/build/lwip
stamp=$target/.sha256

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sha256" ]; then
    exit 0
fi

fail() {
    echo "fetch-lwip.sh: $1" >&2
    echo "fetch-lwip.sh: the guest cannot be built without lwIP $version; as an alternative, unpack its source into $target yourself and write $sha256 into $stamp" >&2
    exit 1
}

command -v apt-get >/dev/null || fail "there is no apt-get on this machine"
command -v xz >/dev/null || fail "there is no xz on this machine: install the package xz-utils"
[ -r "$keyring" ] || fail "$keyring is missing: install the package debian-archive-keyring"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
# apt drops root's rights to download, and must still be able to write here.
chmod 755 "$work"
mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/download"
echo "deb-src [signed-by=$keyring] http://deb.debian.org/debian bookworm main" >"$work/sources.list"
cat >"$work/apt.conf" <<EOF
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State "$work/state";
Dir::State::status "/dev/null";
Dir::Cache "$work/cache";
APT::Sandbox::User "root";
#clear APT::Update::Post-Invoke;
EOF

(
    cd "$work/download"
    export APT_CONFIG="$work/apt.conf"
    apt-get -q update && apt-get -q source --download-only --tar-only lwip
) >"$work/apt.log" 2>&1 || {
    cat "$work/apt.log" >&2
    fail "apt-get could not download the source package lwip from deb.debian.org (its output is above)"
}

archive=$work/download/lwip_$version.orig.tar.xz
[ -f "$archive" ] || fail "Debian bookworm has another version than $version: $(ls "$work/download")"
echo "$sha256  $archive" | sha256sum --check --status ||
    fail "lwip_$version.orig.tar.xz has the SHA-256 $(sha256sum <"$archive" | cut -d' ' -f1), expected $sha256"

# Unpack beside the target and rename, so that an interrupted run leaves nothing that looks complete.
mkdir -p "$here/build"
rm -rf "$target" "$target.new"
mkdir "$target.new"
tar -xJf "$archive" -C "$target.new" --strip-components=1
echo "$sha256" >"$target.new/.sha256"
mv "$target.new" "$target"
