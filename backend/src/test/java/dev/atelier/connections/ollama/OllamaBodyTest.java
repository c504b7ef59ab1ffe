package dev.atelier.connections.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaBodyTest {

    @Test
    void an_answer_in_one_piece_is_not_streamed() {
        var request = new ChatRequest(List.of(ChatMessage.user("x")), Map.of(), List.of());
        assertThat(OllamaBody.of(request.inOnePiece()).path("stream").booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {}",
                "{'temperature':0,'top_p':0.5,'top_k':0,'min_p':0,'seed':0,'presence_penalty':0,'num_gpu':0,'use_mmap':false}"
                        + " | {'options':{'temperature':0,'top_p':0.5,'top_k':0,'min_p':0,'seed':0,'presence_penalty':0,'num_gpu':0,'use_mmap':false}}",
                "{'temperature':null} | {}",
                "{'max_tokens':5} | {'options':{'num_predict':5}}",
                "{'num_predict':5} | {'options':{'num_predict':5}}",
                "{'max_completion_tokens':5} | {'options':{'num_predict':5}}",
                "{'max_tokens':7,'num_predict':5} | {'options':{'num_predict':7}}",
                "{'max_tokens':-2} | {'options':{'num_predict':-2}}",
                "{'seed':-1} | {'options':{'seed':-1}}",
                "{'stop':'END'} | {'options':{'stop':['END']}}",
                "{'stop':['a\\\\n','','b,c']} | {'options':{'stop':['a\\\\n','b,c']}}",
                "{'stop':['']} | {}",
                "{'format':'json'} | {'format':'json'}",
                "{'format':{'type':'object'}} | {'format':{'type':'object'}}",
                "{'format':'{\\\"type\\\":\\\"object\\\"}'} | {'format':{'type':'object'}}",
                "{'response_format':{'type':'json_object'}} | {'format':'json'}",
                "{'response_format':{'type':'json_schema','json_schema':{'name':'n','schema':{'type':'object'}}}} | {'format':{'type':'object'}}",
                "{'response_format':{'type':'text'}} | {}",
                "{'keep_alive':0} | {'keep_alive':0}",
                "{'keep_alive':'-1'} | {'keep_alive':-1}",
                "{'keep_alive':'5m'} | {'keep_alive':'5m'}",
                "{'logit_bias':{'1':5},'mirostat':2,'tfs_z':1,'system':'x','stream_response':false,'verbosity':'low','nobody_knows':1} | {}",
                "{'temperature':'hot','top_k':1.5} | {}",
                "{'custom_params':{'foo':'0.5','bar':'[1]','baz':'word','top_k':3}} | {'options':{'foo':0.5,'bar':[1],'baz':'word','top_k':3}}",
                "{'custom_params':{'model':'evil','stream':false}} | {'options':{'model':'evil','stream':false}}"
            })
    void params_are_written(String params, String expected) throws Exception {
        var body = body(params, Set.of("completion"));
        assertThat(body.path("model").asText()).isEqualTo("tiny");
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(rest(body)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'think':true} | true",
                "{'think':false} | false",
                "{'think':'high'} | 'high'",
                "{'reasoning_effort':'none'} | false",
                "{'reasoning_effort':'minimal'} | 'low'",
                "{'reasoning_effort':'medium'} | 'medium'",
                "{'reasoning_effort':'xhigh'} | 'max'",
                "{'think':false,'reasoning_effort':'high'} | false",
                "{'reasoning_effort':'whatever'} | null"
            })
    void thinking_is_asked_of_models_that_think(String params, String think) throws Exception {
        var expected = json("{'think':" + think + "}").path("think");
        var thinker = body(params, Set.of("completion", "thinking"));
        assertThat(thinker.has("think")).isEqualTo(!expected.isNull());
        assertThat(thinker.path("think").asText("null")).isEqualTo(expected.asText("null"));
        assertThat(body(params, Set.of("completion")).has("think")).isFalse();
    }

    @Test
    void images_tools_and_their_results_have_ollamas_shape() throws Exception {
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
                        List.of(
                                new ChatMessage.ToolCall("call_1", "look", "{\"at\":1}"),
                                new ChatMessage.ToolCall("call_2", "look", "nonsense")),
                        null),
                ChatMessage.tool("call_1", "a cat"));
        var tool = new ToolDefinition("look", "Looks.", json("{'type':'object'}"));
        var body = OllamaBody.of(new ChatRequest("tiny", messages, Map.of(), List.of(tool), Set.of()));
        assertThat((JsonNode) body).isEqualTo(json("""
                                {'model':'tiny','messages':[
                                  {'role':'system','content':'Be brief.'},
                                  {'role':'user','content':'What is it?','images':['AQID']},
                                  {'role':'assistant','content':'','tool_calls':[
                                    {'id':'call_1','function':{'name':'look','arguments':{'at':1}}},
                                    {'id':'call_2','function':{'name':'look','arguments':{}}}]},
                                  {'role':'tool','content':'a cat','tool_name':'look'}],
                                 'stream':true,
                                 'tools':[{'type':'function','function':{'name':'look','description':'Looks.','parameters':{'type':'object'}}}]}
                                """));
    }

    private static JsonNode body(String params, Set<String> capabilities) throws JsonProcessingException {
        @SuppressWarnings("unchecked")
        Map<String, Object> map = Json.mapper().convertValue(json(params), Map.class);
        return OllamaBody.of(new ChatRequest("tiny", List.of(ChatMessage.user("x")), map, List.of(), capabilities));
    }

    private static JsonNode rest(JsonNode body) {
        var copy = body.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
        return copy.remove(List.of("model", "messages", "stream"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
