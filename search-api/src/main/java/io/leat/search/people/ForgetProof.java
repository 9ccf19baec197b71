package io.leat.search.people;

import java.time.Instant;
import java.util.List;

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
   */
  public record Place(String place, boolean trace, String detail) {}
}
