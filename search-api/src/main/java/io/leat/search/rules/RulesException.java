package io.leat.search.rules;

/** Rules that cannot be compiled; the message names the line and what is wrong with it. */
public final class RulesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line from 1; 0 where it is not known
   */
  RulesException(int line, String problem) {
    super(line == 0 ? problem : "line " + line + ": " + problem);
    this.line = line;
  }

  /** From 1; 0 where it is not known. */
  public int line() {
    return line;
  }
}
