package io.leat.data.validation;

import io.leat.data.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts faults by class and keeps the first few of each. */
public final class FaultTally {
  private static final int EXAMPLES = 5;

  private final Map<Key, Entry> classes = new LinkedHashMap<>();

  /** Counts one fault of a line. */
  public void add(String file, long line, Fault fault) {
    Entry entry =
        classes.computeIfAbsent(new Key(file, fault.kind(), fault.field()), key -> new Entry());
    entry.count++;
    if (entry.examples.size() < EXAMPLES) {
      entry.examples.add(new FaultExample(file, line, fault));
    }
  }

  /** The classes, in the order in which the first of each was met. */
  public List<FaultClass> classes() {
    return classes.entrySet().stream()
        .map(
            entry ->
                new FaultClass(
                    entry.getKey().file(),
                    entry.getKey().kind(),
                    entry.getKey().field(),
                    entry.getValue().count,
                    entry.getValue().examples))
        .toList();
  }

  private record Key(String file, String kind, String field) {}

  private static final class Entry {
    private final List<FaultExample> examples = new ArrayList<>();
    private long count;
  }
}
