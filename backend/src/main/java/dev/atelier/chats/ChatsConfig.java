package dev.atelier.chats;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replies are run and kept. */
@ConfigMapping(prefix = "atelier.chats")
public interface ChatsConfig {

    /** How many replies of one person may be written at once. */
    @WithDefault("16")
    int repliesPerPerson();

    /** How many replies may be written at once on one server. */
    @WithDefault("2000")
    int repliesInAll();

    /** The most bytes of UTF-8 that one reply may hold, its reasoning included; a longer one is ended. */
    @WithDefault("4194304")
    int longestReply();

    /** How often running replies are saved to the database. */
    @WithDefault("PT0.3S")
    Duration checkpointInterval();

    /** After how long without a sign of life a server counts as gone, and its replies are ended. */
    @WithDefault("PT5S")
    Duration deadAfter();

    /** How long a temporary chat is kept after its last use. */
    @WithDefault("PT24H")
    Duration temporaryKept();

    /** How often a stream without news says that it is alive. */
    @WithDefault("PT15S")
    Duration keepAlive();

    /** How long a reader may take nothing before its connection is closed; it can resume. */
    @WithDefault("PT60S")
    Duration stalledReader();
}
