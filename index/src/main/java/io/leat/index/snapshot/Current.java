package io.leat.index.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * The serving pointer, the file {@code CURRENT}.
 *
 * @param generation being served, always at its latest snapshot
 * @param previous what a rollback goes back to; null after the first promotion
 */
public record Current(String generation, @Nullable String previous) {}
