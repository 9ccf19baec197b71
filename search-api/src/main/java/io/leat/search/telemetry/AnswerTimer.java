package io.leat.search.telemetry;

/**
 * Hears of one answer when its stages begin:
 *
 * <pre>
 * understand ─► candidates ─► facets ─► score ─► present
 * </pre>
 *
 * A stage ends where the next begins; one that comes again is timed again. Used by one thread.
 */
public interface AnswerTimer extends AutoCloseable {
  /** Hears nothing. */
  AnswerTimer NONE =
      new AnswerTimer() {
        @Override
        public void stage(Stage stage) {}

        @Override
        public void close() {}
      };

  /** A part of an answer's making. */
  enum Stage {
    /** Words, rules and the shopper become a question. */
    UNDERSTAND,
    /** Retrievers bring in candidates. */
    CANDIDATES,
    FACETS,
    /** Candidates are scored and ordered. */
    SCORE,
    /** Hits are written out, with reasons and highlights. */
    PRESENT
  }

  /** This stage begins. */
  void stage(Stage stage);

  /** The last stage ends. */
  @Override
  void close();
}
