package dev.atelier.models;

import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Pictures of models: whoever may use a model sees its picture, whoever may write it changes it. */
@ApplicationScoped
public class Avatars {
    private final Models models;
    private final AvatarRepository avatars;
    private final Quotas quotas;
    private final Audit audit;

    Avatars(Models models, AvatarRepository avatars, Quotas quotas, Audit audit) {
        this.models = models;
        this.avatars = avatars;
        this.quotas = quotas;
        this.audit = audit;
    }

    /** A picture with the tag that its address carries. */
    public record Served(Picture picture, String hash) {}

    @Transactional
    public Served read(Caller caller, String id) {
        var model = models.usable(caller, id);
        return avatars.picture(model.id)
                .map(picture -> new Served(picture, picture.hash()))
                .orElseThrow(() -> new Fault.NotFound("avatar of", id).asException());
    }

    /** Asked before a picture is read, which takes far longer than the question. */
    @Transactional
    public void mayWrite(Caller caller, String id) {
        models.writable(caller, id, Precondition.NONE);
    }

    /** @param picture made of what the caller sent by {@link Picture#of}, outside of any transaction */
    @Transactional
    public Models.Tagged put(Caller caller, String id, Picture picture, Precondition precondition) {
        var model = models.writable(caller, id, precondition);
        avatars.put(model, picture);
        quotas.check(caller, model.ownerId, 0);
        audit.note(caller, "model.avatar", id);
        return models.saved(caller, model);
    }

    /** Idempotent. */
    @Transactional
    public void delete(Caller caller, String id, Precondition precondition) {
        var model = models.writable(caller, id, precondition);
        if (avatars.remove(model)) {
            audit.note(caller, "model.avatar", id);
        }
    }
}
