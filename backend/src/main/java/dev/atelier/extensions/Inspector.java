package dev.atelier.extensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.FieldError;
import java.util.List;

/** Knows the extensions of one {@link Source}, whatever they are for: a CDI bean for each. */
public interface Inspector {

    Source source();

    /** What is wrong with a definition that somebody saves, with pointers such as {@code /definition/url}; asks no server. */
    List<FieldError> wrong(ExtensionKind kind, Definition definition);

    /** A JSON Schema of the settings, an object; {@code "format": "password"} marks a secret. Asks no server. @param id matters for built-in ones alone */
    ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition);

    /** Asks its server, or tries what it is made of. Blocks; never throws for what is wrong with the extension. */
    Inspection inspect(Extension extension) throws InterruptedException;
}
