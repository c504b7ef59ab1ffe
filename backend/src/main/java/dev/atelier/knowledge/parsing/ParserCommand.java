package dev.atelier.knowledge.parsing;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** How the parser's process is started: the same Java, its own small heap, and no way out. */
final class ParserCommand {
    private static final String MAIN = "dev.atelier.knowledge.parsing.child.ParserMain";
    private static final String RUNNER = "quarkus-run.jar";

    private ParserCommand() {}

    /** @param heap in MiB; @param folder for what it writes */
    static List<String> of(int heap, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-Xss4m",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Djdk.net.hosts.file=" + folder.resolve("nobody"), // no name is found,
                "-DsocksProxyHost=127.0.0.1", // and no address reached
                "-DsocksProxyPort=9",
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djdk.xml.entityExpansionLimit=2500",
                "-Dlog4j2.disable.jmx=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(System.getProperty("java.class.path")),
                MAIN);
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
