package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Principals;
import dev.atelier.knowledge.Retrieval;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens citations for who may read their documents now: asked each time they are told, in one query for all. Blocks. */
@ApplicationScoped
class Citations {
    private final Retrieval retrieval;
    private final Principals principals;
    private final ChatRepository chats;

    Citations(Retrieval retrieval, Principals principals, ChatRepository chats) {
        this.retrieval = retrieval;
        this.principals = principals;
        this.chats = chats;
    }

    /** Of these documents, those that the caller may read. */
    Set<UUID> readable(Caller caller, Set<UUID> documents) {
        return documents.isEmpty()
                ? Set.of()
                : retrieval.readable(caller, documents).keySet();
    }

    /** Messages as the caller is told of them. @param telling one that runs may know its citations by itself */
    List<Message> told(Caller caller, List<MessageEntity> messages, Function<MessageEntity, Message> telling) {
        var opened = of(caller, messages);
        return messages.stream()
                .map(message -> {
                    var theirs = message.state == MessageState.STREAMING ? null : opened.get(message.id);
                    var told = telling.apply(message);
                    return theirs == null ? told : told.citing(theirs);
                })
                .toList();
    }

    /** Of messages, by their ids; those that cite nothing are missing. */
    private Map<UUID, List<Citation>> of(Caller caller, Collection<MessageEntity> messages) {
        var citing = messages.stream()
                .filter(message -> !message.citations.isEmpty())
                .collect(Collectors.toMap(message -> message.id, message -> message.citations));
        return opened(caller, citing);
    }

    private Map<UUID, List<Citation>> opened(Caller caller, Map<UUID, List<KeptCitation>> kept) {
        if (kept.isEmpty()) {
            return Map.of();
        }
        var ids = kept.values().stream()
                .flatMap(List::stream)
                .map(KeptCitation::documentId)
                .collect(Collectors.toSet());
        var readable = retrieval.readable(caller, ids);
        return kept.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                .map(each -> Optional.ofNullable(readable.get(each.documentId()))
                        .map(document -> Citation.open(each, new Citation.Document(document.id(), document.name())))
                        .orElseGet(() -> Citation.closed(each)))
                .toList()));
    }

    /** For the person whose chat it is: nobody else reads along. */
    List<Citation> forOwner(UUID chatId, List<KeptCitation> kept) {
        if (kept.isEmpty()) {
            return List.of();
        }
        return Stream.ofNullable(chats.findById(chatId))
                .flatMap(chat -> principals.people(List.of(chat.ownerId)).values().stream())
                .findFirst()
                .map(owner -> opened(owner, Map.of(chatId, kept)).getOrDefault(chatId, List.of()))
                .orElseGet(() -> kept.stream().map(Citation::closed).toList());
    }
}
