package io.leat.search.suggest;

import io.leat.index.search.ServingSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.NumericUtils;

/**
 * Completes what is typed. Every word but the last must begin a word of the suggestion, and so must
 * the last, which may be cut short; where there are too few, words that are an edit or two away are
 * good enough, behind the others.
 *
 * <p>Entries lie in the order of their weights, so that a search stops at the first few: a single
 * letter is as quick as a word. Safe for use by many threads.
 */
public final class Suggester {
  private static final int MOST_PRODUCTS = 100_000;
  private static final String PREFIXES = "prefixes";
  private static final String KIND = "kind";
  private static final String WEIGHT = "weight";
  private static final String TEXT = "text";
  private static final String ITEM_ID = "item_id";
  private static final int MOST_WORDS = 8;

  /** Shorter words are taken as they are. */
  private static final int SHORTEST_FUZZY = 4;

  /** Longer words may be two edits away. */
  private static final int LONG = 8;

  private static final int EXPANSIONS = 32;

  private static final Sort HEAVIEST_FIRST =
      new Sort(new SortField(WEIGHT, SortField.Type.LONG, true));

  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private Suggester(DirectoryReader reader) {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  /** Of a snapshot's products, the most wanted 100,000, categories and brands. */
  public static Suggester of(ServingSnapshot snapshot) throws IOException {
    return of(new SuggestEntries(snapshot, MOST_PRODUCTS).read());
  }

  static Suggester of(List<SuggestEntry> entries) throws IOException {
    // Nothing has to be closed: the directory has no resource but memory.
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(new SuggestAnalyzer(true)).setIndexSort(HEAVIEST_FIRST);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (SuggestEntry entry : entries) {
        writer.addDocument(document(entry));
      }
      writer.forceMerge(1);
    }
    return new Suggester(DirectoryReader.open(directory));
  }

  private static Document document(SuggestEntry entry) {
    Document document = new Document();
    document.add(new StringField(KIND, entry.kind().name(), Field.Store.YES));
    document.add(new TextField(PREFIXES, entry.words(), Field.Store.NO));
    document.add(
        new NumericDocValuesField(WEIGHT, NumericUtils.doubleToSortableLong(entry.weight())));
    document.add(new StoredField(TEXT, entry.text()));
    if (entry.itemId() != null) {
      document.add(new StoredField(ITEM_ID, entry.itemId()));
    }
    return document;
  }

  /**
   * What was found.
   *
   * @param exact whether it begins as typed, letter by letter
   */
  public record Found(SuggestEntry entry, boolean exact) {}

  /**
   * The heaviest of one kind that the text may begin, the exact ones first.
   *
   * @param most how many
   */
  public List<Found> find(SuggestionKind kind, String typed, int most) throws IOException {
    List<String> words =
        TypedText.words(typed).stream().map(TypedText.Word::term).limit(MOST_WORDS).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    Map<Integer, Found> found = new LinkedHashMap<>();
    search(kind, words, false, most, found);
    if (found.size() < most && words.stream().anyMatch(Suggester::mayBeMistyped)) {
      search(kind, words, true, most, found);
    }
    return new ArrayList<>(found.values());
  }

  private void search(
      SuggestionKind kind, List<String> words, boolean fuzzy, int most, Map<Integer, Found> found)
      throws IOException {
    BooleanQuery.Builder all =
        new BooleanQuery.Builder().add(new TermQuery(new Term(KIND, kind.name())), Occur.FILTER);
    for (String word : words) {
      all.add(word(word, fuzzy), Occur.FILTER);
    }
    StoredFields stored = searcher.storedFields();
    ScoreDoc[] hits =
        searcher.search(all.build(), new TopFieldCollectorManager(HEAVIEST_FIRST, most, 1))
            .scoreDocs;
    for (ScoreDoc hit : hits) {
      if (found.size() < most && !found.containsKey(hit.doc)) {
        Document document = stored.document(hit.doc);
        double weight = NumericUtils.sortableLongToDouble((Long) ((FieldDoc) hit).fields[0]);
        String text = document.get(TEXT);
        found.put(
            hit.doc,
            new Found(new SuggestEntry(kind, text, text, weight, document.get(ITEM_ID)), !fuzzy));
      }
    }
  }

  private static boolean mayBeMistyped(String word) {
    return word.length() >= SHORTEST_FUZZY;
  }

  private static Query word(String word, boolean fuzzy) {
    Term term = new Term(PREFIXES, word);
    return fuzzy && mayBeMistyped(word)
        ? new FuzzyQuery(term, word.length() < LONG ? 1 : 2, 1, EXPANSIONS, true)
        : new TermQuery(term);
  }

  /** How many entries there are. */
  public int size() {
    return reader.numDocs();
  }
}
