package dev.atelier.extensions.script;

import dev.atelier.platform.process.OwnJava;
import java.util.List;

/** How a process for scripts is started: the same Java, a small heap that holds what a script may take, and no way out. */
final class ScriptCommand {
    private static final String MAIN = "dev.atelier.extensions.script.child.ScriptMain";
    private static final int PAGES_IN_A_MIB = 16;

    private ScriptCommand() {}

    /** @param memory in MiB that a script may take; twice, since it is copied as it grows */
    static List<String> of(int memory) {
        return List.of(
                OwnJava.executable(),
                "-Xmx" + (96 + 2 * memory) + "m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=8m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djdk.net.hosts.file=/nowhere", // no name is found,
                "-DsocksProxyHost=127.0.0.1", // and no address reached
                "-DsocksProxyPort=9",
                "-cp",
                OwnJava.classPath(),
                MAIN,
                String.valueOf(memory * PAGES_IN_A_MIB));
    }
}
