package dev.atelier.knowledge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class KnowledgeRepository implements PanacheRepositoryBase<KnowledgeEntity, UUID> {}
