package dev.atelier.models.transfer.reading;

import dev.atelier.models.transfer.format.Origin;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One file or many, archives opened: all entries of all of them in order. Open as long as their pictures may be wanted. */
public final class Uploads implements AutoCloseable {
    private static final int LARGEST_PICTURE = 16 << 20;
    private static final String CHARACTER_ARCHIVE = "card.json";

    private final List<ZipFiles> archives = new ArrayList<>();
    private final List<Content> files = new ArrayList<>();

    private Uploads() {}

    public static Uploads open(List<Upload> uploads) throws IOException {
        var opened = new Uploads();
        try {
            for (var upload : uploads) {
                opened.add(upload);
            }
            return opened;
        } catch (IOException | RuntimeException cause) {
            opened.close();
            throw cause;
        }
    }

    private void add(Upload upload) throws IOException {
        var content = Content.of(upload.name(), upload.file());
        if (ModelFile.Kind.of(content.head(4)) == ModelFile.Kind.ZIP) {
            addArchive(upload.file());
        } else {
            files.add(content);
        }
    }

    /** An archive with a card at its root is one character with its pictures. */
    private void addArchive(Path file) throws IOException {
        var archive = ZipFiles.open(file);
        archives.add(archive);
        var card = archive.files().stream()
                .filter(member -> member.name().equals(CHARACTER_ARCHIVE))
                .findFirst();
        if (card.isPresent()) {
            files.add(card.get());
        } else {
            files.addAll(archive.files());
        }
        if (archive.files().isEmpty()) {
            throw Refusals.notRecognised("an archive without files");
        }
    }

    public boolean areMany() {
        return files.size() > 1;
    }

    /** @throws FaultException where there is one file and it cannot be imported; among several, that is told to the sink */
    public void read(Locale language, Sink sink) throws IOException {
        if (files.size() == 1) {
            one(files.getFirst(), language, sink);
            return;
        }
        for (var file : files) {
            if (isPlainPicture(file)) {
                sink.skipped(file.name(), "A picture: used where a model of the archive names it.");
                continue;
            }
            try {
                one(file, language, sink);
            } catch (FaultException refused) {
                if (refused.fault() instanceof Fault.ImportRefused why) {
                    sink.refused(file.name(), why.slug(), why.detail());
                } else {
                    throw refused;
                }
            }
        }
    }

    private static void one(Content file, Locale language, Sink sink) throws IOException {
        new ModelFile(file, Origin.of(file.name(), language), sink).read();
    }

    private static boolean isPlainPicture(Content file) throws IOException {
        var name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return PngCard.read(file).isEmpty();
        }
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".webp") || name.endsWith(".gif");
    }

    /** A picture that arrived beside the models. */
    public Optional<byte[]> picture(String name) {
        return archives.stream()
                .flatMap(archive -> archive.find(name).stream())
                .findFirst()
                .or(() ->
                        files.stream().filter(file -> file.name().equals(name)).findFirst())
                .map(file -> file.bytes(LARGEST_PICTURE));
    }

    @Override
    public void close() throws IOException {
        for (var archive : archives) {
            archive.close();
        }
    }
}
