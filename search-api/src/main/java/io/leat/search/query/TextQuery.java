package io.leat.search.query;

import io.leat.index.document.FilterValues;
import io.leat.index.document.ItemFields;
import io.leat.search.query.UnderstoodTerm.Spelling;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Understood words as a Lucene query. Each word is scored over all text fields as if they were one
 * (BM25F: Robertson, Zaragoza &amp; Taylor 2004), so that a word may stand in any of them and two
 * words need not stand in the same.
 */
public final class TextQuery {
  private TextQuery() {}

  /**
   * The query for the words.
   *
   * @param minimumShouldMatch of the known words
   */
  public static Query of(UnderstoodQuery understood, int minimumShouldMatch) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (UnderstoodTerm term : understood.terms()) {
      if (!term.used().isEmpty()) {
        words.add(anySpelling(term), Occur.SHOULD);
      }
    }
    return words.setMinimumNumberShouldMatch(minimumShouldMatch).build();
  }

  /** The query for an item whose id or identifier is the whole text; scores 1. */
  public static Query identifier(String text) {
    return new ConstantScoreQuery(
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(ItemFields.ITEM_ID, text.strip())), Occur.SHOULD)
            .add(
                new TermQuery(new Term(ItemFields.IDENTIFIER, FilterValues.exact(text))),
                Occur.SHOULD)
            .build());
  }

  private static Query anySpelling(UnderstoodTerm term) {
    List<Query> spellings = term.used().stream().map(TextQuery::spelling).toList();
    return spellings.size() == 1 ? spellings.getFirst() : new DisjunctionMaxQuery(spellings, 0);
  }

  private static Query spelling(Spelling spelling) {
    if (spelling.terms().size() == 1) {
      Query one = inAllFields(spelling.terms().getFirst());
      return spelling.weight() == 1 ? one : new BoostQuery(one, spelling.weight());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    spelling.terms().forEach(term -> all.add(inAllFields(term), Occur.MUST));
    return new BoostQuery(all.build(), spelling.weight());
  }

  /** A term of {@link io.leat.index.document.ItemText} in any text field. */
  public static Query word(String term) {
    return inAllFields(term);
  }

  private static Query inAllFields(String term) {
    CombinedFieldQuery.Builder query = new CombinedFieldQuery.Builder(term);
    BoostedField.ALL.forEach(field -> query.addField(field.field(), field.boost()));
    return query.build();
  }
}
