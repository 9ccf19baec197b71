package io.leat.search.live;

import io.leat.core.profile.UserProfile;
import io.leat.index.document.UserDocument;
import org.jspecify.annotations.Nullable;

/**
 * What index and memory know of a user at one moment.
 *
 * @param document null where there is none, or where it is of before the user was forgotten
 * @param counted stamp up to which everything of the user is in the document, or forgotten
 * @param personalisation whether what they did may be made use of
 * @param known whether the user was ever heard of: by the index, by the memory, or by a wish
 */
public record KnownPerson(
    @Nullable UserDocument document, long counted, boolean personalisation, boolean known) {

  /** Whoever has no user id. */
  public static final KnownPerson NOBODY = new KnownPerson(null, 0, true, false);

  public UserProfile profile() {
    return document == null ? UserProfile.EMPTY : document.profile();
  }

  /** Stamp of the newest record in the document; 0 where that is not known. */
  public long position() {
    return document == null ? 0 : document.position();
  }
}
