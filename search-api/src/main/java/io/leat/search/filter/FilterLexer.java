package io.leat.search.filter;

/** Cuts a filter's text into tokens. */
final class FilterLexer {
  private static final String MARKS = ":()[]{}<>=";

  private final String text;
  private int at;

  FilterLexer(String text) {
    this.text = text;
  }

  /** What a token is. */
  enum Kind {
    WORD,
    QUOTED,
    /** One of {@value #MARKS}, or two of them: {@code >=}. */
    MARK,
    END
  }

  /**
   * A piece of the text.
   *
   * @param text without quotation marks and escapes
   * @param column of its first character, from 1
   */
  record Token(Kind kind, String text, int column) {
    boolean isMark(String mark) {
      return kind == Kind.MARK && text.equals(mark);
    }

    /** Whether it is this word, in capitals and not in quotation marks. */
    boolean isKeyword(String keyword) {
      return kind == Kind.WORD && text.equals(keyword);
    }

    boolean isValue() {
      return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** As an error message should name it. */
    String shown() {
      return kind == Kind.END ? "the end" : "'" + text + "'";
    }
  }

  Token next() throws FilterSyntaxException {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    int column = at + 1;
    if (at == text.length()) {
      return new Token(Kind.END, "", column);
    }
    char first = text.charAt(at);
    if (first == '"') {
      return new Token(Kind.QUOTED, quoted(), column);
    }
    if (MARKS.indexOf(first) >= 0) {
      at++;
      boolean isPair = (first == '<' || first == '>') && at < text.length();
      if (isPair && text.charAt(at) == '=') {
        at++;
        return new Token(Kind.MARK, first + "=", column);
      }
      return new Token(Kind.MARK, String.valueOf(first), column);
    }
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return new Token(Kind.WORD, text.substring(start, at), column);
  }

  private String quoted() throws FilterSyntaxException {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw new FilterSyntaxException(start + 1, "this quotation mark has no second one");
    }
    at++;
    return value.toString();
  }

  private static boolean isWord(char c) {
    return !isBlank(c) && c != '"' && MARKS.indexOf(c) < 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
