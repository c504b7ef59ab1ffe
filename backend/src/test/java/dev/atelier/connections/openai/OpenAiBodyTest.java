package dev.atelier.connections.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiBodyTest {
    private static final String LOCAL = "http://localhost:8000/v1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {}",
                "{'temperature':0,'seed':0,'presence_penalty':0,'logprobs':false} | {'temperature':0,'seed':0,'presence_penalty':0,'logprobs':false}",
                "{'max_tokens':5} | {'max_tokens':5}",
                "{'num_predict':5} | {'max_tokens':5}",
                "{'max_tokens':-1} | {}",
                "{'seed':-1} | {}",
                "{'stop':'END'} | {'stop':['END']}",
                "{'logit_bias':'5432:100, 413:-100'} | {'logit_bias':{'5432':100,'413':-100}}",
                "{'logit_bias':{'1':0}} | {'logit_bias':{'1':0}}",
                "{'reasoning_effort':'minimal'} | {'reasoning_effort':'minimal'}",
                "{'think':false} | {'reasoning_effort':'none'}",
                "{'think':true} | {}",
                "{'think':'max'} | {'reasoning_effort':'xhigh'}",
                "{'think':'low','reasoning_effort':'high'} | {'reasoning_effort':'high'}",
                "{'format':'json'} | {'response_format':{'type':'json_object'}}",
                "{'format':{'type':'object'}} | {'response_format':{'type':'json_schema','json_schema':{'name':'answer','schema':{'type':'object'}}}}",
                "{'response_format':{'type':'json_schema','json_schema':{'name':'n','strict':true,'schema':{}}}}"
                        + " | {'response_format':{'type':'json_schema','json_schema':{'name':'n','strict':true,'schema':{}}}}",
                "{'top_k':40,'min_p':0,'repeat_penalty':1,'num_ctx':4096,'verbosity':'low','mirostat':2} | {}",
                "{'num_gpu':0,'use_mmap':false,'keep_alive':'5m','num_thread':2,'stream_response':false,'nobody_knows':1} | {}",
                "{'custom_params':{'foo':'{\\\"a\\\":1}','model':'evil','messages':[],'stream':false,'tools':[],'temperature':1}}"
                        + " | {'foo':{'a':1},'temperature':1}",
                "{'tool_choice':'auto','parallel_tool_calls':false} | {}",
                "{'temperature':'hot'} | {}"
            })
    void params_are_written(String params, String expected) throws Exception {
        var body = body("tiny", params, LOCAL, Set.of());
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(body.path("model").asText()).isEqualTo("tiny");
        assertThat(body.path("messages")).hasSize(1);
        assertThat(rest(body)).isEqualTo(json(expected));
    }

    @Test
    void what_the_connection_lists_is_sent() throws Exception {
        var body = body("tiny", "{'top_k':0,'min_p':0.1,'mirostat':0}", LOCAL, Set.of("top_k", "mirostat"));
        assertThat(rest(body)).isEqualTo(json("{'top_k':0,'mirostat':0}"));
    }

    @ParameterizedTest
    @CsvSource({
        "tiny, http://localhost:8000/v1, '', max_tokens",
        "tiny, http://localhost:8000/v1, max_completion_tokens, max_completion_tokens",
        "gpt-4o, https://api.openai.com/v1, '', max_completion_tokens",
        "any, https://me.openai.azure.com/openai/v1, '', max_completion_tokens",
        "any, https://api.openai.com.evil.example/v1, '', max_tokens",
        "o3-mini, http://localhost:8000/v1, '', max_completion_tokens",
        "gpt-5.1, http://localhost:8000/v1, '', max_completion_tokens",
        "gpt-10, http://localhost:8000/v1, '', max_completion_tokens",
        "openai.gpt-5, http://localhost:8000/v1, '', max_completion_tokens",
        "gpt-4o, http://localhost:8000/v1, '', max_tokens",
        "olmo-2, http://localhost:8000/v1, '', max_tokens"
    })
    void the_limit_goes_by_the_name_that_the_server_knows(String model, String url, String listed, String name)
            throws Exception {
        var body = body(model, "{'max_tokens':5}", url, listed.isEmpty() ? Set.of() : Set.of(listed));
        assertThat(rest(body)).isEqualTo(json("{'" + name + "':5}"));
    }

    @Test
    void images_tools_and_their_results_have_openais_shape() throws Exception {
        var image = new ChatMessage.Part.Image("image/png", new byte[] {1, 2, 3});
        var messages = List.of(
                ChatMessage.system("Be brief."),
                new ChatMessage(
                        ChatMessage.Role.USER,
                        List.of(new ChatMessage.Part.Text("What is it?"), image),
                        List.of(),
                        null),
                new ChatMessage(
                        ChatMessage.Role.ASSISTANT,
                        List.of(),
                        List.of(new ChatMessage.ToolCall("call_1", "look", "{\"at\":1}")),
                        null),
                ChatMessage.tool("call_1", "a cat"));
        var tool = new ToolDefinition("look", "Looks.", json("{'type':'object'}"));
        var body = OpenAiBody.of(
                new ChatRequest("tiny", messages, Map.of("tool_choice", "auto"), List.of(tool), Set.of()),
                new Endpoint("Test", LOCAL, null, Set.of()));
        assertThat((JsonNode) body).isEqualTo(json("""
                                {'model':'tiny','messages':[
                                  {'role':'system','content':'Be brief.'},
                                  {'role':'user','content':[{'type':'text','text':'What is it?'},
                                    {'type':'image_url','image_url':{'url':'data:image/png;base64,AQID'}}]},
                                  {'role':'assistant','content':'','tool_calls':[
                                    {'id':'call_1','type':'function','function':{'name':'look','arguments':'{\\"at\\":1}'}}]},
                                  {'role':'tool','content':'a cat','tool_call_id':'call_1'}],
                                 'stream':true,'stream_options':{'include_usage':true},
                                 'tools':[{'type':'function','function':{'name':'look','description':'Looks.','parameters':{'type':'object'}}}],
                                 'tool_choice':'auto'}
                                """));
    }

    private static JsonNode body(String model, String params, String url, Set<String> listed)
            throws JsonProcessingException {
        @SuppressWarnings("unchecked")
        Map<String, Object> map = Json.mapper().convertValue(json(params), Map.class);
        return OpenAiBody.of(
                new ChatRequest(model, List.of(ChatMessage.user("x")), map, List.of(), Set.of("completion")),
                new Endpoint("Test", url, null, listed));
    }

    private static JsonNode rest(JsonNode body) {
        var copy = body.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
        return copy.remove(List.of("model", "messages", "stream", "stream_options"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
