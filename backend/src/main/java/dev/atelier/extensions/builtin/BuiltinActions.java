package dev.atelier.extensions.builtin;

import dev.atelier.extensions.BuiltinExtension;
import dev.atelier.extensions.BuiltinExtensions;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.FilterOptions;
import dev.atelier.extensions.SettingsSchema;
import jakarta.inject.Singleton;
import java.util.List;

/** The actions that are part of Atelier: prompts over an answer. */
@Singleton
class BuiltinActions implements BuiltinExtensions {
    private static final String ALONE =
            " Answer with that alone, without a word about it.\n\n<text>\n{{message}}\n</text>";

    @Override
    public List<BuiltinExtension> all() {
        return List.of(
                action(
                        "summarise",
                        "Summarise",
                        "The gist of an answer, in a new message.",
                        "Summarise the text below in a few sentences, in its own language. {{input}}" + ALONE,
                        Definition.Result.MESSAGE),
                action(
                        "translate",
                        "Translate",
                        "An answer in another language: that of who asks, or the one that they name.",
                        "Translate the text below into {{language}}. Keep its formatting." + ALONE,
                        Definition.Result.MESSAGE),
                action(
                        "shorten",
                        "Shorten",
                        "The same answer in half as many words, in its place.",
                        "Say the same as the text below in half as many words, in its own language, with its formatting. {{input}}"
                                + ALONE,
                        Definition.Result.REPLACEMENT));
    }

    private static BuiltinExtension action(
            String id, String name, String description, String prompt, Definition.Result result) {
        return new BuiltinExtension(
                id,
                ExtensionKind.ACTION,
                name,
                description,
                new Definition.Prompt(prompt, null, result),
                SettingsSchema.empty(),
                List.of(),
                FilterOptions.DEFAULT,
                id);
    }
}
