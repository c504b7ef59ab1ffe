package dev.atelier.platform.picture;

import dev.atelier.platform.error.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The formats that are read, told by their first bytes: what a request says of itself does not count. */
public enum PictureFormat {
    PNG("png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    JPEG("jpeg", 0xFF, 0xD8, 0xFF),
    GIF("gif", 'G', 'I', 'F', '8'),
    WEBP("webp", 'R', 'I', 'F', 'F', -1, -1, -1, -1, 'W', 'E', 'B', 'P');

    /** A small file may unfold to gigabytes: the size that it claims is read before it is decoded. */
    private static final long MOST_PIXELS = 40_000_000;

    private final String name;
    private final int[] magic;

    PictureFormat(String name, int... magic) {
        this.name = name;
        this.magic = magic;
    }

    /** Of a picture in pixels, as its head claims it. */
    public record Size(int width, int height) {}

    /** Empty where the file is no picture that is read here. */
    public static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
    }

    public String mediaType() {
        return "image/" + name;
    }

    /**
     * Without decoding the picture.
     *
     * @throws IOException where the file is damaged
     * @throws dev.atelier.platform.error.FaultException {@link Fault.Invalid}: more pixels than are read
     */
    public Size size(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(name).next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            var size = new Size(reader.getWidth(0), reader.getHeight(0));
            if ((long) size.width * size.height > MOST_PIXELS) {
                throw new Fault.Invalid("", "The picture has more than " + MOST_PIXELS / 1_000_000 + " million pixels.")
                        .asException();
            }
            return size;
        } finally {
            reader.dispose();
        }
    }

    private boolean begins(byte[] file) {
        for (var i = 0; i < magic.length; i++) {
            if (i >= file.length || magic[i] >= 0 && magic[i] != (file[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
