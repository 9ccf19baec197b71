package io.leat.index.document;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * {@link ItemText}'s chain of filters. No stop words are dropped: titles are short, and "the" or
 * "it" can be a product's name; BM25 gives frequent words little weight anyway.
 */
final class ItemAnalyzer extends Analyzer {

  private final HanFilter.Terms han;

  /**
   * @param han what becomes of Chinese characters; {@link ItemFields#TITLE_PINYIN} has its own
   */
  ItemAnalyzer(HanFilter.Terms han) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.han = han;
  }

  @Override
  protected Reader initReader(String fieldName, Reader reader) {
    return new MeasureCharFilter(reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer tokenizer = new StandardTokenizer();
    TokenStream tokens = new EnglishPossessiveFilter(tokenizer);
    tokens = normalize(fieldName, tokens);
    tokens = new PluralFilter(new UnitFilter(tokens));
    boolean pinyin = fieldName.equals(ItemFields.TITLE_PINYIN);
    return new TokenStreamComponents(
        tokenizer, new HanFilter(tokens, pinyin ? HanFilter.Terms.PINYIN : han));
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(in));
  }
}
