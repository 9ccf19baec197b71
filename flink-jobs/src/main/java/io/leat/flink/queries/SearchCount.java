package io.leat.flink.queries;

import io.leat.core.profile.ForwardDecay;

/**
 * How many people searched for a text.
 *
 * @param weight sum over them of {@link ForwardDecay#scale} at their newest search
 * @param newest epoch second of the newest of all
 */
public record SearchCount(String text, double weight, int people, long newest) {

  static SearchCount of(Search search, ForwardDecay decay) {
    return new SearchCount(
        search.text(), decay.scale(search.epochSecond()), 1, search.epochSecond());
  }

  SearchCount plus(SearchCount other) {
    return new SearchCount(
        text, weight + other.weight, people + other.people, Math.max(newest, other.newest));
  }
}
