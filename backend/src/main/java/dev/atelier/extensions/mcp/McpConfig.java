package dev.atelier.extensions.mcp;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** MCP servers that are programs on this machine. */
@ConfigMapping(prefix = "atelier.mcp")
public interface McpConfig {

    /** Programs that speak MCP over their standard input and output, by name, such as ATELIER_MCP_PROGRAMS_FILES=npx -y some-server /srv; they run as this server does, not in a sandbox, and administrators alone add them. */
    Map<String, String> programs();
}
