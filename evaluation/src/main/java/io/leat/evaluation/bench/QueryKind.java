package io.leat.evaluation.bench;

/** What the benchmark asks, each kind measured by itself. */
enum QueryKind {
  KEYWORD("keyword", false, 0),
  KEYWORD_PERSON("keyword_person", true, 0),
  SIMILAR("similar", false, 0),
  FILTER_1("filter_1", true, 1),
  FILTER_10("filter_10", true, 10),
  FILTER_50("filter_50", true, 50),
  FACETS("facets", true, 0),
  /** Of the first few letters of what would be searched for. */
  SUGGEST("suggest", true, 0);

  private final String label;
  private final boolean personal;
  private final int percent;

  QueryKind(String label, boolean personal, int percent) {
    this.label = label;
    this.personal = personal;
    this.percent = percent;
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
