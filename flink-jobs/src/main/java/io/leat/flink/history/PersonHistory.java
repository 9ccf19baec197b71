package io.leat.flink.history;

import io.leat.flink.events.Interaction;

/**
 * All acts of one person on items, oldest first; what a model is trained on.
 *
 * @param personId a user's id, or that of an anonymous session
 * @param session whether it is an anonymous session
 * @param weights of the actions, before any decay
 * @param times epoch seconds, ascending
 */
public record PersonHistory(
    String personId, boolean session, String[] itemIds, float[] weights, long[] times) {

  /** Of a person's key as {@link Interaction#person} gives it. */
  static PersonHistory of(String person, String[] itemIds, float[] weights, long[] times) {
    return new PersonHistory(
        Interaction.idOf(person), !Interaction.isUser(person), itemIds, weights, times);
  }

  /** Of someone of whom nothing is known any more. */
  static PersonHistory nothing(String person) {
    return of(person, new String[0], new float[0], new long[0]);
  }
}
