package dev.atelier.knowledge.parsing;

import dev.atelier.platform.process.OwnJava;
import java.nio.file.Path;
import java.util.List;

/** How the parser's process is started: the same Java, its own small heap, and no way out. */
final class ParserCommand {
    private static final String MAIN = "dev.atelier.knowledge.parsing.child.ParserMain";

    private ParserCommand() {}

    /** @param heap in MiB; @param folder for what it writes */
    static List<String> of(int heap, Path folder) {
        return List.of(
                OwnJava.executable(),
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
                OwnJava.classPath(),
                MAIN);
    }
}
