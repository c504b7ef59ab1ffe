package dev.atelier.platform.outgoing;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** A range of addresses in CIDR notation. */
record Network(byte[] start, int bits) {
    static final Network NAT64 = parse("64:ff9b::/96");
    static final Network COMPATIBLE = parse("::/96");
    static final Network SIX_TO_FOUR = parse("2002::/16");

    static Network parse(String cidr) {
        var slash = cidr.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress(),
                Integer.parseInt(cidr.substring(slash + 1)));
    }

    static List<Network> list(String... cidrs) {
        return Arrays.stream(cidrs).map(Network::parse).toList();
    }

    boolean holds(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != start.length) {
            return false;
        }
        var whole = bits / 8;
        var rest = bits % 8;
        var mask = 0xff << (8 - rest);
        return Arrays.equals(bytes, 0, whole, start, 0, whole)
                && (rest == 0 || (bytes[whole] & mask) == (start[whole] & mask));
    }
}
