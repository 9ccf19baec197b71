package io.leat.search;

import io.leat.index.search.QueryDeadline;

/**
 * How many items there are.
 *
 * @param relation {@code eq}: counted, never estimated; {@code gte} where time ran out while
 *     counting
 */
public record Total(int value, String relation) {

  static Total of(int value) {
    return new Total(value, QueryDeadline.isCut() ? "gte" : "eq");
  }
}
