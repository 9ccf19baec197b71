package io.leat.data.simulator;

/** EAN-13 numbers with prefix 2, which GS1 leaves to shops' own use: no real product bears one. */
final class Barcode {
  private Barcode() {}

  static String ean13(long number) {
    String body = Long.toString(200_000_000_000L + Math.floorMod(number, 100_000_000_000L));
    return body + checkDigit(body);
  }

  /** Weights 1 and 3 in turn from the left over twelve digits; the whole sums up to tens. */
  static int checkDigit(String twelveDigits) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      int digit = twelveDigits.charAt(i) - '0';
      sum += i % 2 == 0 ? digit : 3 * digit;
    }
    return (10 - sum % 10) % 10;
  }
}
