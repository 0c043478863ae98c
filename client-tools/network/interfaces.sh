# shellcheck shell=bash disable=SC2034,SC2154 # Its variables are those of network.sh.
# Sourced by network.sh: the same bridge and taps, made by ifupdown.

# The part of /etc/network/interfaces.
interfaces() {
    cat <<END
# Machines of Distributor.Experiments: a bridge with the host's address, and a tap for each machine.
# A DHCP server must serve $bridge: network.sh dhcpd-conf.
auto $bridge
iface $bridge inet static
    address $host
    pre-up ip link add $bridge type bridge stp_state 0 forward_delay 0 mcast_snooping 0
    pre-up ip link set $bridge alias '$(dhcp=none settings_by interfaces)'
    pre-up ip link set $bridge address \$(cat /sys/class/net/$bridge/address) addrgenmode none
    up for n in \$(seq $machines); do ip tuntap add tap\$n mode tap user $user && ip link set tap\$n master $bridge addrgenmode none up && ip link set tap\$n type bridge_slave isolated on || exit 1; done
$([ "$uplink" = none ] || echo "    up ip link set $uplink master $bridge up
    down ip link set $uplink nomaster")
    down for n in \$(seq $machines); do ip link del tap\$n; done
    post-down ip link del $bridge
END
}
