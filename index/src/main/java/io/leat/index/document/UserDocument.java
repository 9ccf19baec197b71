package io.leat.index.document;

import io.leat.core.profile.UserProfile;

/**
 * One person as indexed: fetched by id, never searched by neighbourhood here.
 *
 * @param interest vector in the collaborative space of the same generation
 * @param position stamp of the newest log record that the profile holds, epoch microseconds; 0
 *     where that is not known. Everything of the person that was stamped up to then is in it
 * @param personalisation whether what the person did may change what they see
 */
public record UserDocument(
    String userId, float[] interest, UserProfile profile, long position, boolean personalisation) {}
