package io.leat.evaluation.served;

import io.leat.data.Item;
import io.leat.data.ShopFiles;
import io.leat.evaluation.search.CutOffEvaluation.Nearness;
import io.leat.flink.RebuildRequest;
import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemText;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.Asker;
import io.leat.search.Hit;
import io.leat.search.SearchAnswer;
import io.leat.search.SearchRequest;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import io.leat.search.SearchSettings.Relevance;
import io.leat.search.query.TextSettings;
import io.leat.search.query.TitleWeights;
import io.leat.search.query.UnderstoodQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** A rebuilt index and its {@link SearchService}, asked as a shop would ask. */
public final class ServedSearch implements AutoCloseable {
  private static final float K1 = 0.9f;
  private static final float B = 0.4f;

  private final ServedIndex index;

  private ServedSearch(ServedIndex index) {
    this.index = index;
  }

  /**
   * Rebuilds a shop and serves it, warmed up as a server is.
   *
   * @param scratch an existing directory, for the index
   * @param rebuild runs a rebuild to its end
   */
  public static ServedSearch rebuilt(
      ShopFiles shop, Path scratch, Consumer<RebuildRequest> rebuild) {
    ServedIndex index = ServedIndex.rebuilt(shop, scratch, rebuild);
    index.service().rehearse();
    return new ServedSearch(index);
  }

  /** The same from a catalogue alone: a shop in which nothing has happened yet. */
  public static ServedSearch ofCatalogue(
      Collection<Item> items, Path scratch, Consumer<RebuildRequest> rebuild) {
    return rebuilt(ShopWriter.write(items, scratch.resolve("shop")), scratch, rebuild);
  }

  /** Item ids for a text, the same for everybody. */
  public List<String> search(String text, int size) {
    return search(text, null, List.of(), size);
  }

  /**
   * Item ids for a text and a person, best first.
   *
   * @param user whom the index knows, or null
   * @param sessionItems of the moment, oldest first
   */
  public List<String> search(
      String text, @Nullable String user, List<String> sessionItems, int size) {
    return search(index.service(), text, user, sessionItems, size);
  }

  /**
   * What is served with one part left out after another, each by itself: what the part gives is
   * what its absence costs.
   */
  public Map<String, BiFunction<String, Integer, List<String>>> ablations() {
    TextSettings all = TextSettings.DEFAULT;
    TitleWeights title = all.title();
    Map<String, TextSettings> settings = new LinkedHashMap<>();
    settings.put("without-corrections", all.withCorrections(false));
    settings.put("without-compounds", all.withCompounds(false));
    settings.put("without-filling-the-page", all.withPage(1));
    settings.put("without-titles", all.withTitle(TitleWeights.NONE));
    settings.put("without-coverage", all.withTitle(title.withCoverage(0)));
    settings.put("without-pairs", all.withTitle(title.withPairs(0)));
    settings.put("without-head", all.withTitle(title.withHead(0)));
    settings.put("without-numbers", all.withTitle(title.withNumbers(0)));
    settings.put("without-last", all.withTitle(title.withLast(0)));
    settings.put("without-nearly", all.withTitle(title.withNearly(0)));
    Map<String, BiFunction<String, Integer, List<String>>> searches = new LinkedHashMap<>();
    settings.forEach(
        (name, words) -> searches.put(name, by(SearchSettings.DEFAULT.withWords(words))));
    SearchSettings wordsAlone = SearchSettings.DEFAULT.withRelevance(new Relevance(1, 0, 0));
    searches.put("without-content", by(wordsAlone));
    return searches;
  }

  /**
   * How near judged and other items are to a query, by content.
   *
   * @param judged ids, of which those that the index has are told
   * @param random how many other items, spread evenly
   * @return null where the index has none of the query's words
   */
  public @Nullable Nearness nearness(String text, Collection<String> judged, int random) {
    ServingSnapshot snapshot = index.source().acquire();
    try {
      SearchAnswer answer =
          index.service().search(SearchRequest.of(text, new Asker(null, null, List.of()), 1, 0));
      IndexReader reader = snapshot.items().getIndexReader();
      float[] content =
          snapshot.model().content().embed(UnderstoodQuery.of(text, reader).usedTerms());
      if (answer.cutoff() == null || VectorUtil.isZeroVector(content)) {
        return null;
      }
      Map<String, Double> cosines = new LinkedHashMap<>();
      for (String item : judged) {
        OptionalDouble cosine = cosine(snapshot, snapshot.itemDoc(item), content);
        if (cosine.isPresent()) {
          cosines.put(item, cosine.getAsDouble());
        }
      }
      List<Double> others = new ArrayList<>();
      for (int i = 0; i < random; i++) {
        int doc = (int) ((long) reader.maxDoc() * i / random);
        cosine(snapshot, doc, content).ifPresent(others::add);
      }
      return new Nearness(answer.cutoff(), cosines, others);
    } catch (IOException e) {
      throw new UncheckedIOException("The items index cannot be read", e);
    } finally {
      index.source().release(snapshot);
    }
  }

  private static OptionalDouble cosine(ServingSnapshot snapshot, int doc, float[] content) {
    float[] vector = doc < 0 ? null : snapshot.vector(doc, ItemFields.CONTENT);
    return vector == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(VectorUtil.cosine(content, vector));
  }

  private BiFunction<String, Integer, List<String>> by(SearchSettings settings) {
    SearchService service = index.service(settings);
    return (text, size) -> search(service, text, null, List.of(), size);
  }

  private static List<String> search(
      SearchService service,
      String text,
      @Nullable String user,
      List<String> sessionItems,
      int size) {
    SearchRequest request =
        SearchRequest.of(
            text,
            new Asker(user, null, sessionItems),
            size,
            SearchSettings.DEFAULT.personalisation());
    return service.search(request).hits().stream().map(Hit::itemId).toList();
  }

  /** Whether the index has this user. */
  public boolean knows(String user) {
    ServingSnapshot snapshot = index.source().acquire();
    try {
      return snapshot.user(user).isPresent();
    } finally {
      index.source().release(snapshot);
    }
  }

  /**
   * The bag of the query's words over the titles alone, by plain BM25 with k1 .9 and b .4, from the
   * same index and with the same analysis.
   */
  public List<String> titleBm25(String text, int size) {
    ServingSnapshot snapshot = index.source().acquire();
    try {
      IndexSearcher searcher = new IndexSearcher(snapshot.items().getIndexReader());
      searcher.setSimilarity(new BM25Similarity(K1, B));
      BooleanQuery.Builder words = new BooleanQuery.Builder();
      for (String term : new LinkedHashSet<>(ItemText.terms(text))) {
        words.add(new TermQuery(new Term(ItemFields.TITLE, term)), Occur.SHOULD);
      }
      List<String> found = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(words.build(), size).scoreDocs) {
        found.add(itemId(searcher, hit.doc));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("The items index cannot be read", e);
    } finally {
      index.source().release(snapshot);
    }
  }

  private static String itemId(IndexSearcher searcher, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    SortedDocValues ids = DocValues.getSorted(leaf.reader(), ItemFields.ITEM_ID);
    if (!ids.advanceExact(doc - leaf.docBase)) {
      throw new IOException("Document " + doc + " of the items index has no item_id");
    }
    return ids.lookupOrd(ids.ordValue()).utf8ToString();
  }

  @Override
  public void close() {
    index.close();
  }
}
