package dev.atelier.models.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Visibility;
import dev.atelier.models.ModelArchive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Models from files. An import is a plan; carrying it out is the same plan, written in one transaction, all or nothing. */
@ApplicationScoped
public class Imports {
    private final ModelArchive archive;

    Imports(ModelArchive archive) {
        this.archive = archive;
    }

    /** What to do with a model whose id is here already. */
    public enum Mode {
        SKIP,
        UPDATE,
        RENAME
    }

    /**
     * @param select ids in the file; none means all
     * @param visibility for models of which the file does not say
     */
    public record Wish(Mode mode, boolean dryRun, Set<String> select, Visibility visibility) {}

    /** Throws {@link dev.atelier.platform.error.Fault.ImportRefused} where the file is none that can be imported. */
    public ImportReport run(Caller caller, byte[] file, Wish wish) {
        var entries = ImportFile.entries(file);
        var format = entries.stream()
                .collect(Collectors.groupingBy(OpenWebUiReader::generation, Collectors.counting()))
                .entrySet()
                .stream()
                .max(java.util.Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return run(caller, entries, format, wish);
    }

    @Transactional
    ImportReport run(Caller caller, List<JsonNode> entries, String format, Wish wish) {
        archive.lockIds();
        var plan = new ImportPlan(archive, caller, wish);
        entries.stream().map(OpenWebUiReader::read).forEach(plan::add);
        if (!wish.dryRun()) {
            plan.carryOut();
        }
        return new ImportReport(format, plan.items(), !wish.dryRun());
    }
}
