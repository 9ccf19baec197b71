package io.leat.search.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a person after they were forgotten.
 *
 * @param forgottenAt what is older must be gone
 * @param traceLeft whether any place has some
 */
public record ForgetProof(
    String userId, String receiptId, Instant forgottenAt, boolean traceLeft, List<Place> places) {
  public ForgetProof {
    places = List.copyOf(places);
  }

  /**
   * One place where something could be.
   *
   * @param detail a sentence: what is known of it, and until when a trace stays
   * @param pendingUntil when the trace goes; null where there is none, or that has no known time
   */
  public record Place(String place, boolean trace, String detail, @Nullable Instant pendingUntil) {

    /** Without a trace, or with one that goes when something is done. */
    static Place of(String place, boolean trace, String detail) {
      return new Place(place, trace, detail, null);
    }
  }
}
