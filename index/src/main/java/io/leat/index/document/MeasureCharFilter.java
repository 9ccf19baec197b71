package io.leat.index.document;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.charfilter.BaseCharFilter;

/**
 * Writes numbers and their units one way before words are told apart, since a shopper and a title
 * seldom agree:
 *
 * <pre>
 * 5ft, 5', 5 ft -&gt; 5 ft      8"  -&gt; 8 in       4x8 -&gt; 4 x 8
 * 1/2, 1 / 2    -&gt; 1_2        .5  -&gt; 0.5        1,000 -&gt; 1000
 * </pre>
 *
 * The underscore keeps a fraction one word; {@link UnitFilter} does the rest. A text without digits
 * passes as it is.
 */
final class MeasureCharFilter extends BaseCharFilter {
  private final Reader original;
  private char[] output = new char[0];
  private int length = -1;
  private int next;

  MeasureCharFilter(Reader in) {
    super(in);
    this.original = in;
  }

  @Override
  public int read(char[] buffer, int offset, int wanted) throws IOException {
    if (length < 0) {
      rewrite(text());
    }
    if (next == length) {
      return -1;
    }
    int count = Math.min(wanted, length - next);
    System.arraycopy(output, next, buffer, offset, count);
    next += count;
    return count;
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[1024];
    for (int count = original.read(buffer); count >= 0; count = original.read(buffer)) {
      text.append(buffer, 0, count);
    }
    return text.toString();
  }

  private void rewrite(String text) {
    StringBuilder written = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int before = written.length();
      int after = step(text, i, written);
      correct(before, written.length(), after - i);
      i = after;
    }
    output = new char[written.length()];
    length = output.length;
    written.getChars(0, length, output, 0);
  }

  /**
   * What was added stands, letter by letter, at the end of what was read; what was cut, nowhere.
   */
  private void correct(int before, int end, int read) {
    for (int added = before + read + 1; added <= end; added++) {
      addOffCorrectMap(added, getLastCumulativeDiff() - 1);
    }
    if (end - before < read) {
      addOffCorrectMap(end, getLastCumulativeDiff() + read - (end - before));
    }
  }

  /** Writes what stands at {@code i} and returns where to go on. */
  private static int step(String text, int i, StringBuilder written) {
    char letter = text.charAt(i);
    if (letter == '.' && digit(text, i + 1) && !joined(text, i - 1)) {
      written.append("0.");
      return i + 1;
    }
    written.append(letter);
    if (!isDigit(letter)) {
      return i + 1;
    }
    int after = i + 1;
    if (charAt(text, after) == ',' && thousands(text, after + 1)) {
      return after + 1;
    }
    int mark = skipSpaces(text, after);
    char sign = charAt(text, mark);
    if (sign == '"' || sign == '”' || sign == '″') {
      return afterSign(text, " in ", mark + 1, written);
    }
    if (sign == '\'' || sign == '’' || sign == '′') {
      return afterFeet(text, mark, after, written);
    }
    if (sign == '/' && digit(text, skipSpaces(text, mark + 1))) {
      written.append('_');
      return skipSpaces(text, mark + 1);
    }
    if (unitFollows(text, after) || timesFollows(text, after)) {
      written.append(' ');
      if (timesFollows(text, after)) {
        written.append("x ");
        return after + 1;
      }
    }
    return after;
  }

  /** Two of them are inches; one before a letter is an apostrophe. */
  private static int afterFeet(String text, int mark, int after, StringBuilder written) {
    char second = charAt(text, mark + 1);
    if (second == '\'' || second == '’' || second == '′') {
      return afterSign(text, " in ", mark + 2, written);
    }
    if (Character.isLetter(second) && second != 'x') {
      return after;
    }
    return afterSign(text, " ft ", mark + 1, written);
  }

  private static int afterSign(String text, String unit, int after, StringBuilder written) {
    written.append(unit);
    if (timesFollows(text, after)) {
      written.append("x ");
      return after + 1;
    }
    return after;
  }

  private static boolean unitFollows(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    boolean ends = to == text.length() || !isDigit(text.charAt(to));
    return to > from && ends && Units.isUnit(text.substring(from, to));
  }

  private static boolean timesFollows(String text, int at) {
    char sign = charAt(text, at);
    return (sign == 'x' || sign == 'X') && digit(text, at + 1);
  }

  private static boolean thousands(String text, int from) {
    return digit(text, from)
        && digit(text, from + 1)
        && digit(text, from + 2)
        && !digit(text, from + 3);
  }

  private static boolean joined(String text, int at) {
    return at >= 0 && Character.isLetterOrDigit(text.charAt(at));
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (charAt(text, at) == ' ') {
      at++;
    }
    return at;
  }

  private static boolean digit(String text, int at) {
    return isDigit(charAt(text, at));
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  /** A zero character where the text has ended or not begun. */
  private static char charAt(String text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : 0;
  }
}
