package io.leat.index.document;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Gives the singular and the plural of a lower-cased English noun one form, after the S-stemmer of
 * Harman (1991), "How Effective Is Suffixing?". That stemmer, which is Lucene's minimal one too,
 * parts shoe from shoes, cookie from cookies and dress from dresses; in a shop these are the words
 * that matter. So the ending that an "s" leaves behind is evened out in singulars as well:
 *
 * <pre>
 * shoe, shoes -&gt; sho     cookie, cookies -&gt; cooky     dress, dresses -&gt; dress     box, boxes -&gt; box
 * </pre>
 */
final class PluralFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  PluralFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    term.setLength(stem(term.buffer(), term.length()));
    return true;
  }

  private static int stem(char[] word, int length) {
    return evenEnding(word, withoutPluralS(word, length));
  }

  /** Cuts a final "s", but not of glass, bus or tennis. */
  private static int withoutPluralS(char[] word, int length) {
    if (length < 3 || word[length - 1] != 's') {
      return length;
    }
    return switch (word[length - 2]) {
      case 's', 'u', 'i' -> length;
      default -> length - 1;
    };
  }

  /** Words of up to three letters, tie or toe, keep their "e": their plural leaves it too. */
  private static int evenEnding(char[] word, int length) {
    if (length <= 3 || word[length - 1] != 'e') {
      return length;
    }
    char last = word[length - 2];
    char second = word[length - 3];
    if (last == 'i') {
      word[length - 2] = 'y';
      return length - 1;
    }
    boolean silent =
        last == 'o'
            || last == 'x'
            || (last == 's' && (second == 's' || second == 'u'))
            || (last == 'h' && (second == 'c' || second == 's'));
    return silent ? length - 1 : length;
  }
}
