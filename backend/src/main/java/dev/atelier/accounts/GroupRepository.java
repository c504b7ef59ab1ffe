package dev.atelier.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class GroupRepository implements PanacheRepositoryBase<GroupEntity, UUID> {

    /** Until the transaction ends, nobody else may take a name. */
    void lockNames() {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('atelier.group-names'))", Integer.class)
                .getSingleResult();
    }

    boolean isTaken(String name, UUID byOther) {
        return count("lower(name) = lower(?1) and id <> ?2", name, byOther) > 0;
    }

    /** By group, in one query for a whole page. */
    @SuppressWarnings("unchecked")
    Map<UUID, List<UUID>> members(Collection<GroupEntity> groups) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                        select group_id, account_id from account_group_member where group_id = any(?1)
                        order by group_id, account_id""")
                .setParameter(1, groups.stream().map(group -> group.id).toArray(UUID[]::new))
                .getResultList();
        var result = new HashMap<UUID, List<UUID>>();
        rows.forEach(row -> result.computeIfAbsent((UUID) row[0], group -> new ArrayList<>())
                .add((UUID) row[1]));
        return result;
    }

    /** @return how many of these are accounts */
    int setMembers(GroupEntity group, Collection<UUID> members) {
        getEntityManager()
                .createNativeQuery("delete from account_group_member where group_id = ?1")
                .setParameter(1, group.id)
                .executeUpdate();
        return getEntityManager()
                .createNativeQuery(
                        "insert into account_group_member (group_id, account_id) select ?1, id from account where id = any(?2)")
                .setParameter(1, group.id)
                .setParameter(2, members.toArray(UUID[]::new))
                .executeUpdate();
    }
}
