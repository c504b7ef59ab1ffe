package dev.atelier.models.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Visibility;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.transfer.reading.Upload;
import dev.atelier.models.transfer.reading.Uploads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Models from files. An import is a plan that is carried out as it is made, in one transaction, all or nothing; a dry run writes nothing. */
@ApplicationScoped
public class Imports {
    private static final int MOST_SECONDS = 600;

    private final ModelArchive archive;
    private final LinkedPictures links;

    Imports(ModelArchive archive, LinkedPictures links) {
        this.archive = archive;
        this.links = links;
    }

    /** What to do with a model whose id is here already. */
    @Schema(name = "ImportMode")
    public enum Mode {
        @JsonProperty("skip")
        SKIP,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("rename")
        RENAME
    }

    /**
     * @param select ids in the file; none means all
     * @param visibility for models of which the file does not say
     * @param bases {@code <source id>=<base model id>}: what to run on instead of what the file says
     */
    public record Wish(Mode mode, boolean dryRun, Set<String> select, Visibility visibility, List<String> bases) {

        boolean selects(@Nullable String sourceId) {
            return select.isEmpty() || sourceId != null && select.contains(sourceId);
        }

        Optional<String> baseFor(String sourceId) {
            return bases.stream()
                    .filter(base -> base.startsWith(sourceId + "="))
                    .map(base -> base.substring(sourceId.length() + 1))
                    .findFirst();
        }
    }

    /** Throws {@link dev.atelier.platform.error.Fault.ImportRefused} where there is nothing that can be imported. */
    public ImportReport run(Caller caller, List<Upload> files, Wish wish) throws IOException {
        try (var uploads = Uploads.open(files);
                var pictures = new ImportPictures(uploads)) {
            var report = QuarkusTransaction.requiringNew()
                    .timeout(MOST_SECONDS)
                    .call(() -> plan(caller, uploads, pictures, wish));
            return report.with(links.fetch(pictures.linked()));
        } catch (UncheckedIOException cause) {
            throw cause.getCause();
        }
    }

    private ImportReport plan(Caller caller, Uploads uploads, ImportPictures pictures, Wish wish) {
        archive.lockIds();
        var plan = new ImportPlan(archive, caller, wish, pictures, uploads.areMany());
        var intake = new Intake(plan);
        try {
            uploads.read(caller.locale(), intake);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        var format = intake.format();
        plan.finish();
        return new ImportReport(format, plan.items(), !wish.dryRun());
    }
}
