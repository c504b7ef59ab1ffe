package dev.atelier.platform.outgoing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** How far an IP address reaches, after the special-purpose registries of IANA (RFC 6890) and the metadata services of clouds. */
public enum Reach {
    PUBLIC,
    PRIVATE,
    LOOPBACK,
    /** Link-local, metadata, multicast, unspecified and reserved addresses: nothing is ever sent there. */
    NEVER;

    private static final List<Network> METADATA = Network.list(
            "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32", "fd00:ec2::254/128", "fd20:ce::254/128");
    private static final List<Network> UNREACHABLE = Network.list(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "ff00::/8",
            "100::/64",
            "64:ff9b:1::/48",
            "2001::/32");
    private static final List<Network> LOCAL = Network.list("127.0.0.0/8", "::1/128");
    private static final List<Network> NOT_PUBLIC = Network.list(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "fc00::/7",
            "fec0::/10",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16");

    /** An IPv6 address that carries an IPv4 one reaches what that one reaches. */
    public static Reach of(InetAddress address) {
        if (isIn(METADATA, address) || isIn(UNREACHABLE, address)) {
            return NEVER;
        }
        if (isIn(LOCAL, address)) {
            return LOOPBACK;
        }
        if (isIn(NOT_PUBLIC, address)) {
            return PRIVATE;
        }
        return address instanceof Inet6Address six ? carried(six) : PUBLIC;
    }

    private static Reach carried(Inet6Address address) {
        var bytes = address.getAddress();
        if (Network.NAT64.holds(address) || Network.COMPATIBLE.holds(address) || isIsatap(bytes)) {
            return of(four(bytes, 12));
        }
        return Network.SIX_TO_FOUR.holds(address) ? of(four(bytes, 2)) : PUBLIC;
    }

    /** RFC 5214: the interface identifier is 0000:5efe or 0200:5efe, then the IPv4 address. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return Inet4Address.getByAddress(java.util.Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
