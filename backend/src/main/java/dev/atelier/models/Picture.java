package dev.atelier.models;

import dev.atelier.platform.digest.Sha256;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.picture.PictureFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

    /** Decoding takes up to 160 MB a picture. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    /**
     * @param file png, jpeg, webp or gif (its first frame), at most {@link #MOST_BYTES}; turned as its Exif data say, cut to the middle
     * @throws dev.atelier.platform.error.FaultException {@link Fault.TooLarge}, {@link Fault.UnsupportedMediaType}, {@link Fault.Invalid}
     */
    public static Picture of(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Fault.TooLarge(MOST_BYTES).asException();
        }
        var format = PictureFormat.of(file)
                .orElseThrow(() ->
                        new Fault.UnsupportedMediaType("An avatar is a png, jpeg, webp or gif picture.").asException());
        AT_ONCE.acquireUninterruptibly();
        try {
            format.size(file); // refuses what would not fit into memory
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
        return HexFormat.of().formatHex(Sha256.of(bytes)).substring(0, 16);
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
