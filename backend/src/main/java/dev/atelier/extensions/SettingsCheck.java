package dev.atelier.extensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.FieldError;
import java.util.List;

/** What a schema cannot say about the settings of one built-in extension: a CDI bean for each. */
public interface SettingsCheck {

    String id();

    /** @param settings those in the open, as they were sent */
    List<FieldError> wrong(ObjectNode settings);
}
