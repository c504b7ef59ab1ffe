package dev.atelier.completions.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.platform.json.Json;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PassedThroughTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final Map<String, Object> TOOL = Map.of(
            "type",
            "function",
            "function",
            Map.of(
                    "name",
                    "get_weather",
                    "description",
                    "Weather",
                    "strict",
                    true,
                    "parameters",
                    Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string")))));

    @RegisterExtension
    final Asking asking = new Asking();

    @Test
    void tools_go_up_and_their_calls_come_back() {
        var more = new HashMap<String, Object>(
                Map.of("tools", List.of(TOOL), "tool_choice", "required", "parallel_tool_calls", false, "user", "u-1"));
        var answer = asking.whole(asking.base(), more);
        var question = asking.question();
        assertThat(question.body().get("tools")).isEqualTo(Json.mapper().valueToTree(List.of(TOOL)));
        assertThat(question.body().get("tool_choice").asText()).isEqualTo("required");
        assertThat(question.body().get("parallel_tool_calls").asBoolean()).isFalse();
        assertThat(question.body().has("user")).isFalse();
        call(question);
        answer.join()
                .then()
                .body("choices[0].message.content", nullValue())
                .body("choices[0].message.tool_calls[0].id", equalTo("call_1"))
                .body("choices[0].message.tool_calls[0].type", equalTo("function"))
                .body("choices[0].message.tool_calls[0].function.name", equalTo("get_weather"))
                .body("choices[0].message.tool_calls[0].function.arguments", equalTo("{\"city\":\"Paris\"}"))
                .body("choices[0].finish_reason", equalTo("tool_calls"));

        var stream = asking.stream(asking.base(), more);
        call(asking.question());
        var events = stream.join().toEnd();
        var told = events.get(1);
        assertThat(told.text("choices[0].delta.tool_calls[0].index")).isEqualTo("0");
        assertThat(told.text("choices[0].delta.tool_calls[0].id")).isEqualTo("call_1");
        assertThat(told.text("choices[0].delta.tool_calls[0].function.arguments"))
                .isEqualTo("{\"city\":\"Paris\"}");
        assertThat(events.get(2).text("choices[0].finish_reason")).isEqualTo("tool_calls");
    }

    private static void call(PlayedModels.Question question) {
        question.event("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
                        + "\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\"}}]}}]}")
                .event(
                        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"Paris\\\"}\"}}]}}]}")
                .finish("tool_calls");
    }

    @Test
    void what_a_tool_said_goes_up_with_the_call_that_it_answers() {
        var call = Map.of(
                "id", "call_1", "type", "function", "function", Map.of("name", "get_weather", "arguments", "{}"));
        var assistant = new HashMap<String, Object>();
        assistant.put("role", "assistant");
        assistant.put("content", null);
        assistant.put("tool_calls", List.of(call));
        var answer = asking.whole(
                asking.base(),
                Map.of(
                        "messages",
                        List.of(
                                Map.of("role", "user", "content", "Weather?"),
                                assistant,
                                Map.of("role", "tool", "tool_call_id", "call_1", "content", "21 C"))));
        var question = asking.question();
        assertThat(question.messages()).containsExactly("user: Weather?", "assistant: ", "tool: 21 C");
        assertThat(question.body().at("/messages/1/tool_calls/0/id").asText()).isEqualTo("call_1");
        assertThat(question.body().at("/messages/2/tool_call_id").asText()).isEqualTo("call_1");
        question.say("21 degrees.").finish();
        answer.join().then().statusCode(200);
    }

    @Test
    void a_shape_goes_up_as_it_came_and_text_takes_the_models_own_away() {
        var shape = Map.of(
                "type",
                "json_schema",
                "json_schema",
                Map.of("name", "x", "strict", true, "schema", Map.of("type", "object")));
        var model =
                asking.model(Map.of("base_model_id", asking.base(), "params", Map.of("format", "json", "think", true)));
        var shaped = asking.whole(
                model, Map.of("response_format", shape, "stop", "END", "reasoning_effort", "high", "logprobs", false));
        var question = asking.question();
        assertThat(question.body().get("response_format"))
                .isEqualTo(Json.mapper().valueToTree(shape));
        assertThat(question.body().get("stop").get(0).asText()).isEqualTo("END");
        assertThat(question.body().get("reasoning_effort").asText()).isEqualTo("high");
        assertThat(question.body().has("logprobs")).isFalse();
        question.say("{}").finish();
        shaped.join().then().statusCode(200);
        var plain = asking.whole(model, Map.of("response_format", Map.of("type", "text")));
        var plainQuestion = asking.question();
        assertThat(plainQuestion.body().has("response_format")).isFalse();
        plainQuestion.say("ok").finish();
        plain.join();
    }

    @Test
    void pictures_go_up_whatever_type_they_were_said_to_be() {
        var answer = asking.whole(asking.base(), shown("data:image/jpeg;base64," + PIXEL));
        var question = asking.question();
        assertThat(question.body().at("/messages/0/content/0/text").asText()).isEqualTo("What is this?");
        assertThat(question.body().at("/messages/0/content/1/image_url/url").asText())
                .isEqualTo("data:image/png;base64," + PIXEL);
        question.say("A pixel.").finish();
        answer.join().then().statusCode(200);
    }

    @Test
    void pictures_that_are_none_or_lie_inside_the_network_are_refused() {
        for (var url : List.of(
                "data:image/png;base64,AAAA",
                "data:text/html,hello",
                "http://127.0.0.1:9/a.png",
                "file:///etc/passwd")) {
            asking.whole(asking.base(), shown(url))
                    .join()
                    .then()
                    .statusCode(400)
                    .body("error.type", equalTo("invalid_request_error"))
                    .body("error.param", containsString("messages"));
        }
        assertThat(asking.isAsked()).isFalse();
    }

    private static Map<String, Object> shown(String url) {
        var parts = List.of(
                Map.of("type", "text", "text", "What is this?"),
                Map.of("type", "image_url", "image_url", Map.of("url", url)));
        return Map.of("messages", List.of(Map.of("role", "user", "content", parts)));
    }
}
