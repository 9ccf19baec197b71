package io.leat.evaluation.baseline;

import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.protocol.EvaluationTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for items, the most popular first: by how many histories hold the item (where order
 * matters: by how often), then by id. So numbers in ascending order are the popularity ranking, and
 * ties of any score break by popularity.
 *
 * @param ids by number
 * @param users by number: what the order is by
 */
record ItemCodes(List<String> ids, int[] users, Map<String, Integer> byId) {

  /** Every item of the catalogue, counted in some interactions of the task. */
  static ItemCodes of(EvaluationTask task, Interactions counted) {
    Map<String, Integer> counts = new HashMap<>();
    for (History history : counted.histories()) {
      Iterable<String> items = task.isSequential() ? history.items() : history.distinctItems();
      items.forEach(item -> counts.merge(item, 1, Integer::sum));
    }
    List<String> ids = new ArrayList<>(task.catalogue().keySet());
    ids.sort(
        Comparator.comparingInt((String id) -> -counts.getOrDefault(id, 0))
            // Shorter first: numbers as text in the order of numbers.
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Integer> byId = new HashMap<>();
    int[] users = new int[ids.size()];
    for (int code = 0; code < users.length; code++) {
      byId.put(ids.get(code), code);
      users[code] = counts.getOrDefault(ids.get(code), 0);
    }
    return new ItemCodes(List.copyOf(ids), users, byId);
  }

  int size() {
    return ids.size();
  }

  /** The numbers of the items that have one, in the order given. */
  int[] codes(Iterable<String> items) {
    int[] codes = new int[16];
    int count = 0;
    for (String item : items) {
      Integer code = byId.get(item);
      if (code != null) {
        if (count == codes.length) {
          codes = java.util.Arrays.copyOf(codes, 2 * count);
        }
        codes[count++] = code;
      }
    }
    return java.util.Arrays.copyOf(codes, count);
  }
}
