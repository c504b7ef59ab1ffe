package dev.atelier.connections;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ConnectionRepository implements PanacheRepositoryBase<ConnectionEntity, UUID> {

    /** In the order in which they are asked. */
    List<ConnectionEntity> inOrder() {
        return list("order by priority, id");
    }
}
