package io.leat.search;

import java.util.List;

/**
 * Why an item is in an answer, in one sentence.
 *
 * @param code for programs
 * @param text for people, in English
 * @param sourceItems ids of the items that it speaks of, the most telling first
 */
public record Reason(String code, String text, List<String> sourceItems) {

  static Reason of(String code, String text) {
    return new Reason(code, text, List.of());
  }
}
