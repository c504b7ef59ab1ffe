package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.JsonFaults;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/**
 * What somebody says when they press an action's button.
 *
 * @param input what they typed besides; empty where nothing
 */
record ActionBody(String input, Map<String, Boolean> filters) {
    private static final int LONGEST = 10_000;

    static ActionBody parse(JsonNode body) {
        if (!body.isObject()) {
            throw JsonFaults.noObject().asException();
        }
        var errors = new ArrayList<FieldError>();
        TurnRequest.refuseOthers(body, Set.of("input", "filters"), errors);
        var input = body.path("input");
        if (!input.isMissingNode()
                && !input.isNull()
                && (!input.isTextual() || input.textValue().length() > LONGEST)) {
            errors.add(new FieldError("/input", "must be a text of at most " + LONGEST + " characters"));
        }
        var filters = TurnRequest.filters(body.path("filters"), errors);
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return new ActionBody(input.asText("").replace("\0", ""), filters);
    }
}
