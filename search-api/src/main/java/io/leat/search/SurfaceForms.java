package io.leat.search;

import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Terms as people write them: the index holds "christma", an item that has it says "christmas".
 * Asked only for the few terms that a correction shows.
 */
final class SurfaceForms {
  /** Fields of the index and the same fields in a shop's record, in the order of asking. */
  private static final List<Map.Entry<String, String>> FIELDS =
      List.of(
          Map.entry(ItemFields.TITLE, "title"),
          Map.entry(ItemFields.BRAND_TEXT, "brand"),
          Map.entry(ItemFields.DESCRIPTION, "description"));

  private final IndexSearcher searcher;
  private final ItemRecords records;

  SurfaceForms(IndexSearcher searcher, ItemRecords records) {
    this.searcher = searcher;
    this.records = records;
  }

  /** Words for these terms, with spaces between. */
  String of(List<String> terms) throws IOException {
    List<String> words = new ArrayList<>();
    for (String term : terms) {
      words.add(of(term));
    }
    return String.join(" ", words);
  }

  /** A word of some item for this term; the term itself where no item tells. */
  String of(String term) throws IOException {
    for (Map.Entry<String, String> field : FIELDS) {
      for (ScoreDoc match :
          searcher.search(new TermQuery(new Term(field.getKey(), term)), 1).scoreDocs) {
        String text = records.record(match.doc).path(field.getValue()).asText();
        String word = ItemText.words(text).get(term);
        if (word != null) {
          return word;
        }
      }
    }
    return term;
  }
}
