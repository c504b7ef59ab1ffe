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
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Models as files bring and take them: with what an import kept besides their fields. Works in the transaction of its caller. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ModelArchive {
    private static final VersionRepository.Occasion IMPORTED = VersionRepository.Occasion.of(ModelVersion.Cause.IMPORT);

    /** Beside the imported entry: what the picture was made of. */
    public static final String AVATAR = "atelier_avatar";

    private final ModelRepository models;
    private final Catalogue catalogue;
    private final VersionRepository versions;
    private final AvatarRepository avatars;
    private final Principals principals;
    private final Audit audit;

    ModelArchive(
            ModelRepository models,
            Catalogue catalogue,
            VersionRepository versions,
            AvatarRepository avatars,
            Principals principals,
            Audit audit) {
        this.principals = principals;
        this.models = models;
        this.versions = versions;
        this.avatars = avatars;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * @param model whole, whoever asks: the door has asked whether they may
     * @param mayShare whether the caller decides who else may use it
     * @param original the entry as it was imported, in Open WebUI's format; empty for what was made here
     */
    public record Archived(Model model, Rights rights, boolean mayShare, Map<String, Object> original) {}

    /** Until the transaction ends, ids that were found free stay free. */
    public void lockIds() {
        models.lockIds();
    }

    /** Whether a workspace model has the id, whoever may see it. */
    public boolean isWorkspaceModel(String id) {
        return models.workspace(id).isPresent();
    }

    /** Those of the ids that workspace models have, whoever may see them; {@code rights} says what the caller may. */
    public Map<String, Archived> among(Caller caller, Collection<String> ids) {
        return models.list(ModelRepository.WORKSPACE + " and id in ?1", ids).stream()
                .collect(Collectors.toMap(model -> model.id, model -> archived(caller, model)));
    }

    /** All that connections offer or offered. */
    public List<BaseModel> baseModels() {
        return catalogue.baseModels();
    }

    public boolean isBaseModel(String id) {
        return catalogue.baseModel(id).isPresent();
    }

    /** Whether it names somebody who is here, as {@code user:<id>} or {@code group:<id>}. */
    public boolean isPrincipal(String text) {
        var principal = Principal.parse(text).stream().toList();
        return !principals.names(principal).isEmpty();
    }

    /** The model with that id, if the caller may read it. */
    public Optional<Archived> find(Caller caller, String id) {
        return models.workspace(id)
                .filter(model -> Access.rights(caller, model).read())
                .map(model -> archived(caller, model));
    }

    /** Those that the caller may read, by id, behind {@code after}. */
    public List<Archived> readable(Caller caller, String after, int limit) {
        Map<String, Object> parameters =
                new HashMap<>(Access.parameters(caller, Permission.READ).map());
        parameters.put("after", after);
        var condition = ModelRepository.WORKSPACE + " and " + Access.READABLE + " and id > :after order by id";
        return models.find(condition, parameters).page(0, limit).stream()
                .map(model -> archived(caller, model))
                .toList();
    }

    /** What is wrong with content from a file; an unknown base model is not: it may come later. */
    public List<FieldError> check(ModelContent content) {
        return ModelRules.check(content);
    }

    public void create(Caller caller, ModelContent content, Map<String, Object> original) {
        var model = new ModelEntity();
        model.id = java.util.Objects.requireNonNull(content.id());
        model.ownerId = caller.id();
        ModelCopy.into(model, content);
        model.unknownFields = original;
        model.createdAt = Now.instant();
        model.updatedAt = model.createdAt;
        models.persist(model);
        versions.begin(model, caller, IMPORTED);
    }

    public void update(Caller caller, ModelContent content, Map<String, Object> original) {
        var model = models.findById(content.id());
        ModelCopy.into(model, content);
        model.unknownFields = original;
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
        var original = new LinkedHashMap<>(model.unknownFields);
        original.put(AVATAR, source + ":" + picture.hash());
        model.unknownFields = original;
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
                Model.of(model, Map.of(), Rights.ALL),
                Access.rights(caller, model),
                Access.mayShare(caller, model),
                model.unknownFields);
    }
}
