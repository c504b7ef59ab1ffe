package dev.atelier.knowledge.index;

import dev.atelier.platform.sql.Statements;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The passages of one scope in tables of their own, as in a database that holds nothing else, so that both can be asked in turn. */
@Singleton
public class Alone {
    private static final List<String> OF_SCOPES = List.of("passage", "posting", "passage_vector", "scope_embedder");
    private static final List<String> OF_ALL = List.of("term_stat", "language_stat");

    private final Statements sql;
    private final String url;
    private final String user;
    private final String password;
    private final String first;

    Alone(
            Statements sql,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "quarkus.datasource.jdbc.new-connection-sql") String first) {
        this.sql = sql;
        this.url = url;
        this.user = user;
        this.password = password;
        this.first = first;
    }

    /** Whoever calls closes it. @param more that each connection begins with */
    public AgroalDataSource with(int scope, String more) throws SQLException {
        sql.run("drop schema if exists alone cascade");
        sql.run("create schema alone");
        OF_ALL.forEach(name -> {
            table(name);
            index(name);
        });
        OF_SCOPES.forEach(name -> {
            table(name);
            sql.run(
                    "insert into alone.%1$s overriding system value select * from public.%1$s where scope = ? order by 1"
                            .formatted(name),
                    scope);
            index(name);
        });
        sql.run("insert into alone.language_stat select * from public.language_stat");
        var pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        connections -> connections.maxSize(8).connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(url)
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password))
                                .initialSql(first + "; set search_path = alone, public; " + more))));
        var there = new Statements(pool);
        new Counting(new EmbedderRows(there), there).count();
        OF_SCOPES.forEach(name -> there.run("vacuum analyze " + name));
        OF_ALL.forEach(name -> there.run("vacuum analyze " + name));
        return pool;
    }

    private void table(String name) {
        sql.run("create table alone.%1$s (like public.%1$s including all excluding indexes)".formatted(name));
    }

    /** Once it is full: an index of vectors is built many times faster than it is added to. */
    private void index(String name) {
        sql.list(
                        row -> row.getString(1),
                        "select replace(indexdef, ' ON public.', ' ON alone.') from pg_indexes where schemaname = 'public' and tablename = ?",
                        name)
                .forEach(sql::run);
    }
}
