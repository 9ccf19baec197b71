package io.leat.search.suggest;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words in lower case without accents; to be found, with everything that they begin with. */
final class SuggestAnalyzer extends Analyzer {
  /** Longer beginnings are found by the whole word alone. */
  private static final int LONGEST_PREFIX = 16;

  private final boolean prefixes;

  /**
   * @param prefixes whether each word stands for all of its beginnings
   */
  SuggestAnalyzer(boolean prefixes) {
    this.prefixes = prefixes;
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer tokenizer = new StandardTokenizer();
    TokenStream tokens = new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer));
    return new TokenStreamComponents(
        tokenizer, prefixes ? new EdgeNGramTokenFilter(tokens, 1, LONGEST_PREFIX, true) : tokens);
  }
}
