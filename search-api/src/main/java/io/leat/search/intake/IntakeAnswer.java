package io.leat.search.intake;

import java.util.List;

/**
 * What became of the rows of a request; each is counted once.
 *
 * @param accepted durable in the log
 * @param duplicates of an event that was accepted before, and not taken again
 * @param rejected in the order of the rows
 */
public record IntakeAnswer(int accepted, int duplicates, List<Rejection> rejected) {
  public IntakeAnswer {
    rejected = List.copyOf(rejected);
  }
}
