package io.leat.evaluation.bench;

/** What the benchmark asks, each kind measured by itself. */
enum QueryKind {
  KEYWORD(10, "keyword", false, 0),
  KEYWORD_PERSON(11, "keyword_person", true, 0),
  SIMILAR(12, "similar", false, 0),
  FILTER_1(13, "filter_1", true, 1),
  FILTER_10(14, "filter_10", true, 10),
  FILTER_50(15, "filter_50", true, 50),
  FACETS(16, "facets", true, 0),
  /** Of the first few letters of what would be searched for. */
  SUGGEST(17, "suggest", true, 0);

  private final int seed;
  private final String label;
  private final boolean personal;
  private final int percent;

  QueryKind(int seed, String label, boolean personal, int percent) {
    this.seed = seed;
    this.label = label;
    this.personal = personal;
    this.percent = percent;
  }

  /** By which its queries differ from those of other kinds. */
  int seed() {
    return seed;
  }

  /** As results name it. */
  String label() {
    return label;
  }

  /** Whether a person asks. */
  boolean personal() {
    return personal;
  }

  /** The share of all items that its filter lets pass, in percent; 0 for no filter. */
  int percent() {
    return percent;
  }
}
