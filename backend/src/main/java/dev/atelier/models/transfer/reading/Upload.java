package dev.atelier.models.transfer.reading;

import java.nio.file.Path;

/** A file that arrived and lies on the disk for the time of its import. */
public record Upload(String name, Path file) {}
