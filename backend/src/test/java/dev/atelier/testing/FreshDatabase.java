package dev.atelier.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** For a test that needs a server of its own, on a database in which nobody has been: each extends it, since a profile is one server. */
public abstract class FreshDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
