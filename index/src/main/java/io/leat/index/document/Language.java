package io.leat.index.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * A language whose words are brought to a stem of their own, beside what {@link ItemText} makes of
 * every text. The stems of an item's language are terms of the same fields, told apart by a mark,
 * or a German gift would be found among the English ones:
 *
 * <pre>
 * "Lampen" -&gt; lampen, lamp|de          (| stands for {@link #MARK})
 * </pre>
 *
 * English and Chinese are what {@link ItemText} knows by itself.
 */
public enum Language {
  CS(CzechStemFilter::new),
  DA(tokens -> new SnowballFilter(tokens, new DanishStemmer())),
  DE(tokens -> new GermanLightStemFilter(new GermanNormalizationFilter(tokens))),
  EL(tokens -> new GreekStemFilter(new GreekLowerCaseFilter(tokens))),
  ES(SpanishLightStemFilter::new),
  FI(FinnishLightStemFilter::new),
  FR(
      tokens ->
          new FrenchLightStemFilter(new ElisionFilter(tokens, FrenchAnalyzer.DEFAULT_ARTICLES))),
  HU(HungarianLightStemFilter::new),
  IT(tokens -> new ItalianLightStemFilter(new ElisionFilter(tokens, ItalianArticles.ELIDED))),
  NL(tokens -> new SnowballFilter(tokens, new DutchStemmer())),
  NO(NorwegianLightStemFilter::new),
  PT(PortugueseLightStemFilter::new),
  RU(RussianLightStemFilter::new),
  SV(SwedishLightStemFilter::new),
  TR(tokens -> new SnowballFilter(tokens, new TurkishStemmer()));

  /** No text has it, for no text may have control characters. */
  static final char MARK = '\u001f';

  /** Safe for use by many threads, never closed. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Analyzer analyzer;

  Language(UnaryOperator<TokenStream> stemmer) {
    analyzer = new StemAnalyzer(stemmer);
  }

  /** An enum's constants are made before its own static fields are. */
  private static final class ItalianArticles {
    static final CharArraySet ELIDED =
        new CharArraySet(
            List.of(
                "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "gl", "agl", "dagl",
                "degl", "negl", "sugl", "un", "d"),
            true);
  }

  /** Lower case, the language's stem, ASCII. */
  private static final class StemAnalyzer extends Analyzer {
    private final UnaryOperator<TokenStream> stemmer;

    StemAnalyzer(UnaryOperator<TokenStream> stemmer) {
      this.stemmer = stemmer;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
      Tokenizer tokenizer = new StandardTokenizer();
      TokenStream stems = stemmer.apply(new LowerCaseFilter(tokenizer));
      return new TokenStreamComponents(tokenizer, new ASCIIFoldingFilter(stems));
    }
  }

  /** The language of a tag such as {@code de-AT}; none for one that has no stems of its own. */
  public static Optional<Language> of(@Nullable String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    String code = FilterValues.language(tag);
    return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
  }

  /** Those that some item of an index is in. */
  public static List<Language> in(IndexReader reader) throws IOException {
    Terms codes = MultiTerms.getTerms(reader, ItemFields.LANGUAGE);
    if (codes == null) {
      return List.of();
    }
    List<Language> languages = new ArrayList<>();
    TermsEnum each = codes.iterator();
    for (BytesRef code = each.next(); code != null; code = each.next()) {
      of(code.utf8ToString()).ifPresent(languages::add);
    }
    return languages;
  }

  /** Whether a term is a stem of some language. */
  public static boolean isStem(String term) {
    return term.indexOf(MARK) >= 0;
  }

  /** {@code de}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stems of a text's words, marked, by where each word begins. */
  public Map<Integer, String> stems(String text) {
    Map<Integer, String> stems = new HashMap<>();
    try (TokenStream tokens = analyzer.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.put(offsets.startOffset(), term.toString() + MARK + code());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot fail to be read", e);
    }
    return stems;
  }
}
