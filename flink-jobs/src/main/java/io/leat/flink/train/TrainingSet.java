package io.leat.flink.train;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.flink.history.PersonHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers a shop's histories and item texts in compact form: sixteen bytes for each act. What is
 * read out does not depend on the order in which they came.
 */
final class TrainingSet {
  private static final Comparator<Person> USERS_FIRST =
      Comparator.comparing(Person::session).thenComparing(Person::id);

  private final Map<String, Integer> itemNumbers = new HashMap<>();
  private final Map<String, String> termPool = new HashMap<>();
  private final List<ItemTerms> catalogue = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private long newest = Long.MIN_VALUE;

  private record Person(String id, boolean session, int[] items, float[] weights, long[] times) {}

  void add(TrainingInput input) {
    if (input.person() != null) {
      add(input.person());
    }
    if (input.item() != null) {
      add(input.item());
    }
    newest = Math.max(newest, input.newest());
  }

  private void add(PersonHistory person) {
    int[] items = new int[person.itemIds().length];
    for (int i = 0; i < items.length; i++) {
      items[i] = itemNumbers.computeIfAbsent(person.itemIds()[i], id -> itemNumbers.size());
    }
    people.add(
        new Person(person.personId(), person.session(), items, person.weights(), person.times()));
  }

  private void add(ItemTerms item) {
    // A shop's vocabulary is small: one String for each term, not for each place it stands in.
    List<String> terms =
        item.terms().stream().map(term -> termPool.computeIfAbsent(term, t -> t)).toList();
    catalogue.add(new ItemTerms(item.itemId(), terms));
  }

  /** What was gathered. */
  TrainingData data() {
    catalogue.sort(Comparator.comparing(ItemTerms::itemId));
    // For each item number its column, -1 where the catalogue does not have the item.
    int[] columns = new int[itemNumbers.size()];
    Arrays.fill(columns, -1);
    for (int column = 0; column < catalogue.size(); column++) {
      Integer number = itemNumbers.get(catalogue.get(column).itemId());
      if (number != null) {
        columns[number] = column;
      }
    }
    people.sort(USERS_FIRST);
    Histories.Builder histories = new Histories.Builder(catalogue.size());
    long unknown = 0;
    for (Person person : people) {
      History history = known(person, columns);
      unknown += person.items.length - history.size();
      histories.add(history, person.session);
    }
    return new TrainingData(
        List.copyOf(catalogue), histories.build(), newest == Long.MIN_VALUE ? 0 : newest, unknown);
  }

  private static History known(Person person, int[] columns) {
    int[] items = new int[person.items.length];
    float[] weights = new float[items.length];
    long[] times = new long[items.length];
    int size = 0;
    for (int i = 0; i < items.length; i++) {
      if (columns[person.items[i]] >= 0) {
        items[size] = columns[person.items[i]];
        weights[size] = person.weights[i];
        times[size++] = person.times[i];
      }
    }
    return new History(
        Arrays.copyOf(items, size), Arrays.copyOf(weights, size), Arrays.copyOf(times, size));
  }
}
