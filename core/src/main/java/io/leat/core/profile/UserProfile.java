package io.leat.core.profile;

import java.util.Map;

/**
 * What the system believes about a person: a sparse map from item to {@link ItemInterest},
 * independent of any embedding. Vectors are computed from it ({@link io.leat.core.als.FoldIn}),
 * reasons and exclusions are read off it, and forgetting a person means deleting it.
 */
public record UserProfile(Map<String, ItemInterest> items) {}
