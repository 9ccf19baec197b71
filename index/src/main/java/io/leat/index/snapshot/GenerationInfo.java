package io.leat.index.snapshot;

/**
 * What never changes about a generation: {@code generation.json}.
 *
 * @param name {@code g0007}
 * @param schemaVersion of the documents' fields
 * @param shards per index
 * @param rank dimension of the collaborative embedding space
 * @param contentDimension dimension of the content embedding space
 * @param createdAt epoch milliseconds
 */
public record GenerationInfo(
    String name, int schemaVersion, int shards, int rank, int contentDimension, long createdAt) {}
