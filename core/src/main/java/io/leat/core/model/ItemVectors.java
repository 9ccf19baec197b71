package io.leat.core.model;

import io.leat.core.matrix.DenseRows;
import java.util.List;

/**
 * The trained collaborative vectors: row {@code i} of {@code factors} belongs to {@code
 * itemIds.get(i)}.
 */
public record ItemVectors(List<String> itemIds, DenseRows factors) {}
