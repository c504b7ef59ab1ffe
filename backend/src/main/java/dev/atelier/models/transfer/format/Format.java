package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One format of foreign model files. Texts that are neither JSON nor YAML arrive as a text node. */
public sealed interface Format
        permits CharacterCard,
                CharacterYaml,
                CherryStudio,
                CherryStudioAgent,
                ElizaOs,
                GptListing,
                HuggingChat,
                LibreChat,
                LmStudio,
                LobeChat,
                NextChat,
                OllamaModelfile,
                OpenWebUi,
                OtherExport,
                Plain {

    /** Whether an entry is of this format. No entry of real files is of two. */
    boolean recognises(JsonNode entry);

    /** The format's name in reports, as exactly as the entry tells it, such as {@code open-webui G2}. */
    String word(JsonNode entry, Origin origin);

    /** What an entry that is recognised says: mostly one model. */
    List<Incoming> read(JsonNode entry, Origin origin);
}
