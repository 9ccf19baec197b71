package io.leat.flink.profile;

import io.leat.core.profile.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * A person with what the system believes about them.
 *
 * @param profile null for a person of whom nothing is to be known any more
 * @param position of the newest record in it, as {@code LogRecord} has it
 * @param personalisation whether answers to them may be personal
 * @param newItems ids of items that came after training, of which it is to be told anew what the
 *     person says of them
 */
public record ProfiledUser(
    String userId,
    @Nullable UserProfile profile,
    long position,
    boolean personalisation,
    String[] newItems) {
  static final String[] NO_ITEMS = {};

  /** Forgotten, or given up. */
  static ProfiledUser nobody(String userId, String[] newItems) {
    return new ProfiledUser(userId, null, 0, true, newItems);
  }
}
