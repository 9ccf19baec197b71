package io.leat.spark;

import java.util.StringTokenizer;

/** How a line tells who took what. */
enum InteractionFormat {
  /**
   * {@code user<TAB>item} or {@code user<TAB>item<TAB>weight}; the weight is 1 where it is absent.
   */
  PAIRS {
    @Override
    void parse(String line, Sink sink) {
      StringTokenizer fields = new StringTokenizer(line, "\t");
      int user = Integer.parseInt(fields.nextToken());
      int item = Integer.parseInt(fields.nextToken());
      sink.accept(user, item, fields.hasMoreTokens() ? Float.parseFloat(fields.nextToken()) : 1);
    }
  },

  /** {@code user item item ...}, separated by blanks. */
  LISTS {
    @Override
    void parse(String line, Sink sink) {
      StringTokenizer fields = new StringTokenizer(line);
      int user = Integer.parseInt(fields.nextToken());
      while (fields.hasMoreTokens()) {
        sink.accept(user, Integer.parseInt(fields.nextToken()), 1);
      }
    }
  };

  /**
   * Reads one line that is not blank. Ids are numbers here, since Spark's ALS knows no others.
   *
   * @throws RuntimeException when the line is not of this format
   */
  abstract void parse(String line, Sink sink);

  /** Takes one interaction. */
  @FunctionalInterface
  interface Sink {
    void accept(int user, int item, float weight);
  }
}
