#!/usr/bin/env bash
# The network of bridged machines: root makes it once, and experiments use it without root. `network.sh --help` tells its commands.
set -euo pipefail

usage() {
    cat <<'END'
network.sh up [OPTION…]           makes a bridge with the host's address, a tap for each machine, and a DHCP server on that bridge alone
network.sh down                   removes exactly what `up` made
network.sh status                 tells what there is; exit code 1 when something is missing
network.sh dhcpd-conf [OPTION…]   prints the machines' part of dhcpd.conf, for labs with isc-dhcp-server
network.sh interfaces [OPTION…]   prints the part of /etc/network/interfaces that makes bridge and taps whenever the host starts

  --machines N          how many, 1 to 240. Default: 42
  --user U              whose experiments use them. Default: who called sudo
  --bridge NAME         default: br0
  --subnet A.B.C.0/24   machine N has the MAC address 0a:06:00:00:00:NN (hexadecimal) and gets A.B.C.N. Default: 10.200.45.0/24
  --host-address A/M    the host's on the bridge; its network holds the subnet. Default: A.B.C.254/24
  --uplink INTERFACE    a free interface that joins the bridge. Default: none
  --no-dhcp             another DHCP server serves the bridge

`up` and `down` need root. Where root alone may open taps, `up` opens /dev/net/tun to all until `down`, as udev does. `up` may be called again, and repairs what is missing. The host's network files stay as they are.
END
}

readonly STATE=/run/distributor-network
readonly INTERFACES=/sys/class/net
readonly TUN=/dev/net/tun
readonly TAP_MARK="distributor by=network.sh"

self=$(readlink -f "${BASH_SOURCE[0]}")
# shellcheck source=network/settings.sh
. "${self%.sh}/settings.sh"
# shellcheck source=network/dhcp.sh
. "${self%.sh}/dhcp.sh"
# shellcheck source=network/interfaces.sh
. "${self%.sh}/interfaces.sh"

fail() {
    printf 'network.sh: %s\n' "$@" >&2
    exit 1
}

# step WHAT COMMAND…: a failure names the step, tells the command's own words, and the remedy.
step() {
    local what=$1 words
    shift
    words=$("$@" 2>&1 9<&-) || fail "cannot $what: ${words:-$1 failed}" "$remedy"
}

require_root() {
    [ "$(id -u)" = 0 ] || fail "needs root: sudo $self $*"
    # One at a time. It is the folder that is locked, so no file is left.
    exec 9</run
    flock 9
}

alias_of() { cat "$INTERFACES/$1/ifalias" 2>/dev/null || true; }

# The bridge that says it is for machines, whoever made it; empty when there is none.
find_bridge() {
    local path
    for path in "$INTERFACES"/*/bridge; do
        path=$(basename "$(dirname "$path")")
        [[ $(alias_of "$path") != "distributor guests="* ]] || echo "$path"
    done
}

refuse_what_is_elsewhere() {
    local there prefix rest tap
    there=$(find_bridge)
    if [ -n "$there" ] && [ "$there $(alias_of "$there")" != "$bridge $(settings_by network.sh)" ]; then
        remedy="It was not made by network.sh up: remove it where it was made."
        [[ $(alias_of "$there") != *by=network.sh ]] || remedy="Remove it first: sudo $self down"
        fail "machines have a network with other settings: $there, $(alias_of "$there")" "$remedy"
    fi
    [ -n "$there" ] || [ ! -e "$INTERFACES/$bridge" ] || fail "$bridge exists, and network.sh did not make it: $(ip -br addr show dev "$bridge" | tr -s ' ')" \
        "Choose another name with --bridge, or remove that one where it was made."
    while read -r prefix rest; do
        case $prefix in
            default) continue ;;
            blackhole | prohibit | unreachable) read -r prefix rest <<<"$rest" ;;
        esac
        [[ $prefix == */* ]] || prefix=$prefix/32
        [[ " $rest " == *" dev $bridge "* ]] || ! overlap "$prefix" "$host" ||
            fail "the network of $host exists elsewhere on this host: $prefix $rest" "Choose another with --subnet, and --host-address."
    done < <(ip -4 -o addr show | awk '{ print $4, "is an address, dev", $2 }' && ip -4 route show)
    for tap in $(taps); do
        [ ! -e "$INTERFACES/$tap" ] || [ "$(alias_of "$tap")" = "$TAP_MARK" ] ||
            fail "$tap exists, and network.sh did not make it" "Remove it where it was made (ip -d link show $tap), or ask for fewer machines."
    done
    [ "$uplink" = none ] || refuse_uplink
}

refuse_uplink() {
    [ -e "$INTERFACES/$uplink" ] || fail "--uplink $uplink: there is no such interface" "There are: $(ls -C -w 0 "$INTERFACES")"
    local master
    master=$(basename "$(readlink "$INTERFACES/$uplink/master" || echo none)")
    [ "$master" = none ] || [ "$master" = "$bridge" ] || fail "--uplink $uplink: it belongs to $master" "Name an interface that nothing uses."
    [ -z "$(ip -4 -o addr show dev "$uplink")" ] || fail "--uplink $uplink: it has an address, which would no longer work" \
        "Name an interface that has none, or let the host's own settings make the bridge: network.sh interfaces"
}

taps() { seq -f 'tap%.0f' "$machines"; }

