package io.leat.flink.profile;

import io.leat.core.profile.UserProfile;

/** A person with what the system believes about them. */
public record ProfiledUser(String userId, UserProfile profile) {}
