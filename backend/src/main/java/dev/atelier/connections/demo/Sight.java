package dev.atelier.connections.demo;

import dev.atelier.platform.picture.PictureFormat;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** What the demo's vision model says of a picture: its size, and the colours that most of it has. */
final class Sight {
    private static final int SAMPLES_A_SIDE = 32;
    private static final int MOST_COLOURS = 3;
    private static final double LEAST_SHARE = 0.05;

    private Sight() {}

    static String of(byte[] file) {
        var format = PictureFormat.of(file);
        if (format.isEmpty()) {
            return "something that is no picture";
        }
        try {
            var size = format.get().size(file);
            var step = Math.max(1, Math.max(size.width(), size.height()) / SAMPLES_A_SIDE);
            return "a picture of %d × %d pixels, %s".formatted(size.width(), size.height(), colours(file, step));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return "a picture that is damaged";
        }
    }

    /** Reads every {@code step}th pixel of every {@code step}th line. */
    private static String colours(byte[] file, int step) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                var how = reader.getDefaultReadParam();
                how.setSourceSubsampling(step, step, 0, 0);
                return named(reader.read(0, how));
            } finally {
                reader.dispose();
            }
        }
    }

    private static String named(BufferedImage image) {
        Map<String, Integer> counts = new HashMap<>();
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                counts.merge(name(image.getRGB(x, y)), 1, Integer::sum);
            }
        }
        var all = (double) image.getHeight() * image.getWidth();
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() / all >= LEAST_SHARE)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COLOURS)
                .map(entry -> "%d %% %s".formatted(Math.round(100 * entry.getValue() / all), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** The common name of a colour, by hue, saturation and brightness. */
    private static String name(int argb) {
        if (argb >>> 24 < 0x40) {
            return "transparent";
        }
        var hsb = Color.RGBtoHSB(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, null);
        if (hsb[2] < 0.15f) {
            return "black";
        }
        if (hsb[1] < 0.15f) {
            return hsb[2] > 0.85f ? "white" : "grey";
        }
        var degrees = Math.round(hsb[0] * 360);
        if (degrees < 15 || degrees >= 345) {
            return "red";
        }
        if (degrees < 45) {
            return hsb[2] < 0.6f ? "brown" : "orange";
        }
        return degrees < 70
                ? "yellow"
                : degrees < 165
                        ? "green"
                        : degrees < 200 ? "cyan" : degrees < 260 ? "blue" : degrees < 310 ? "purple" : "pink";
    }
}
