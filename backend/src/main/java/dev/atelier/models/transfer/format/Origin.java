package dev.atelier.models.transfer.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry comes from, as far as that says something about it.
 *
 * @param file the name or the path of its file; empty where nobody said
 * @param container how it was packed, such as {@code json} or {@code png (chara)}
 * @param wrapper {@code X bundle} or {@code X keyed} where Open WebUI models are in such an object
 * @param language the importing person's, for files that come in several
 * @param picture the picture that the entry was in
 */
public record Origin(
        String file,
        String container,
        @Nullable String wrapper,
        Locale language,
        @Nullable PictureSource picture) {

    public static Origin of(String file, Locale language) {
        return new Origin(file, "json", null, language, null);
    }

    public Origin in(String newContainer, @Nullable PictureSource newPicture) {
        return new Origin(file, newContainer, wrapper, language, newPicture);
    }

    public Origin wrapped(String newWrapper) {
        return new Origin(file, container, newWrapper, language, picture);
    }

    boolean isYaml() {
        return container.equals("yaml");
    }

    /** The last part of the path. */
    String fileName() {
        return file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
