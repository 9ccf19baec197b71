package io.leat.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param userId null for an anonymous shopper
 * @param sessionId whose acts of this moment count, too; null where there is none
 * @param sessionItems what the shopper looked at just now, as the asker knows it
 */
public record Asker(
    @Nullable String userId, @Nullable String sessionId, List<String> sessionItems) {
  /** Nobody in particular. */
  public static final Asker NOBODY = new Asker(null, null, List.of());

  public Asker {
    sessionItems = List.copyOf(sessionItems);
  }
}
