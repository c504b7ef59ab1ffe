package dev.atelier.extensions.filtering;

import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Source;

/** Filters of one {@link Source}: a CDI bean for each. */
public interface FilterSource {

    Source source();

    /** For one answer; it is closed when the answer has ended. */
    Filter open(Extension extension, Run run);
}
