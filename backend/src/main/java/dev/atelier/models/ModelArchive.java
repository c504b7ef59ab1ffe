package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Permission;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.accounts.Rights;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import dev.atelier.connections.ConnectionKind;
import dev.atelier.connections.Source;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Models as files bring and take them: with what an import kept besides their fields. Works in the transaction of its caller. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ModelArchive {
    private static final VersionRepository.Occasion IMPORTED = VersionRepository.Occasion.of(ModelVersion.Cause.IMPORT);

    /** Beside the imported entry: what the picture was made of. */
    public static final String AVATAR = "atelier_avatar";

    private final ModelRepository models;
    private final ModelRows rows;
    private final Catalogue catalogue;
    private final VersionRepository versions;
    private final AvatarRepository avatars;
    private final Principals principals;
    private final Delegation delegation;
    private final Quotas quotas;
    private final DocumentChoice documents;
    private final Audit audit;

    ModelArchive(
            ModelRepository models,
            ModelRows rows,
            Catalogue catalogue,
            VersionRepository versions,
            AvatarRepository avatars,
            Principals principals,
            Delegation delegation,
            Quotas quotas,
            DocumentChoice documents,
            Audit audit) {
        this.documents = documents;
        this.quotas = quotas;
        this.delegation = delegation;
        this.principals = principals;
        this.models = models;
        this.rows = rows;
        this.versions = versions;
        this.avatars = avatars;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * @param model whole, whoever asks: the door has asked whether they may
     * @param kind base for the settings of a base model, which only administrators see and write
     * @param mayShare whether the caller decides who else may use it
     * @param original the entry as it was imported, in Open WebUI's format; empty for what was made here
     */
    public record Archived(Model model, ModelKind kind, Rights rights, boolean mayShare, Map<String, Object> original) {

        public boolean isWorkspace() {
            return kind == ModelKind.WORKSPACE;
        }
    }

    /** Refuses, and thereby undoes, an import that takes the caller over their quota. @param coming models that a dry run would create */
    public void checkQuota(Caller caller, int coming) {
        quotas.check(caller, caller.id(), coming);
    }

    /** Until the transaction ends, ids that were found free stay free. */
    public void lockIds() {
        models.lockIds();
    }

    /** Whether a workspace model, a base model or the settings of one have the id. */
    public boolean isTaken(String id) {
        return isBaseModel(id) || models.isTaken(id);
    }

    /** Those of the ids that are taken, by workspace models or by settings of base models; {@code rights} says what the caller may. */
    public Map<String, Archived> among(Caller caller, Collection<String> ids) {
        return models.list("id in ?1", ids).stream()
                .collect(Collectors.toMap(model -> model.id, model -> archived(caller, model)));
    }

    /** Of these ids of collections and documents, those that the caller may attach. */
    public Set<String> attachable(Caller caller, Collection<String> ids) {
        return documents.attachable(caller, ids);
    }

    /** All that connections offer or offered. */
    public List<BaseModel> baseModels() {
        return catalogue.baseModels();
    }

    public boolean isBaseModel(String id) {
        return catalogue.baseModel(id).isPresent();
    }

    /** What the first Ollama that has a base model calls it there. */
    public Optional<String> nameOnOllama(@Nullable String base) {
        return base == null
                ? Optional.empty()
                : catalogue.sources(base).stream()
                        .filter(source -> source.kind() == ConnectionKind.OLLAMA)
                        .map(Source::model)
                        .findFirst();
    }

    /** Whether it names somebody who is here, as {@code user:<id>} or {@code group:<id>}. */
    public boolean isPrincipal(String text) {
        var principal = Principal.parse(text).stream().toList();
        return !principals.names(principal).isEmpty();
    }

    /** The model with that id, if the caller may read it; the settings of a base model, for administrators. */
    public Optional<Archived> find(Caller caller, String id) {
        return models.findByIdOptional(id)
                .filter(model -> caller.isAdmin()
                        || model.kind == ModelKind.WORKSPACE
                                && Access.rights(caller, model).read())
                .map(model -> archived(caller, model));
    }

    /** Those that the caller may read, by id, behind {@code after}; with the settings of base models, for administrators. */
    public List<Archived> readable(Caller caller, String after, int limit) {
        Map<String, Object> parameters =
                new HashMap<>(Access.parameters(caller, Permission.READ).map());
        parameters.put("after", after);
        var condition = "(:everything = true or " + ModelRepository.WORKSPACE + ") and " + Access.READABLE
                + " and id > :after order by id";
        return models.find(condition, parameters).page(0, limit).stream()
                .map(model -> archived(caller, model))
                .toList();
    }

    /** The base models that the caller may not use: asked once for a whole import. */
    public Set<String> closedBases(Caller caller) {
        return rows.closedBases(caller);
    }

    /**
     * What is wrong with content from a file. An unknown base model is not: it may come later.
     *
     * @param closed of {@link #closedBases}: a model stands on one only where it did before and its owner may lend it
     */
    public List<FieldError> check(ModelContent content, Set<String> closed) {
        var errors = new ArrayList<>(ModelRules.check(content));
        var before = content.id() == null || closed.isEmpty() ? null : models.findById(content.id());
        if (isClosed(content.baseModelId(), closed, before)) {
            errors.add(new FieldError("/base_model_id", "is no base model that you may use"));
        }
        var fallbacks = ModelRules.orEmpty(content.fallbackIds());
        for (var i = 0; i < fallbacks.size(); i++) {
            if (isClosed(fallbacks.get(i), closed, before)) {
                errors.add(new FieldError("/fallback_ids/" + i, "is no base model that you may use"));
            }
        }
        return errors;
    }

    private boolean isClosed(@Nullable String base, Set<String> closed, @Nullable ModelEntity before) {
        if (base == null || !closed.contains(base)) {
            return false;
        }
        return before == null
                || !base.equals(before.baseModelId) && !before.fallbackIds.contains(base)
                || !delegation.of(Set.of(before)).isLent(before, base);
    }

    public void create(Caller caller, ModelContent content, Map<String, Object> original) {
        var model = new ModelEntity();
        model.id = Objects.requireNonNull(content.id());
        model.ownerId = caller.id();
        add(caller, model, content, original);
    }

    /** Settings of a base model, which need not be here yet: its id is the content's, which names no other base. For administrators. */
    public void createSettings(Caller caller, ModelContent content, Map<String, Object> original) {
        Access.requireAdmin(caller);
        add(caller, ModelEntity.settingsOf(Objects.requireNonNull(content.id()), caller), content, original);
    }

    private void add(Caller caller, ModelEntity model, ModelContent content, Map<String, Object> original) {
        ModelCopy.into(model, content);
        model.keepOriginal(original);
        model.createdAt = Now.instant();
        model.updatedAt = model.createdAt;
        models.persist(model);
        versions.begin(model, caller, IMPORTED);
    }

    /** A workspace model, or the settings of a base model; the caller has been found to have the right. */
    public void update(Caller caller, ModelContent content, Map<String, Object> original) {
        var model = models.findById(content.id());
        ModelCopy.into(model, content);
        model.keepOriginal(original);
        model.updatedAt = Now.instant();
        versions.record(model, caller, IMPORTED);
    }

    /** Writes what was made so far and forgets it, so that the next thousand models find room. */
    public void settle() {
        models.flush();
        models.getEntityManager().clear();
    }

    public void noteImport(Caller caller, int created, int updated) {
        audit.note(caller, "model.import", created + " created, " + updated + " updated");
    }

    /**
     * Gives a model that was created or updated here before a picture; it has been re-encoded.
     *
     * @param source what tells the picture that it was made of from others, see {@link #isMadeOf}
     */
    public void setAvatar(String id, Picture picture, String source) {
        var model = models.findById(id);
        avatars.put(model, picture);
        var original = model.original();
        original.put(AVATAR, source + ":" + picture.hash());
        model.keepOriginal(original);
    }

    /** Whether a model's picture is the one that was made of this source, or is it itself. */
    public static boolean isMadeOf(Archived archived, String source) {
        var url = archived.model().avatarUrl();
        var now = url == null ? "" : url.substring(url.lastIndexOf('=') + 1);
        return now.equals(source)
                || (source + ":" + now).equals(archived.original().get(AVATAR));
    }

    /** The pictures of many models, by id, in one query; those without one are missing. */
    public Map<String, Picture> avatars(Collection<String> ids) {
        return avatars.pictures(ids);
    }

    private static Archived archived(Caller caller, ModelEntity model) {
        return new Archived(
                Model.of(model, Map.of(), Rights.ALL, BaseCondition.UNKNOWN),
                model.kind,
                Access.rights(caller, model),
                Access.mayShare(caller, model),
                model.original());
    }
}
