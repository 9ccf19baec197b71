package io.leat.flink.history;

/**
 * All acts of one person on items, oldest first; what a model is trained on.
 *
 * @param personId a user's id, or that of an anonymous session
 * @param session whether it is an anonymous session
 * @param weights of the actions, before any decay
 * @param times epoch seconds, ascending
 */
public record PersonHistory(
    String personId, boolean session, String[] itemIds, float[] weights, long[] times) {}
