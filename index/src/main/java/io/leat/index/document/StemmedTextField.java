package io.leat.index.document;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;

/** A text whose words have their language's stems beside them, at the same positions. */
final class StemmedTextField extends Field {
  private final String text;
  private final Language language;

  StemmedTextField(String name, String text, Language language) {
    super(name, text, TextField.TYPE_NOT_STORED);
    this.text = text;
    this.language = language;
  }

  @Override
  public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
    return new Stems(super.tokenStream(analyzer, reuse), language.stems(text));
  }

  /** Behind the first token of each word, its stem. */
  private static final class Stems extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position =
        addAttribute(PositionIncrementAttribute.class);
    private final Map<Integer, String> stems;
    private @Nullable String next;

    Stems(TokenStream tokens, Map<Integer, String> stems) {
      super(tokens);
      this.stems = stems;
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (next != null) {
        // All else stays as the word before left it.
        term.setEmpty().append(next);
        position.setPositionIncrement(0);
        next = null;
        return true;
      }
      if (!input.incrementToken()) {
        return false;
      }
      next = stems.remove(offset.startOffset());
      return true;
    }
  }
}
