package dev.atelier.extensions;

import java.util.List;

/** Gives some of those that are part of Atelier: any number of CDI beans. */
public interface BuiltinExtensions {
    List<BuiltinExtension> all();
}
