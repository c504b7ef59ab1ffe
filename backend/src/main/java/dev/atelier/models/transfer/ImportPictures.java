package dev.atelier.models.transfer;

import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelArchive.Archived;
import dev.atelier.models.Picture;
import dev.atelier.models.transfer.format.PictureSource;
import dev.atelier.models.transfer.reading.Uploads;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of imported models: decoded and encoded anew, two at a time, which takes most of an import that has many; those behind
 * addresses are only noted, to be fetched after.
 */
final class ImportPictures implements AutoCloseable {
    private static final int AT_ONCE = 2;
    private static final int SMALLEST_SIDE = 16;
    private static final int IHDR = 16;

    private final Uploads uploads;
    private final List<Linked> linked = new ArrayList<>();

    private final ExecutorService encoders =
            Executors.newFixedThreadPool(AT_ONCE); // its threads see the classes that this one sees

    /** By what they are made of; of the entries that are decided now, and no more. */
    private final Map<String, Future<Picture>> begun = new HashMap<>();

    ImportPictures(Uploads uploads) {
        this.uploads = uploads;
    }

    /** @param source tells it from others: {@link ModelArchive#isMadeOf} */
    record Encoded(Picture picture, String source) {}

    /** @param place of the model's line in the report */
    record Linked(int place, String id, String address) {}

    List<Linked> linked() {
        return linked;
    }

    /** Begins with those of an entry, to be asked for by {@link #of}. */
    void begin(@Nullable PictureSource source, @Nullable Archived here) {
        if (source instanceof PictureSource.Inline inline) {
            try {
                var bytes = decoded(inline);
                var hash = Picture.hash(bytes);
                if (here == null || !ModelArchive.isMadeOf(here, hash)) {
                    encoding(hash, bytes);
                }
            } catch (IllegalArgumentException notBase64) {
                return; // said when it is asked for
            }
        }
    }

    /** Forgets those that were begun. */
    void forget() {
        begun.clear();
    }

    private Future<Picture> encoding(String hash, byte[] bytes) {
        return begun.computeIfAbsent(hash, key -> encoders.submit(() -> Picture.of(bytes)));
    }

    private static byte[] decoded(PictureSource.Inline inline) {
        return Base64.getMimeDecoder().decode(inline.base64());
    }

    /** The picture that a model is to get, if it is another than it has; what is wrong with it is reported. */
    Optional<Encoded> of(@Nullable PictureSource source, @Nullable Archived here, ItemReport report) {
        if (source == null || source instanceof PictureSource.Link) {
            return Optional.empty();
        }
        try {
            var bytes = bytes(source, report);
            return bytes.isEmpty() ? Optional.empty() : encoded(bytes.get(), here);
        } catch (FaultException refused) {
            report.problems(List.of(
                    "The picture was left out: " + Problems.of(refused.fault()).detail()));
        } catch (IllegalArgumentException notBase64) {
            report.problems(List.of("The picture was left out: it is not base64."));
        }
        return Optional.empty();
    }

    private Optional<byte[]> bytes(PictureSource source, ItemReport report) {
        return switch (source) {
            case PictureSource.Inline inline -> Optional.of(decoded(inline));
            case PictureSource.Original(var bytes) -> Optional.of(bytes.get()).filter(ImportPictures::isLargeEnough);
            case PictureSource.Beside(var name) -> {
                var found = uploads.picture(name);
                if (found.isEmpty()) {
                    report.problems(List.of("The picture " + name + " did not come with the file."));
                }
                yield found;
            }
            case PictureSource.Link link -> Optional.empty();
        };
    }

    /** A card's own picture may be a mere carrier of one pixel. */
    private static boolean isLargeEnough(byte[] png) {
        return png.length > IHDR + 8
                && ByteBuffer.wrap(png).getInt(IHDR) >= SMALLEST_SIDE
                && ByteBuffer.wrap(png).getInt(IHDR + 4) >= SMALLEST_SIDE;
    }

    private Optional<Encoded> encoded(byte[] bytes, @Nullable Archived here) {
        var source = Picture.hash(bytes);
        if (here != null && ModelArchive.isMadeOf(here, source)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Encoded(encoding(source, bytes).get(), source));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Fault.ShuttingDown().asException();
        }
    }

    @Override
    public void close() {
        encoders.shutdownNow();
    }

    /** Remembers an address to be fetched once everything is written, unless the model has the picture behind it already. */
    void fetchLater(@Nullable PictureSource source, @Nullable Archived here, int place, String id) {
        if (source instanceof PictureSource.Link link
                && (here == null || !ModelArchive.isMadeOf(here, sourceOf(link.address())))) {
            linked.add(new Linked(place, id, link.address()));
        }
    }

    static String sourceOf(String address) {
        return Picture.hash(address.getBytes(StandardCharsets.UTF_8));
    }
}
