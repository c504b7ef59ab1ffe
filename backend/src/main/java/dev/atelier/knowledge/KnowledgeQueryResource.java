package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Retrieval to be tried. */
@Path("/api/v1/knowledge/query")
@Tag(name = "Knowledge")
class KnowledgeQueryResource {
    private static final int MOST_GROUNDS = 100;
    private static final int MOST = 50;
    private static final int LONGEST = 10_000;

    private final Retrieval retrieval;
    private final CurrentCaller caller;

    KnowledgeQueryResource(Retrieval retrieval, CurrentCaller caller) {
        this.retrieval = retrieval;
        this.caller = caller;
    }

    /** @param k how many passages; left out: as many as the collections are set to give */
    @Schema(name = "KnowledgeQuery")
    record Query(
            @Nullable List<@Nullable String> knowledgeIds,
            @Nullable List<@Nullable String> documentIds,

            @Nullable @Schema(examples = "What does mooring cost?")
            String query,

            @Nullable Integer k) {

        Retrieval.Wish checked() {
            var errors = new ArrayList<FieldError>();
            var collections = ids("/knowledge_ids", knowledgeIds, errors);
            var documents = ids("/document_ids", documentIds, errors);
            if (collections.isEmpty() && documents.isEmpty()) {
                errors.add(new FieldError("/knowledge_ids", "name what is to be searched"));
            }
            if (collections.size() + documents.size() > MOST_GROUNDS) {
                errors.add(new FieldError("/knowledge_ids", "must have at most " + MOST_GROUNDS + " entries"));
            }
            if (query == null || query.isBlank() || query.length() > LONGEST) {
                errors.add(new FieldError("/query", "must have 1 to " + LONGEST + " characters"));
            }
            if (k != null && (k < 1 || k > MOST)) {
                errors.add(new FieldError("/k", "must be from 1 to " + MOST));
            }
            if (!errors.isEmpty()) {
                throw new Fault.Invalid(errors).asException();
            }
            return new Retrieval.Wish(collections, documents, Objects.requireNonNull(query), k);
        }

        private static List<String> ids(
                String pointer, @Nullable List<@Nullable String> given, List<FieldError> errors) {
            var ids = new ArrayList<String>();
            for (var id : given == null ? List.<@Nullable String>of() : given) {
                if (id == null) {
                    errors.add(new FieldError(pointer, "must not hold null"));
                } else {
                    ids.add(id);
                }
            }
            return ids;
        }
    }

    @Schema(name = "FoundDocument")
    record Document(
            UUID id,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID knowledgeId) {}

    /** As {@link dev.atelier.knowledge.search.Scores}. */
    @Schema(name = "PassageScores")
    record Scores(double words, double trigrams, double cosine, double match) {}

    /** @param start where it begins in the document's text, in UTF-16 units */
    @Schema(name = "FoundPassage")
    record Item(
            Document document,
            int position,
            String text,
            String heading,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer page,

            int start,
            int end,
            double score,
            Scores scores) {

        static Item of(Retrieval.Retrieved found) {
            var passage = found.passage();
            var scores = passage.scores();
            var document = found.document();
            return new Item(
                    new Document(document.id(), document.name(), document.knowledgeId()),
                    passage.position(),
                    passage.text(),
                    passage.heading(),
                    passage.page(),
                    passage.start(),
                    passage.end(),
                    scores.total(),
                    new Scores(scores.words(), scores.trigrams(), scores.cosine(), scores.match()));
        }
    }

    @Schema(name = "KnowledgeAnswer")
    record Found(List<Item> items) {}

    @POST
    @Operation(
            summary = "The passages that a model would answer from, the best first, with their scores",
            description = "Needs the right to read each collection that is searched.")
    public Found query(@NotNull Query query) {
        return new Found(retrieval.query(caller.get(), query.checked()).stream()
                .map(Item::of)
                .toList());
    }
}
