package io.leat.index.document;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Gives a unit that stands after a number its short form, and a number without a fraction no zeros
 * after the point: {@code 5.0 inches} becomes {@code 5 in}. A unit's word elsewhere is a word: a
 * square table, a foot stool.
 */
final class UnitFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private boolean afterNumber;

  UnitFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    boolean number = isDigit(term.charAt(0));
    if (number) {
      term.setLength(withoutZeros());
    } else if (afterNumber) {
      String form = form();
      if (form != null) {
        term.setEmpty().append(form);
      }
    }
    afterNumber = number;
    return true;
  }

  private @Nullable String form() {
    return Units.form(term.toString());
  }

  private int withoutZeros() {
    int length = term.length();
    while (length > 2 && term.charAt(length - 1) == '0' && pointBefore(length - 1)) {
      length--;
    }
    return term.charAt(length - 1) == '.' ? length - 1 : length;
  }

  /** Whether only digits and then a point, the first, stand before. */
  private boolean pointBefore(int end) {
    int points = 0;
    for (int i = 0; i < end; i++) {
      if (term.charAt(i) == '.') {
        points++;
      } else if (!isDigit(term.charAt(i))) {
        return false;
      }
    }
    return points == 1;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    afterNumber = false;
  }
}
