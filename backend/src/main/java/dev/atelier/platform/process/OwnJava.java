package dev.atelier.platform.process;

import java.io.File;
import java.nio.file.Path;

/** How a second Java is started with what the server itself runs on. */
public final class OwnJava {
    private static final String RUNNER = "quarkus-run.jar";

    private OwnJava() {}

    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static String classPath() {
        return classPath(System.getProperty("java.class.path"));
    }

    /** Of the packaged server: all that lies in its folders. Else, in tests, what the server itself was started with. */
    static String classPath(String own) {
        var runner = Path.of(own.split(File.pathSeparator, 2)[0]).toAbsolutePath();
        if (!runner.endsWith(RUNNER)) {
            return own;
        }
        return runner.resolveSibling("app") + "/*" + File.pathSeparator
                + runner.resolveSibling("lib").resolve("main") + "/*";
    }
}
