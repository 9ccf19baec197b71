package io.leat.search.query;

import io.leat.index.document.ItemFields;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The words that items have: how many have one, which are like another, which stand together. */
final class Vocabulary {
  private final IndexReader reader;
  private final IndexSearcher searcher;

  Vocabulary(IndexReader reader) {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
  }

  /** In how many items a term stands, of that text field in which it stands in most. */
  int documents(String term) throws IOException {
    int documents = 0;
    for (BoostedField field : BoostedField.ALL) {
      documents = Math.max(documents, reader.docFreq(new Term(field.field(), term)));
    }
    return documents;
  }

  /** In how many titles both terms stand. */
  int together(String one, String other) throws IOException {
    return searcher.count(
        new BooleanQuery.Builder()
            .add(inTitle(one), Occur.FILTER)
            .add(inTitle(other), Occur.FILTER)
            .build());
  }

  private Query inTitle(String term) throws IOException {
    Query asWritten = new TermQuery(new Term(ItemFields.TITLE, term));
    Term said = new Term(ItemFields.TITLE_PINYIN, term);
    if (reader.docFreq(said) == 0) {
      return asWritten;
    }
    return new BooleanQuery.Builder()
        .add(asWritten, Occur.SHOULD)
        .add(new TermQuery(said), Occur.SHOULD)
        .build();
  }

  /**
   * The terms at a Damerau-Levenshtein distance, with how many items have each. One edit may be
   * anywhere; of more the first letter must be right, which keeps the search quick and sober.
   *
   * @param edits 1 or 2 at most
   */
  Map<String, Integer> near(String word, int edits) throws IOException {
    Map<String, Integer> found = new HashMap<>();
    for (BoostedField field : BoostedField.ALL) {
      Terms terms = MultiTerms.getTerms(reader, field.field());
      if (terms != null) {
        Term centre = new Term(field.field(), word);
        collect(new FuzzyTermsEnum(terms, centre, 1, 0, true), found);
        if (edits > 1) {
          collect(new FuzzyTermsEnum(terms, centre, edits, 1, true), found);
        }
      }
    }
    return found;
  }

  private static void collect(FuzzyTermsEnum near, Map<String, Integer> found) throws IOException {
    for (BytesRef term = near.next(); term != null; term = near.next()) {
      found.merge(term.utf8ToString(), near.docFreq(), Math::max);
    }
  }
}
