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

    /** Whether {@link #inspect} learns settings from its server; what was learned holds until it is pointed elsewhere. */
    default boolean learnsSettings() {
        return false;
    }

    /**
     * Tells its server what was just saved, where that keeps settings of its own. Blocks.
     *
     * @param set what somebody set, without what holds otherwise
     * @throws Unavailable where the server does not take it
     */
    default void saved(Extension extension, ObjectNode set) throws InterruptedException {}

    /** Asks its server, or tries what it is made of. Blocks. @throws Unavailable where it is not well */
    Inspection inspect(Extension extension) throws InterruptedException;
}
