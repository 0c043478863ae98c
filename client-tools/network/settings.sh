# shellcheck shell=bash disable=SC2034,SC2154 # Its variables are those of network.sh.
# Sourced by network.sh: its options, and the checks of what they say.

readonly LAST_MACHINE=240

# The number that an IPv4 address is.
number() {
    [[ $1 =~ ^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$ ]] || return 1
    local byte value=0
    for byte in "${BASH_REMATCH[@]:1}"; do
        [ "$((10#$byte))" -le 255 ] || return 1
        value=$((value * 256 + 10#$byte))
    done
    echo "$value"
}

# The address that a number is.
address() {
    echo "$(($1 >> 24 & 255)).$(($1 >> 16 & 255)).$(($1 >> 8 & 255)).$(($1 & 255))"
}

mask() {
    echo $((0xffffffff << (32 - $1) & 0xffffffff))
}

# overlap ADDRESS/LENGTH ADDRESS/LENGTH
overlap() {
    local shorter=$((${1#*/} < ${2#*/} ? ${1#*/} : ${2#*/}))
    [ $(($(number "${1%/*}") & $(mask "$shorter"))) -eq $(($(number "${2%/*}") & $(mask "$shorter"))) ]
}

# within NUMBER LEAST MOST
within() {
    [[ $1 =~ ^[0-9]{1,3}$ ]] && [ "$((10#$1))" -ge "$2" ] && [ "$((10#$1))" -le "$3" ]
}

read_options() {
    machines=42 user=${SUDO_USER:-$(id -un)} bridge=br0 guests=10.200.45.0/24 host="" uplink=none dhcp=dnsmasq
    while [ $# -gt 0 ]; do
        [ $# -gt 1 ] || [ "$1" = --no-dhcp ] || fail "$1: it needs a value, or is no option" "network.sh --help tells the options."
        case $1 in
            --machines) machines=$2 ;;
            --user) user=$2 ;;
            --bridge) bridge=$2 ;;
            --subnet) guests=$2 ;;
            --host-address) host=$2 ;;
            --uplink) uplink=$2 ;;
            --no-dhcp) dhcp=none && shift && continue ;;
            *) fail "$1 is no option" "network.sh --help tells them." ;;
        esac
        shift 2
    done
    host=${host:-${guests%.*}.254/24}
    check_options
}

check_options() {
    within "$machines" 1 $LAST_MACHINE || fail "--machines $machines: expected a number from 1 to $LAST_MACHINE"
    machines=$((10#$machines))
    id -u "$user" >/dev/null 2>&1 || fail "--user $user: there is no such user"
    [[ $bridge =~ ^[A-Za-z0-9_.-]{1,15}$ ]] || fail "--bridge $bridge: expected a name of at most 15 letters, digits, _ . and -"
    { [[ $guests == *.0/24 ]] && number "${guests%/*}" >/dev/null; } || fail "--subnet $guests: expected A.B.C.0/24, as in 10.200.45.0/24"
    { [[ $host == */* ]] && number "${host%/*}" >/dev/null && within "${host#*/}" 8 24; } ||
        fail "--host-address $host: expected ADDRESS/LENGTH with a length from 8 to 24, as in 10.200.45.254/24"
    overlap "$host" "$guests" || fail "--host-address $host: its network does not hold the machines' $guests"
    local place=$(($(number "${host%/*}") - $(number "${guests%/*}")))
    [ $place -lt 0 ] || [ $place -gt $LAST_MACHINE ] || fail "--host-address $host: $guests keeps .0 to .$LAST_MACHINE for machines"
}

# What the bridge says of itself in its alias (`ip link`): it goes when the bridge goes, and tells everybody whose it is and what it is for. The
# distributor reads `guests` there.
settings_by() {
    echo "distributor guests=$guests host=$host machines=$machines user=$user dhcp=$dhcp uplink=$uplink by=$1"
}

# setting NAME SETTINGS
setting() {
    [[ " $2 " =~ \ $1=([^ ]*)\  ]] && echo "${BASH_REMATCH[1]}"
}
