package io.leat.data.simulator;

/** The identifiers in the files: a letter and a number of a width that fits the whole shop. */
final class Ids {
  private final int itemDigits;
  private final int shopperDigits;
  private final int eventDigits;

  Ids(long items, long users, long events) {
    itemDigits = digits(items);
    shopperDigits = digits(users);
    eventDigits = digits(events);
  }

  String item(int item) {
    return padded('p', item + 1L, itemDigits);
  }

  String group(int group) {
    return padded('g', group + 1L, itemDigits);
  }

  String shopper(int shopper) {
    return padded('u', shopper + 1L, shopperDigits);
  }

  String event(long number) {
    return padded('e', number + 1, eventDigits);
  }

  String session(long session) {
    return padded('s', session + 1, eventDigits);
  }

  String order(long session) {
    return padded('o', session + 1, eventDigits);
  }

  String query(long session, int number) {
    return padded('q', session + 1, eventDigits) + "-" + (number + 1);
  }

  private static int digits(long count) {
    return Math.max(4, Long.toString(count).length());
  }

  private static String padded(char letter, long number, int digits) {
    String text = Long.toString(number);
    StringBuilder padded = new StringBuilder(digits + 1).append(letter);
    for (int i = text.length(); i < digits; i++) {
      padded.append('0');
    }
    return padded.append(text).toString();
  }
}
