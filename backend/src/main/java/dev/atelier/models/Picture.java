package dev.atelier.models;

import dev.atelier.platform.error.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * An avatar as it is stored and served: decoded, cut to a square and encoded anew, so that nothing of the file that came survives but
 * what one sees.
 *
 * @param mediaType image/jpeg, or image/png where it is transparent
 */
public record Picture(String mediaType, byte[] bytes) {
    public static final int MOST_BYTES = 5 << 20;
    static final int SIDE = 256;

    /** A small file may unfold to gigabytes: the size that it claims is read before it is decoded. */
    private static final long MOST_PIXELS = 40_000_000;

    /** Decoding takes up to 160 MB a picture. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    /** The formats that are read, told by their first bytes: what a request says of itself does not count. */
    private enum Format {
        PNG("png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
        JPEG("jpeg", 0xFF, 0xD8, 0xFF),
        GIF("gif", 'G', 'I', 'F', '8'),
        WEBP("webp", 'R', 'I', 'F', 'F', -1, -1, -1, -1, 'W', 'E', 'B', 'P');

        final String name;
        private final int[] magic;

        Format(String name, int... magic) {
            this.name = name;
            this.magic = magic;
        }

        boolean begins(byte[] file) {
            for (var i = 0; i < magic.length; i++) {
                if (i >= file.length || magic[i] >= 0 && magic[i] != (file[i] & 0xFF)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param file png, jpeg, webp or gif (its first frame), at most {@link #MOST_BYTES}; turned as its Exif data say, cut to the middle
     * @throws dev.atelier.platform.error.FaultException {@link Fault.TooLarge}, {@link Fault.UnsupportedMediaType}, {@link Fault.Invalid}
     */
    public static Picture of(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Fault.TooLarge(MOST_BYTES).asException();
        }
        var format = Arrays.stream(Format.values())
                .filter(each -> each.begins(file))
                .findFirst()
                .orElseThrow(() ->
                        new Fault.UnsupportedMediaType("An avatar is a png, jpeg, webp or gif picture.").asException());
        AT_ONCE.acquireUninterruptibly();
        try {
            checkSize(format, file);
            return encoded(square(file));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw broken("The picture cannot be read: the file is damaged.");
        } finally {
            AT_ONCE.release();
        }
    }

    /** The same, out of a {@code data:} URL; empty where it is none. */
    public static Optional<byte[]> fileOfDataUrl(String url) {
        var comma = url.indexOf(',');
        if (!url.regionMatches(true, 0, "data:image/", 0, 11)
                || comma < 0
                || !url.substring(0, comma).endsWith(";base64")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(url.substring(comma + 1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    public String dataUrl() {
        return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /** Changes whenever the picture does: 16 hexadecimal digits. */
    String hash() {
        return hash(bytes);
    }

    /** The first 16 hexadecimal digits of SHA-256. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void checkSize(Format format, byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw broken("The picture has more than " + MOST_PIXELS / 1_000_000 + " million pixels.");
            }
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage square(byte[] file) throws IOException {
        return Thumbnails.of(new ByteArrayInputStream(file))
                .crop(Positions.CENTER)
                .size(SIDE, SIDE)
                .imageType(BufferedImage.TYPE_INT_ARGB) // a palette, as GIF has one, would be scaled as numbers
                .asBufferedImage();
    }

    private static Picture encoded(BufferedImage image) {
        var transparent = isTransparent(image);
        var out = new ByteArrayOutputStream();
        try {
            Thumbnails.of(image)
                    .scale(1)
                    .imageType(transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                    .outputFormat(transparent ? "png" : "jpeg")
                    .outputQuality(transparent ? 1.0 : 0.88)
                    .toOutputStream(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Picture(transparent ? "image/png" : "image/jpeg", out.toByteArray());
    }

    private static boolean isTransparent(BufferedImage image) {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).anyMatch(pixel -> pixel >>> 24 != 0xFF);
    }

    private static RuntimeException broken(String detail) {
        return new Fault.Invalid("", detail).asException();
    }
}
