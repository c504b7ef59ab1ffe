package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.chats.transfer.Conversation;
import dev.atelier.chats.transfer.Provenance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How the answers of an imported conversation came about: of documents that the importer may not read not even the ids come in. */
@ApplicationScoped
class CarriedProvenance {
    private final Citations citations;

    CarriedProvenance(Citations citations) {
        this.citations = citations;
    }

    /** The documents among those that a conversation cites that the importer may read. */
    record Readable(Set<UUID> documents) {
        void tell(MessageEntity answer, Provenance told) {
            answer.filterNotices = told.notices();
            answer.toolCalls = told.calls().stream().map(Readable::call).toList();
            answer.citations = told.passages().stream().map(this::citation).toList();
            answer.answeredBy = told.answeredBy();
            answer.saw = told.saw();
            answer.context = told.context() == null ? null : Words.read(told.context(), ContextMode.class);
            answer.leftOut = told.leftOut();
            answer.unseenImages = told.unseenImages();
        }

        private KeptCitation citation(Provenance.Passage told) {
            var document = told.document();
            return document == null || !documents.contains(document)
                    ? KeptCitation.ofNothing(told.number())
                    : new KeptCitation(told.number(), document, told.position(), told.page(), told.start(), told.end());
        }

        private static ToolCall call(Provenance.Called told) {
            return new ToolCall(
                    told.callId(),
                    told.extensionId(),
                    told.tool(),
                    told.title(),
                    told.arguments(),
                    Words.read(told.state(), ToolCall.State.class),
                    null,
                    told.result(),
                    told.problem(),
                    told.tookMs(),
                    told.at());
        }
    }

    Readable readable(Caller caller, Conversation read) {
        var ids = read.messages().stream()
                .flatMap(said -> said.aside().provenance().passages().stream())
                .map(Provenance.Passage::document)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Readable(citations.readable(caller, ids));
    }
}
