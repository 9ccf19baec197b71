package io.leat.evaluation.bench;

import io.leat.index.IndexException;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.Asker;
import io.leat.search.Blend;
import io.leat.search.CutOff;
import io.leat.search.Presentation;
import io.leat.search.SearchRequest;
import io.leat.search.SearchService;
import io.leat.search.SearchSettings;
import io.leat.search.SnapshotSource;
import io.leat.search.facet.FacetRequest;
import io.leat.search.filter.Filters;
import io.leat.search.page.Diversity;
import io.leat.search.page.ItemQuestion.Shape;
import io.leat.search.page.SortOrder;
import io.leat.search.query.TextSettings;
import io.leat.search.query.TitleWeights;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each feature of a search costs: the same queries with one thing more, or one thing less,
 * asked in turn by one thread without HTTP. Processor time, which other work on the machine
 * disturbs less than it does latencies.
 *
 * @param index an index root that a {@link SearchBenchmark} of the same shop left
 * @param rounds of all variants, the first of which only warm up
 */
public record FeatureCosts(int items, int dimension, long seed, Path index, int rounds) {
  private static final int QUERIES = 500;
  private static final int SIZE = 20;
  private static final int WARMING = 2;
  private static final double STRENGTH = 0.3;

  private static final Shape PAGE = Shape.first(SIZE);
  private static final Presentation MARKED =
      new Presentation(Presentation.PLAIN.fields(), true, false);
  private static final Presentation EXPLAINED =
      new Presentation(Presentation.PLAIN.fields(), true, true);

  /** Told which round begins. */
  @FunctionalInterface
  public interface Listener {
    void round(int round);
  }

  /** A way to ask. */
  private record Variant(
      SearchService service, boolean personal, Shape shape, Presentation presentation) {

    SearchRequest request(BenchQuery query) {
      return new SearchRequest(
          query.text(),
          new Asker(personal ? query.userId() : null, null, List.of()),
          Filters.ALL,
          Set.of(),
          shape,
          STRENGTH,
          Blend.WEIGHTED,
          CutOff.AUTO,
          presentation);
    }
  }

  /**
   * Milliseconds of processor time a query by variant: mean and 99th percentile of the median
   * round, and the mean as a ratio to what is served to everybody.
   *
   * @throws IndexException when the index serves nothing
   */
  public Map<String, Object> run(Listener listener) {
    BenchShop shop = BenchShop.of(items, dimension, seed);
    List<BenchQuery> queries = new BenchQueries(shop).of(QueryKind.KEYWORD_PERSON, QUERIES);
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(new SnapshotStore(index))) {
      Map<String, Variant> variants = variants(SnapshotSource.of(manager));
      Map<String, List<double[]>> times = new LinkedHashMap<>();
      for (int round = 0; round < WARMING + rounds; round++) {
        listener.round(round);
        for (Map.Entry<String, Variant> variant : variants.entrySet()) {
          double[] taken = ask(variant.getValue(), queries);
          if (round >= WARMING) {
            times.computeIfAbsent(variant.getKey(), name -> new ArrayList<>()).add(taken);
          }
        }
      }
      return figures(times);
    }
  }

  private static Map<String, Variant> variants(SnapshotSource source) {
    SearchSettings served = SearchSettings.DEFAULT;
    TextSettings words = served.words();
    Map<String, Variant> variants = new LinkedHashMap<>();
    variants.put("everybody", with(source, served, false, PAGE, MARKED));
    variants.put(
        "without_corrections",
        with(source, served.withWords(words.withCorrections(false)), false, PAGE, MARKED));
    variants.put(
        "without_compounds",
        with(source, served.withWords(words.withCompounds(false)), false, PAGE, MARKED));
    variants.put(
        "without_titles",
        with(source, served.withWords(words.withTitle(TitleWeights.NONE)), false, PAGE, MARKED));
    variants.put("without_highlights", with(source, served, false, PAGE, Presentation.PLAIN));
    variants.put("with_person", with(source, served, true, PAGE, MARKED));
    variants.put("with_person_explained", with(source, served, true, PAGE, EXPLAINED));
    variants.put("with_facets", with(source, served, false, facets(), MARKED));
    variants.put(
        "with_diversity",
        with(source, served, false, shaped(SortOrder.RELEVANCE, new Diversity(.5, 2, 0)), MARKED));
    variants.put(
        "with_sort_by_price",
        with(source, served, false, shaped(SortOrder.PRICE_ASC, Diversity.NONE), MARKED));
    variants.put("page_at_200", with(source, served, false, Shape.page(200, SIZE), MARKED));
    return variants;
  }

  private static Variant with(
      SnapshotSource source,
      SearchSettings settings,
      boolean personal,
      Shape shape,
      Presentation presentation) {
    return new Variant(new SearchService(source, settings), personal, shape, presentation);
  }

  private static Shape facets() {
    return new Shape(
        Filters.ALL,
        FacetRequest.common(),
        Shape.FACET_SIZE,
        SortOrder.RELEVANCE,
        false,
        Diversity.NONE,
        0,
        SIZE);
  }

  private static Shape shaped(SortOrder sort, Diversity diversity) {
    return new Shape(Filters.ALL, List.of(), Shape.FACET_SIZE, sort, false, diversity, 0, SIZE);
  }

  /** Milliseconds of each query. */
  private static double[] ask(Variant variant, List<BenchQuery> queries) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] taken = new double[queries.size()];
    for (int i = 0; i < taken.length; i++) {
      SearchRequest request = variant.request(queries.get(i));
      long start = threads.getCurrentThreadCpuTime();
      variant.service.search(request);
      taken[i] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }
    Arrays.sort(taken);
    return taken;
  }

  private static Map<String, Object> figures(Map<String, List<double[]>> times) {
    Map<String, Object> figures = new LinkedHashMap<>();
    double everybody = 0;
    for (Map.Entry<String, List<double[]>> variant : times.entrySet()) {
      List<double[]> rounds = new ArrayList<>(variant.getValue());
      rounds.sort((one, other) -> Double.compare(mean(one), mean(other)));
      double[] median = rounds.get(rounds.size() / 2);
      double mean = mean(median);
      everybody = figures.isEmpty() ? mean : everybody;
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("mean_ms", thousandths(mean));
      of.put("p99_ms", thousandths(median[median.length * 99 / 100]));
      of.put("ratio", thousandths(mean / everybody));
      figures.put(variant.getKey(), of);
    }
    return figures;
  }

  private static double thousandths(double value) {
    return Math.round(1000 * value) / 1000.0;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
