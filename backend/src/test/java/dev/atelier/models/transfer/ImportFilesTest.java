package dev.atelier.models.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportFilesTest {
    private Api.Person somebody;
    private String name;

    @BeforeEach
    void somebody_comes_in() {
        somebody = Api.somebody();
        name = "f" + UUID.randomUUID();
    }

    @Test
    void a_modelfile_is_named_by_its_file_and_comes_back_as_a_modelfile() {
        var text = "FROM demo-plain\nPARAMETER seed 0\nPARAMETER stop \"\"\"User: \"\"\"\nTEMPLATE {{ .Prompt }}\n"
                + "SYSTEM \"\"\"Two\nlines \"quoted\" \"\"\"\nMESSAGE user Hi\n";
        importing(text.getBytes(StandardCharsets.UTF_8), "filename=Modelfile." + name)
                .then()
                .statusCode(200)
                .body("format", equalTo("modelfile"))
                .body("items.target_id", contains(name))
                .body("items[0].unresolved", empty());
        var written = somebody.json()
                .get("/api/v1/models/" + name + "/modelfile")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        assertThat(written)
                .contains("FROM demo-plain\n")
                .contains("PARAMETER seed 0\n")
                .contains("PARAMETER stop \"User: \"\n")
                .contains("TEMPLATE {{ .Prompt }}\n")
                .contains("SYSTEM \"\"\"Two\nlines \"quoted\" \"\"\"\n")
                .contains("MESSAGE user Hi\n");
        importing(written.getBytes(StandardCharsets.UTF_8), "mode=update&filename=Modelfile." + name)
                .then()
                .body("items[0].changes", empty());
    }

    @Test
    void files_of_an_archive_are_imported_together_and_pictures_find_their_models() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a/Modelfile." + name, bytes("FROM demo-plain\nSYSTEM x"));
        files.put(
                "assistants.json",
                bytes("[{\"name\":\"Hug %s\",\"preprompt\":\"p\",\"modelId\":\"demo-plain\",\"avatar\":\"me.png\"}]"
                        .formatted(name)));
        files.put("pictures/me.png", picture(64));
        files.put("README.md", bytes("# Hello"));
        files.put("__MACOSX/._a", bytes("junk"));
        importing(zip(files), "")
                .then()
                .statusCode(200)
                .body(
                        "items.file",
                        containsInAnyOrder("a/Modelfile." + name, "assistants.json", "pictures/me.png", "README.md"))
                .body("items.action", containsInAnyOrder("create", "create", "skip", "refuse"));
        somebody.json()
                .get("/api/v1/models/hug-" + name)
                .then()
                .statusCode(200)
                .body("avatar_url", startsWith("/api/v1/models/hug-" + name + "/avatar?v="));
    }

    @Test
    void an_archive_in_an_archive_and_one_that_unpacks_without_end_are_refused() throws IOException {
        importing(zip(Map.of("inner.zip", zip(Map.of("Modelfile", bytes("FROM x"))))), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("import-not-recognised"))
                .body("detail", containsString("archive inside an archive"));
        importing(zip(Map.of("Modelfile", new byte[8 << 20])), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("import-too-large"));
        importing(bytes("PK\u0003\u0004 and then nothing of the kind"), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("import-malformed-zip"));
    }

    @Test
    void many_files_of_a_form_are_one_import() {
        Api.with(somebody.key())
                .contentType("multipart/form-data")
                .multiPart("file", "Modelfile." + name, bytes("FROM demo-plain"))
                .multiPart(
                        "file",
                        "preset.json",
                        bytes("{\"title\":\"Lib %s\",\"promptPrefix\":\"p\",\"endpoint\":\"e\"}".formatted(name)))
                .post("/api/v1/models/import?dry_run=true")
                .then()
                .statusCode(200)
                .body("items.target_id", contains(name, "lib-" + name))
                .body("applied", equalTo(false));
    }

    @Test
    void the_picture_of_a_model_goes_in_and_out_and_in_again_without_a_change() throws IOException {
        var entry =
                "[{\"id\":\"%s\",\"name\":\"P\",\"base_model_id\":\"demo-plain\",\"params\":{},\"meta\":{\"profile_image_url\":\"data:image/png;base64,%s\"}}]"
                        .formatted(name, Base64.getEncoder().encodeToString(picture(300)));
        importing(bytes(entry), "").then().statusCode(200);
        somebody.json().get("/api/v1/models/" + name).then().body("avatar_url", notNullValue());
        importing(bytes(entry), "mode=update").then().body("items[0].changes", empty());
        var exported = somebody.json().get("/api/v1/models/" + name + "/export").asByteArray();
        assertThat(new String(exported, StandardCharsets.UTF_8))
                .contains("data:image/jpeg;base64,")
                .doesNotContain("atelier_avatar");
        importing(exported, "mode=update")
                .then()
                .body("items[0].action", equalTo("update"))
                .body("items[0].changes", empty());
    }

    @Test
    void a_picture_that_is_none_is_a_problem_and_the_model_comes_without() {
        importing(
                        bytes(
                                "[{\"id\":\"%s\",\"name\":\"P\",\"base_model_id\":\"demo-plain\",\"params\":{},\"meta\":{\"profile_image_url\":\"data:image/png;base64,AAAA\"}}]"
                                        .formatted(name)),
                        "")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("create"))
                .body("items[0].problems", hasItem(containsString("picture was left out")));
        somebody.json().get("/api/v1/models/" + name).then().body("avatar_url", nullValue());
    }

    @Test
    void a_picture_inside_this_network_is_not_fetched() {
        importing(
                        bytes(
                                "[{\"id\":\"%s\",\"name\":\"P\",\"base_model_id\":\"demo-plain\",\"params\":{},\"meta\":{\"profile_image_url\":\"http://127.0.0.1:9/x.png\"}}]"
                                        .formatted(name)),
                        "")
                .then()
                .statusCode(200)
                .body("items[0].problems", hasItem(containsString("127.0.0.1")));
    }

    @Test
    void a_link_into_this_network_is_refused() {
        importing(bytes("{\"url\": \"http://127.0.0.1:9/models.json\"}"), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("address-refused"));
    }

    @Test
    void one_chooses_which_entries_come_and_what_they_run_on() {
        var list = "{\"en\":[[\"A %1$s\",\"a\"],[\"B %1$s\",\"b\"],[\"B %1$s\",\"b2\"]]}".formatted(name);
        somebody.json()
                .body(bytes(list))
                .queryParam("select", "B%20" + name + "%20(2)")
                .queryParam("base", "B%20" + name + "%20(2)=demo-plain")
                .post("/api/v1/models/import")
                .then()
                .statusCode(200)
                .body("items.action", contains("skip", "skip", "rename"))
                .body("items[2].target_id", equalTo("b-" + name + "-2"))
                .body("items[2].unresolved", empty());
        somebody.json().get("/api/v1/models/b-" + name + "-2").then().body("base_model_id", equalTo("demo-plain"));
    }

    @Test
    void a_base_that_is_not_here_is_named_with_what_may_be_meant() {
        importing(
                        bytes(
                                "[{\"id\":\"%s\",\"name\":\"P\",\"base_model_id\":\"DEMO-plain\",\"params\":{},\"meta\":{}}]"
                                        .formatted(name)),
                        "dry_run=true")
                .then()
                .body("items[0].unresolved[0].id", equalTo("DEMO-plain"))
                .body("items[0].unresolved[0].suggestions", hasItem("demo-plain"))
                .body("items[0].unresolved[0].pull", equalTo("DEMO-plain"));
    }

    @Test
    void settings_of_a_base_model_are_its_own_and_come_once_from_a_file() {
        var file = bytes(
                "[{\"id\":\"%1$s\",\"name\":\"S\",\"base_model_id\":null,\"params\":{\"system\":\"x\"},\"meta\":{}},{\"id\":\"%1$s\",\"name\":\"T\",\"base_model_id\":null,\"params\":{},\"meta\":{}}]"
                        .formatted(name));
        for (var mode : java.util.List.of("skip", "update", "update")) {
            Api.asAdministrator()
                    .body(file)
                    .post("/api/v1/models/import?mode=" + mode)
                    .then()
                    .statusCode(200)
                    .body("items.kind", everyItem(equalTo("base")))
                    .body("items[0].target_id", equalTo(name))
                    .body("items[0].changes", empty())
                    .body("items[1].action", equalTo("skip"));
        }
        importing(file, "").then().body("items[0].problems[0]", containsString("only an administrator"));
    }

    @Test
    void a_mistake_in_the_last_line_leaves_nothing_behind() {
        var file =
                "[{\"id\":\"%s\",\"name\":\"P\",\"base_model_id\":\"demo-plain\",\"params\":{},\"meta\":{}},\n{\"id\":}]"
                        .formatted(name);
        importing(bytes(file), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("import-malformed-json"))
                .body("detail", startsWith("Line 2, column"));
        somebody.json().get("/api/v1/models/" + name).then().statusCode(404);
    }

    @Test
    void what_is_shared_holds_nothing_private() {
        importing(bytes("""
                        [{"id":"%s","name":"P","base_model_id":"demo-plain","user_id":"secret-1","params":{"system":"Say hi","temperature":0,"custom_params":{"k":"secret-2"}},
                          "meta":{"description":"D","tags":[{"name":"t"}],"knowledge":[{"id":"secret-3","name":"secret-4"}],"toolIds":["secret-5"],"voice_avatar":{"file_id":"secret-6"}},
                          "access_grants":[{"principal_type":"user","principal_id":"secret-7","permission":"read"}]}]""".formatted(name)), "").then().statusCode(200);
        var shared = somebody.json().get("/api/v1/models/" + name + "/share");
        shared.then()
                .statusCode(200)
                .body("url", startsWith("https://"))
                .body("model.params.system", equalTo("Say hi"))
                .body("model.params.temperature", equalTo(0))
                .body("model.meta.tags.name", contains("t"));
        assertThat(shared.asString())
                .doesNotContain("secret")
                .doesNotContain(somebody.id())
                .doesNotContain(somebody.email());
        Api.somebody().json().get("/api/v1/models/" + name + "/share").then().statusCode(404);
    }

    @Test
    void hundreds_of_models_in_one_file_come_twice_without_a_change() {
        var file = new StringBuilder("{\"models\":[");
        for (var i = 0; i < 450; i++) {
            file.append(i == 0 ? "" : ",")
                    .append(
                            "{\"id\":\"%s-%d\",\"name\":\"N\",\"base_model_id\":\"demo-plain\",\"params\":{\"system\":\"s\"},\"meta\":{}}"
                                    .formatted(name, i % 440));
        }
        importing(bytes(file + "]}"), "").then().statusCode(200).body("items.action", not(hasItem("refuse")));
        importing(bytes(file + "]}"), "").then().body("items.action", everyItem(equalTo("skip")));
        importing(bytes(file + "]}"), "mode=update").then().body("items.changes", everyItem(empty()));
        somebody.json().get("/api/v1/models?owner=me&limit=1").then().body("total", equalTo(450));
    }

    private Response importing(byte[] file, String query) {
        return somebody.json().body(file).post("/api/v1/models/import" + (query.isEmpty() ? "" : "?" + query));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] picture(int side) throws IOException {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < side; x++) {
            image.setRGB(x, x, 0x3366AA + x);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
