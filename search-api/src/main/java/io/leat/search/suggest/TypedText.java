package io.leat.search.suggest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** A text's words as they are compared, with their places. */
public final class TypedText {
  private static final Analyzer WORDS = new SuggestAnalyzer(false);

  private TypedText() {}

  /** One word; {@code to} is behind its last character. */
  public record Word(String term, int from, int to) {}

  /** In order. */
  public static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream tokens = WORDS.tokenStream("text", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot fail to be read", e);
    }
    return words;
  }
}
