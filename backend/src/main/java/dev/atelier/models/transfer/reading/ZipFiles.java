package dev.atelier.models.transfer.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of an archive. What would unpack to more than an import may be is refused before anything is unpacked. */
final class ZipFiles implements AutoCloseable {
    private static final int MOST_FILES = 10_000;
    private static final long LARGEST = 256L << 20;
    private static final long SMALL = 1L << 20;
    private static final long MOST_RATIO = 500;

    private final ZipFile zip;
    private final List<Content> files;

    private ZipFiles(ZipFile zip, List<Content> files) {
        this.zip = zip;
        this.files = files;
    }

    static ZipFiles open(Path file) throws IOException {
        try {
            var zip = new ZipFile(file.toFile());
            var entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !isDebris(entry.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            check(zip.size(), entries);
            return new ZipFiles(
                    zip,
                    entries.stream()
                            .<Content>map(entry -> new Member(zip, entry))
                            .toList());
        } catch (ZipException | IllegalArgumentException damaged) {
            throw Refusals.refused("import-malformed-zip", "The archive is damaged. Nothing was imported.");
        }
    }

    private static void check(int all, List<? extends ZipEntry> entries) {
        if (all > MOST_FILES) {
            throw Refusals.tooLarge("The archive holds more than " + MOST_FILES + " files.");
        }
        var total = 0L;
        for (var entry : entries) {
            var size = entry.getSize();
            total += size < 0 ? LARGEST + 1 : size;
            if (total > LARGEST) {
                throw Refusals.tooLarge("The archive unpacks to more than " + (LARGEST >> 20) + " MiB.");
            }
            if (size > SMALL && size / Math.max(1, entry.getCompressedSize()) > MOST_RATIO) {
                throw Refusals.tooLarge(entry.getName() + " is packed more than " + MOST_RATIO
                        + " times; such archives are not opened.");
            }
        }
    }

    /** What systems leave in archives. */
    private static boolean isDebris(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return path.startsWith("__MACOSX/") || name.startsWith(".") || name.equals("thumbs.db");
    }

    List<Content> files() {
        return files;
    }

    /** By its path, or else by its name in whatever folder. */
    Optional<Content> find(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name) || file.name().endsWith("/" + name))
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private record Member(ZipFile zip, ZipEntry entry) implements Content {
        @Override
        public String name() {
            return entry.getName();
        }

        @Override
        public InputStream open() throws IOException {
            return new Announced(zip.getInputStream(entry), entry);
        }
    }

    /** Ends where the archive's directory said it would, whatever the data says. */
    private static final class Announced extends FilterInputStream {
        private final ZipEntry entry;
        private long left;

        Announced(InputStream in, ZipEntry entry) {
            super(in);
            this.entry = entry;
            this.left = entry.getSize();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                var read = in.read(buffer, offset, length);
                left -= Math.max(0, read);
                if (left < 0) {
                    throw Refusals.tooLarge(entry.getName() + " is longer than the archive says.");
                }
                return read;
            } catch (ZipException damaged) {
                throw Refusals.refused("import-malformed-zip", entry.getName() + " is damaged. Nothing was imported.");
            }
        }

        @Override
        public long skip(long count) throws IOException {
            try {
                return in.skip(count);
            } catch (UncheckedIOException cause) {
                throw cause.getCause();
            }
        }
    }
}
