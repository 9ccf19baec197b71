package io.leat.index.document;

import io.leat.core.profile.UserProfile;

/**
 * One person as indexed: fetched by id, never searched by neighbourhood here.
 *
 * @param interest vector in the collaborative space of the same generation
 */
public record UserDocument(String userId, float[] interest, UserProfile profile) {}
