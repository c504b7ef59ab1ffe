package dev.atelier.chats;

import dev.atelier.chats.files.Files;
import dev.atelier.chats.transfer.Aside.NamedFile;
import dev.atelier.chats.transfer.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that an imported conversation names: those that are still the importer's own stay in its questions, of others the name alone. */
@ApplicationScoped
class CarriedFiles {
    private final Files files;

    CarriedFiles(Files files) {
        this.files = files;
    }

    /** The importer's own among the files that a conversation names, by what it calls them. */
    record Own(Map<String, Attachment> byId) {
        List<Attachment> of(Conversation.Said said) {
            return kept(said).map(file -> byId.get(file.id())).toList();
        }

        /** What a message says, with the names of the files that it has lost. */
        String text(Conversation.Said said) {
            var lost = lost(said).map(file -> (file.isPicture() ? "[picture: " : "[file: ") + file.name() + "]");
            return Stream.concat(Stream.of(said.text()).filter(text -> !text.isBlank()), lost)
                    .collect(Collectors.joining("\n\n"));
        }

        Optional<String> problem(Conversation read) {
            var lost = read.messages().stream().flatMap(this::lost).count();
            return lost == 0
                    ? Optional.empty()
                    : Optional.of(
                            "Files that are not there, or not yours, are marked as [picture: name] or [file: name]: %d."
                                    .formatted(lost));
        }

        private Stream<NamedFile> kept(Conversation.Said said) {
            return said.model() == null
                    ? said.aside().files().stream().filter(this::isOwn).limit(ContentRequest.MOST_FILES)
                    : Stream.empty();
        }

        private Stream<NamedFile> lost(Conversation.Said said) {
            var kept = kept(said).toList();
            return said.aside().files().stream().filter(file -> !kept.contains(file));
        }

        private boolean isOwn(NamedFile file) {
            return byId.containsKey(file.id());
        }
    }

    /** For a conversation that is written next. */
    Own own(UUID owner, Conversation read) {
        var ids = read.messages().stream()
                .flatMap(said -> said.aside().files().stream())
                .flatMap(file -> Optional.ofNullable(TurnRequest.uuid(file.id())).stream())
                .distinct()
                .toList();
        return new Own(files.hold(owner, ids).values().stream()
                .collect(Collectors.toMap(file -> file.id().toString(), Attachment::of)));
    }
}
