# shellcheck shell=bash disable=SC2034,SC2154 # Its variables are those of network.sh.
# Sourced by network.sh: addresses for machines, by a dnsmasq of our own or by the lab's isc-dhcp-server.
# A lease never ends: hours of a guest's time pass in seconds.

dnsmasq_conf() {
    # No DNS, no routes, and no answer to anybody but machines.
    printf '%s\n' port=0 "interface=$bridge" except-interface=lo bind-interfaces dhcp-authoritative no-ping quiet-dhcp 'dhcp-ignore=tag:!known' \
        dhcp-option=option:router dhcp-option=option:dns-server "dhcp-range=${guests%/*},static,$(address "$(mask "${host#*/}")"),infinite" \
        "dhcp-leasefile=$STATE/dnsmasq.leases" "pid-file=$STATE/dnsmasq.pid" "log-facility=$STATE/dnsmasq.log"
    each_machine 'dhcp-host=0a:06:00:00:00:%02x,%s.%d,infinite\n'
}

# The part of dhcpd.conf for machines.
dhcpd_conf() {
    local netmask
    netmask=$(mask "${host#*/}")
    cat <<END
# Machines of Distributor.Experiments. Put it into /etc/dhcp/dhcpd.conf, and INTERFACESv4="$bridge" into /etc/default/isc-dhcp-server.
subnet $(address $(($(number "${host%/*}") & netmask))) netmask $(address "$netmask") {
    authoritative;
    ping-check off;
    deny unknown-clients;
    default-lease-time infinite;
    max-lease-time infinite;
}
END
    each_machine 'host machine-%d { hardware ethernet 0a:06:00:00:00:%02x; fixed-address %s.%d; }\n' "with its name"
}

# each_machine FORMAT [WITH ITS NAME]: FORMAT with each machine's number in its MAC address, and its subnet and number in its address.
each_machine() {
    local n
    for n in $(seq "$machines"); do
        # shellcheck disable=SC2059 # The format is ours.
        printf "$1" ${2:+"$n"} "$n" "${guests%.*}" "$n"
    done
}

start_dnsmasq() {
    [ -z "$(dnsmasq_id)" ] || return 0
    dnsmasq_conf >"$STATE/dnsmasq.conf"
    remedy="Does another DHCP server serve this host (ss -ulpn sport = :67)? End it, or let it serve the machines: network.sh dhcpd-conf, and up --no-dhcp"
    step "serve DHCP on $bridge" dnsmasq "--conf-file=$STATE/dnsmasq.conf"
}

# The process id of our dnsmasq; empty when it does not run.
dnsmasq_id() {
    local id
    id=$(cat "$STATE/dnsmasq.pid" 2>/dev/null) || return 0
    [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$id/cmdline") != *"dnsmasq --conf-file=$STATE/"* ]] || echo "$id"
}

stop_dnsmasq() {
    local id
    id=$(dnsmasq_id)
    [ -n "$id" ] || return 0
    kill "$id"
    timeout 5 tail -s 0.02 --pid="$id" -f /dev/null || kill -9 "$id"
}
