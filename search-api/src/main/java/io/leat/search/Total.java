package io.leat.search;

/**
 * How many items there are.
 *
 * @param relation {@code eq}: always counted, never estimated
 */
public record Total(int value, String relation) {

  static Total of(int value) {
    return new Total(value, "eq");
  }
}
