package dev.atelier.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** For tests that need a server of their own, on a database in which nobody has been. */
public class FreshDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
