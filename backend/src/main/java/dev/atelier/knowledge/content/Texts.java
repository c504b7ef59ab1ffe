package dev.atelier.knowledge.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What was read out of contents, kept as long as these: the same file is read once. */
@Singleton
public class Texts {
    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {};

    private final Statements statements;

    Texts(Statements statements) {
        this.statements = statements;
    }

    public void keep(byte[] digest, String mediaType, ParsedText text) {
        statements.run(
                "insert into document_text (digest, media_type, title, pages, blocks) values (?, ?, ?, ?, ?::json) on conflict do nothing",
                digest,
                mediaType,
                text.title(),
                text.pages(),
                json(text.blocks()));
    }

    public Optional<ParsedText> of(byte[] digest, String mediaType) {
        return statements.first(
                row -> new ParsedText(row.getString(1), blocks(row.getString(3)), row.getInt(2)),
                "select title, pages, blocks from document_text where digest = ? and media_type = ?",
                digest,
                mediaType);
    }

    private static String json(List<Block> blocks) {
        try {
            return Json.mapper().writeValueAsString(blocks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Block> blocks(String json) {
        try {
            return Json.mapper().readValue(json, BLOCKS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
