package dev.atelier.platform.secrets;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What seals stored secrets. */
@ConfigMapping(prefix = "atelier")
public interface SecretsConfig {

    /** Folder of what a server keeps outside its database: the file secret.key, where no key is given. */
    @WithDefault(".atelier")
    Path data();

    /** Key that seals stored secrets, 32 bytes in base64; without it, one is made in the data folder. All replicas need the same. */
    Optional<String> secretKey();
}
