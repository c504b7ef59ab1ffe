package dev.atelier.models;

import java.util.Locale;

/** The two switches of a model. {@code hide} concerns the selector alone; {@code disable} stops the model from answering at all. */
public enum ModelSwitch {
    HIDE,
    UNHIDE,
    ENABLE,
    DISABLE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether anything changed */
    boolean apply(ModelEntity model) {
        var hidden = model.hidden;
        var enabled = model.enabled;
        switch (this) {
            case HIDE -> model.hidden = true;
            case UNHIDE -> model.hidden = false;
            case ENABLE -> model.enabled = true;
            case DISABLE -> model.enabled = false;
        }
        return hidden != model.hidden || enabled != model.enabled;
    }
}
