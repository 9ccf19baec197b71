package io.leat.data.log;

/**
 * What a compaction did.
 *
 * @param segments that went into the history
 * @param kept lines written to the history, broken ones included
 * @param duplicates events left out because of an earlier one with their id
 * @param superseded states and patches of items left out because of a later state
 * @param forgotten records removed because of their person
 */
public record CompactionReport(
    int segments, long kept, long duplicates, long superseded, long forgotten) {
  static final CompactionReport NOTHING = new CompactionReport(0, 0, 0, 0, 0);

  CompactionReport plus(CompactionReport other) {
    return new CompactionReport(
        segments + other.segments,
        kept + other.kept,
        duplicates + other.duplicates,
        superseded + other.superseded,
        forgotten + other.forgotten);
  }
}
