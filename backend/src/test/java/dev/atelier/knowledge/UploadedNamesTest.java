package dev.atelier.knowledge;

import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms as other programs than browsers write them. */
@QuarkusTest
class UploadedNamesTest {
    private Api.Person owner;
    private String collection;

    @BeforeEach
    void somebody_has_a_collection() {
        owner = Api.somebody();
        collection = DocumentCalls.collection(owner, Map.of("visibility", "private"));
    }

    @ParameterizedTest
    @CsvSource({"windows-1251, договор.txt", "EUC-KR, 회의록.txt", "windows-1252, résumé.txt", "UTF-8, 회의록 и договор.txt"})
    void a_file_keeps_its_name_and_a_field_its_text_whatever_the_name_is_written_in(String charset, String name) {
        var body = Buffer.buffer("--x\r\nContent-Disposition: form-data; name=\"folder\"\r\n\r\nПапка é\r\n")
                .appendString("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .appendBytes(name.getBytes(Charset.forName(charset)))
                .appendString("\"\r\n\r\nA text\r\n--x--\r\n");
        owner.json()
                .contentType("multipart/form-data; boundary=x")
                .body(body.getBytes())
                .post("/api/v1/knowledge/" + collection + "/documents")
                .then()
                .statusCode(202)
                .body("items[0].name", equalTo(name))
                .body("items[0].folder", equalTo("Папка é"));
    }

    @Test
    void a_name_that_tells_its_encoding_is_read_in_it() {
        var body =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"; filename*=UTF-8''%C3%A9t%C3%A9.txt"
                        + "\r\n\r\nA text\r\n--x--\r\n";
        owner.json()
                .contentType("multipart/form-data; charset=UTF-8; boundary=x")
                .body(body.getBytes(Charset.forName("UTF-8")))
                .post("/api/v1/knowledge/" + collection + "/documents")
                .then()
                .statusCode(202)
                .body("items[0].name", equalTo("été.txt"));
    }
}
