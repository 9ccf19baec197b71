package io.leat.spark;

import java.util.StringTokenizer;

/** How a line tells who took what. */
enum InteractionFormat {
  /**
   * {@code user<TAB>item}, if wanted followed by epoch seconds, action and weight, which is 1 where
   * it is absent.
   */
  PAIRS {
    @Override
    void parse(String line, Sink sink) {
      int userEnd = line.indexOf('\t');
      int itemEnd = line.indexOf('\t', userEnd + 1);
      int user = Integer.parseInt(line, 0, userEnd, 10);
      if (itemEnd < 0) {
        sink.accept(user, Integer.parseInt(line, userEnd + 1, line.length(), 10), 1);
      } else {
        String[] fields = line.split("\t", -1);
        boolean weighted = fields.length > 4 && !fields[4].isBlank();
        sink.accept(user, Integer.parseInt(fields[1]), weighted ? Float.parseFloat(fields[4]) : 1);
      }
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