tap_commands() {
    local tap
    for tap in $(taps); do
        [ -e "$INTERFACES/$tap" ] || echo "tuntap add $tap mode tap user $user"
        echo "link set $tap alias '$TAP_MARK'"
        echo "link set $tap master $bridge addrgenmode none up"
        # Machines see the host and not each other: no machine's traffic gets into another's run.
        echo "link set $tap type bridge_slave isolated on"
    done
}

# As udev does it where there is udev: who may use a tap is said by the tap.
open_tun() {
    local mode
    mode=$(stat -c %a "$TUN" 2>/dev/null) || return 0
    (((0$mode & 06) != 06)) || return 0
    echo "$mode" >"$STATE/tun-mode"
    step "let $user open $TUN" chmod a+rw "$TUN"
}

up() {
    read_options "$@"
    require_root up "$@"
    remedy="Install it: sudo apt-get install iproute2 dnsmasq-base"
    command -v ip >/dev/null || fail "there is no command ip" "$remedy"
    [ "$dhcp" = none ] || command -v dnsmasq >/dev/null || fail "there is no dnsmasq" "$remedy"
    refuse_what_is_elsewhere

    remedy="Has the kernel bridges and taps (modprobe bridge tun), and may you make them here? What was made until now goes with: sudo $self down"
    mkdir -p "$STATE"
    if [ ! -e "$INTERFACES/$bridge" ]; then
        # One that serves a bridge of this name that is gone.
        stop_dnsmasq
        step "make $bridge" ip link add "$bridge" type bridge stp_state 0 forward_delay 0 mcast_snooping 0
        step "name $bridge ours" ip link set "$bridge" alias "$(settings_by network.sh)"
        # Else its address changes with the interfaces that join it.
        step "keep the MAC address of $bridge" ip link set "$bridge" address "$(cat "$INTERFACES/$bridge/address")"
    fi
    step "give $bridge the address $host" ip addr replace "$host" dev "$bridge"
    step "start $bridge" ip link set "$bridge" addrgenmode none up
    [ "$user" = root ] || open_tun
    step "make taps on $bridge for $user" ip -batch - < <(tap_commands)
    if [ "$uplink" != none ]; then
        (($(cat "$INTERFACES/$uplink/flags") & 1)) || touch "$STATE/uplink-was-down"
        step "take $uplink into $bridge" ip link set "$uplink" master "$bridge" up
    fi
    [ "$dhcp" = none ] || start_dnsmasq
}

down() {
    local bridge path interface
    [ $# = 0 ] || fail "down takes no options: it knows what up made"
    require_root down
    remedy="See what holds it: ip -d link"
    stop_dnsmasq
    for bridge in $(find_bridge); do
        [[ $(alias_of "$bridge") == *by=network.sh ]] || continue
        uplink=$(setting uplink "$(alias_of "$bridge")")
        if [ -e "$INTERFACES/$bridge/brif/$uplink" ]; then
            step "take $uplink out of $bridge" ip link set "$uplink" nomaster
            [ ! -e "$STATE/uplink-was-down" ] || step "stop $uplink" ip link set "$uplink" down
        fi
        step "remove $bridge" ip link del "$bridge"
    done
    for path in "$INTERFACES"/tap*; do
        interface=$(basename "$path")
        [ "$(alias_of "$interface")" != "$TAP_MARK" ] || step "remove $interface" ip link del "$interface"
    done
    [ ! -e "$STATE/tun-mode" ] || step "close $TUN" chmod "$(cat "$STATE/tun-mode")" "$TUN"
    rm -rf "$STATE"
}

status() {
    local said wanted id made=() used=() path complete=0
    [ $# = 0 ] || fail "status takes no options"
    bridge=$(find_bridge)
    [ -n "$bridge" ] || fail "there is no network for machines" "Make it: sudo $self up --user $(id -un)"
    said=$(alias_of "$bridge")
    for path in "$INTERFACES/$bridge"/brif/tap*; do
        [ -e "$path" ] || continue
        made+=("$(basename "$path")")
        [ "$(cat "$path/../carrier" 2>/dev/null)" != 1 ] || used+=("$(basename "$path")")
    done
    # A bridge that somebody else named says no more than its guests' addresses.
    wanted=$(setting machines "$said" || echo ${#made[@]})
    echo "bridge:   $bridge, address $(ip -4 -o addr show dev "$bridge" | awk '{ print $4 }'), made by $(setting by "$said" || echo others)"
    echo "machines: ${#made[@]} of $wanted taps, for $(setting user "$said" || echo their owners); in use: ${used[*]:-none}"
    echo "guests:   $(setting guests "$said"), machine N at .N"
    { ip -4 -o addr show dev "$bridge" up | grep -qF " $(setting host "$said") " && [ ${#made[@]} -ge "$wanted" ]; } || complete=1
    if [ "$(setting dhcp "$said" || echo none)" = none ]; then
        echo "DHCP:     by another server"
    else
        id=$(dnsmasq_id)
        echo "DHCP:     $([ -n "$id" ] && echo "dnsmasq, process $id, log $STATE/dnsmasq.log" || echo "does not run")"
        [ -n "$id" ] || complete=1
    fi
    [ $complete = 0 ] || fail "something is missing" "Repair it where it was made; for network.sh: sudo $self up, with the options from before"
}

command=${1:---help}
shift || true
case $command in
    up | down | status) "$command" "$@" ;;
    dhcpd-conf) read_options "$@" && dhcpd_conf ;;
    interfaces) read_options "$@" && interfaces ;;
    --help) usage ;;
    *) fail "$command is no command" "network.sh --help tells them." ;;
esac
