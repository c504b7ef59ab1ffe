package dev.atelier.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.platform.error.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://0x7f.0.0.1/",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "http://example.0x10/",
                "http://foo.1/",
                "http://user@host/",
                "http://user:password@host/",
                "http://a@b@host/",
                "http://@host/",
                "ftp://host/",
                "file:///etc/passwd",
                "gopher://host/",
                "javascript:alert(1)",
                "//host/",
                "host",
                "",
                "http://",
                "http:///x",
                "http://host:0/",
                "http://host:65536/",
                "http://host:abc/",
                "http://host:/\r\nHost: other",
                "http://ho st/",
                "http://host/a\tb",
                "http://host\\@other/",
                "http://127%2e0.0.1/",
                "http://[::1",
                "http://[::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[::zz]/",
                "http://host/#part",
                "http://exa_mple..com/",
                "http://-\u0000/",
                "http://a..b/",
                "http://[127.0.0.1]x/"
            })
    void is_refused(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text)).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://Example.COM, example.com, 80, ''",
        "https://example.com., example.com, 443, ''",
        "http://localhost:11434/, localhost, 11434, /",
        "HTTP://my_ollama:8080/v1?a=b%20c, my_ollama, 8080, /v1?a=b%20c",
        "http://127.0.0.1:1/v1, 127.0.0.1, 1, /v1",
        "http://127.0.0.1./x, 127.0.0.1, 80, /x",
        "http://[::1]:8080/x, 0:0:0:0:0:0:0:1, 8080, /x",
        "http://[::ffff:169.254.169.254]/, 169.254.169.254, 80, /",
        "http://bücher.example/, xn--bcher-kva.example, 80, /",
        "http://①②⑦.0.0.①/x, 127.0.0.1, 80, /x",
        "http://1e100.net/, 1e100.net, 80, /"
    })
    void is_read(String text, String host, int port, String path) {
        var address = WebAddress.parse(text);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.path()).isEqualTo(path);
    }

    @Test
    void what_is_refused_is_shown_without_its_password() {
        assertThatThrownBy(() -> WebAddress.parse("http://root:hunter2@host/"))
                .hasMessageNotContaining("hunter2")
                .hasMessageContaining("user name or password");
    }

    @ParameterizedTest
    @CsvSource({
        "/other, http://host:81/other",
        "other, http://host:81/a/other",
        "https://else/x, https://else/x",
        "//else/x, http://else/x"
    })
    void a_redirect_is_resolved(String location, String expected) {
        assertThat(WebAddress.parse("http://host:81/a/b").resolve(location)).hasToString(expected);
    }

    @Test
    void the_host_header_keeps_brackets_and_leaves_out_the_schemes_own_port() {
        assertThat(WebAddress.parse("https://[::1]:443/").authority()).isEqualTo("[0:0:0:0:0:0:0:1]");
        assertThat(WebAddress.parse("http://host:443/").authority()).isEqualTo("host:443");
    }
}
