package dev.atelier.completions.tools;

import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import org.jboss.logging.Logger;

/** What a call does, on a virtual thread that is interrupted when it is stopped. */
record ToolWork(Workshop workshop, OfferedTool tool, ToolRequest request) {
    private static final Logger LOG = Logger.getLogger(ToolWork.class);

    /** Blocks for as long as its source takes. */
    Outcome outcome() {
        try {
            return told(workshop.loop().toolboxes().call(tool.extension(), request));
        } catch (InterruptedException stopped) {
            return Outcome.failed("It was stopped.");
        } catch (Unavailable unavailable) {
            return Outcome.failed(unavailable.why());
        } catch (FaultException known) {
            return Outcome.failed(words(known));
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.warnf(broken, "A call of %s broke", tool.extension().id());
            return Outcome.failed("The tool broke.");
        }
    }

    private Outcome told(ToolResult result) {
        var listener = workshop.listener();
        var text = listener.passes(Excerpt.of(result.text(), workshop.config().longestResult()));
        return Outcome.of(result, text, listener.isFiltered() ? text : result.shown());
    }

    static String words(FaultException known) {
        return Problems.of(known.fault()).detail();
    }
}
