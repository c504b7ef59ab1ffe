package dev.atelier.platform.outgoing;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that a request may be sent to, read strictly: what browsers, resolvers and proxies read differently is refused.
 *
 * @param host in lower case and ASCII, without brackets, without a trailing dot
 * @param path with the query, encoded; empty where there is none
 */
public record WebAddress(boolean secure, String host, int port, String path) {
    private static final int LONGEST = 2048;
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\[\\]:@%]+)(?::([0-9]{1,5}))?");
    private static final Pattern QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");

    /** @throws FaultException with a {@link Fault.AddressRefused} that says what is wrong with the text */
    public static WebAddress parse(String text) {
        var uri = uri(text);
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw refused(text, "an address begins with http:// or https://");
        }
        var authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        if (authority.contains("@")) {
            throw refused(text, "an address holds no user name or password");
        }
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw refused(text, "there is no host name in it");
        }
        if (uri.getRawFragment() != null) {
            throw refused(text, "an address holds no #");
        }
        var port = parts.group(2) == null ? (secure ? 443 : 80) : Integer.parseInt(parts.group(2));
        if (port < 1 || port > 65_535) {
            throw refused(text, "a port is from 1 to 65535");
        }
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new WebAddress(secure, host(parts.group(1), text), port, uri.getRawPath() + query);
    }

    private static URI uri(String text) {
        if (text.length() > LONGEST) {
            throw refused(text, "it is longer than " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '\\')) {
            throw refused(text, "an address holds no blanks, line breaks or backslashes");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw refused(text, "it is no address");
        }
    }

    private static String host(String written, String text) {
        if (written.startsWith("[")) {
            return literal(written.substring(1, written.length() - 1), text);
        }
        var host = ascii(written, text).toLowerCase(Locale.ROOT);
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (NUMERIC_END
                .matcher(host)
                .matches()) { // 2130706433, 0x7f.1, 0177.0.0.1: others read an address where some read a name
            if (!QUAD.matcher(host).matches()) {
                throw refused(text, "an IPv4 address is written as four decimal numbers");
            }
            return literal(host, text);
        }
        if (!NAME.matcher(host).matches() || host.length() > 253) {
            throw refused(text, "the host name is malformed");
        }
        return host;
    }

    private static String literal(String host, String text) {
        try {
            return InetAddress.ofLiteral(host).getHostAddress();
        } catch (IllegalArgumentException malformed) {
            throw refused(text, "the IP address is malformed");
        }
    }

    /** Full-width digits and the like become plain ones here, before anybody looks for numbers. */
    private static String ascii(String host, String text) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException malformed) {
            throw refused(text, "the host name is malformed");
        }
    }

    static FaultException refused(String text, String reason) {
        var shown = text.replaceAll("//[^/@]*@", "//").replaceAll("\\p{Cntrl}", " ");
        return new Fault.AddressRefused(shown.length() > 200 ? shown.substring(0, 200) + "…" : shown, reason)
                .asException();
    }

    /** The address, if the host is written as one. */
    public Optional<InetAddress> literal() {
        return host.indexOf(':') >= 0 || QUAD.matcher(host).matches()
                ? Optional.of(InetAddress.ofLiteral(host))
                : Optional.empty();
    }

    /** Scheme, host and port: what a key belongs to. */
    public String origin() {
        return (secure ? "https://" : "http://") + authority();
    }

    /** Host and port; the port is left out where it is the scheme's own. */
    public String authority() {
        var name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    /** The same server, further down its path. */
    public WebAddress below(String more) {
        return new WebAddress(secure, host, port, path + more);
    }

    public WebAddress resolve(String location) {
        var base = URI.create(origin() + (path.isEmpty() ? "/" : path));
        try {
            return parse(base.resolve(new URI(location)).toString());
        } catch (URISyntaxException malformed) {
            throw refused(location, "it is no address");
        }
    }

    @Override
    public String toString() {
        return origin() + path;
    }
}
