package dev.atelier.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountEntity, UUID> {

    Optional<AccountEntity> byEmail(String email) {
        return find("lower(email) = lower(?1)", email).firstResultOptional();
    }

    long administrators() {
        return count("role", Role.ADMIN);
    }

    /** Until the transaction ends, nobody else may sign up: so that exactly one becomes the first. */
    void lockSignUp() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('atelier.sign-up'))", Integer.class)
                .getSingleResult();
    }
}
