package io.leat.cli;

import io.leat.data.Item;
import io.leat.evaluation.TemporaryDirectory;
import io.leat.evaluation.dataset.ItemsReader;
import io.leat.evaluation.dataset.Judgements;
import io.leat.evaluation.dataset.JudgementsReader;
import io.leat.evaluation.report.SearchReport;
import io.leat.evaluation.search.CutOffEvaluation;
import io.leat.evaluation.search.JudgedQueries;
import io.leat.evaluation.search.SearchEvaluation;
import io.leat.evaluation.search.SearchQuality;
import io.leat.evaluation.search.SearchResult;
import io.leat.evaluation.served.ServedSearch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures search for everybody against judgements. */
@Command(
    name = "search",
    description =
        "Indexes a catalogue as rebuild does, asks every judged query and compares the answers with"
            + " the judgements. Prints one JSON object: what is served at its top level, plain BM25 over"
            + " the titles under models.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "An item gains (relevance - least) / (greatest - least) over all grades, unjudged items 0.",
      "",
      "Example: ./leat evaluate search --items products.tsv.gz --judgements qrels.tsv.gz"
    })
final class EvaluateSearchCommand implements Callable<Integer> {
  private static final int RANDOM_ITEMS = 50;

  @Option(
      names = "--items",
      required = true,
      paramLabel = "FILE",
      description =
          "The catalogue: TSV with a header, the item first, or item records in .jsonl; .gz too.")
  Path items;

  @Option(
      names = "--judgements",
      required = true,
      paramLabel = "FILE",
      description = "TSV with a header: query, item_id, relevance; .gz too.")
  Path judgements;

  @Mixin CutOff cutOff;

  @Option(
      names = "--min-judgements",
      paramLabel = "N",
      defaultValue = "5",
      description = "Queries with fewer judgements are left out. Default: ${DEFAULT-VALUE}.")
  int minimum;

  @Option(
      names = "--ablation",
      description =
          "Measures too what is served with one part left out after another, each by itself.")
  boolean ablation;

  @Option(
      names = "--cutoff",
      description =
          "Measures too which share of relevant, irrelevant and random items each cut-off of a"
              + " query's neighbours lets through.")
  boolean neighbours;

  @Mixin ReportOption report;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    int k = cutOff.k();
    if (minimum < 1) {
      throw Usage.wrong(spec, "--min-judgements must be at least 1, was " + minimum);
    }
    report.check();
    Judgements read = JudgementsReader.read(judgements);
    Map<String, Item> catalogue = ItemsReader.read(items);
    JudgedQueries judged = JudgedQueries.of(read, catalogue.keySet(), minimum);
    EvaluationSource.note(
        "%,d items, %,d queries (%,d more have fewer than %d judgements), gain %s"
            .formatted(
                catalogue.size(),
                judged.queries().size(),
                judged.fewer(),
                minimum,
                judged.gainRule()));
    if (judged.unknownItems() > 0) {
      EvaluationSource.note(
          "%,d judged items are not in the catalogue: they stay to be found"
              .formatted(judged.unknownItems()));
    }
    SearchResult result = measure(judged, catalogue, k);
    report.write(directory -> write(result, directory));
    JsonOutput.print(spec, result.json());
    return 0;
  }

  private SearchResult measure(JudgedQueries judged, Map<String, Item> catalogue, int k) {
    try (TemporaryDirectory scratch = TemporaryDirectory.create("leat-evaluate")) {
      long started = System.nanoTime();
      try (ServedSearch served =
              ServedSearch.ofCatalogue(catalogue.values(), scratch.path(), RebuildCommand::run);
          EvaluationBars bars = new EvaluationBars()) {
        double seconds = (System.nanoTime() - started) / 1e9;
        Map<String, BiFunction<String, Integer, List<String>>> searches = new LinkedHashMap<>();
        searches.put("leat", served::search);
        searches.put("title-bm25", served::titleBm25);
        if (ablation) {
          searches.putAll(served.ablations());
        }
        List<SearchQuality> qualities = new SearchEvaluation(judged, k, bars).run(searches);
        return new SearchResult(
            judged,
            catalogue.size(),
            minimum,
            seconds,
            Version.number(),
            qualities,
            neighbours ? cutOff(judged, served) : null);
      }
    }
  }

  private static Map<String, Object> cutOff(JudgedQueries judged, ServedSearch served) {
    Map<String, Set<String>> items = new HashMap<>();
    judged.queries().forEach(query -> items.put(query.text(), query.gains().keySet()));
    return CutOffEvaluation.of(
        judged, text -> served.nearness(text, items.getOrDefault(text, Set.of()), RANDOM_ITEMS));
  }

  private static Path write(SearchResult result, Path directory) {
    return SearchReport.write(
        "Leat: is what people search for found?",
        List.of(
            "%,d queries with at least %d judgements over %,d items. Leat %s."
                .formatted(
                    result.judged().queries().size(),
                    result.minimumJudgements(),
                    result.items(),
                    result.version()),
            "Gain of an item: %s.".formatted(result.judged().gainRule())),
        result.qualities(),
        directory);
  }
}
