package io.leat.core.neighbours;

/** Sums one item's steps to and from others; used by one thread. */
final class StepCounter {
  private final Walks walks;
  private final int reach;
  private final float[] sums;
  private final int[] touched;

  StepCounter(Walks walks, int items, int reach) {
    this.walks = walks;
    this.reach = reach;
    this.sums = new float[items];
    this.touched = new int[items];
  }

  /** What came before the item: entry i is the sum of 1 / d over its steps to the item. */
  StrongestEntries before(int item, int most) {
    int count = 0;
    for (int i = walks.starts()[item]; i < walks.starts()[item + 1]; i++) {
      int place = walks.places()[i];
      int first = Math.max(walks.begin()[place], place - reach);
      for (int other = place - 1; other >= first; other--) {
        count = add(walks.acts()[other], 1f / (place - other), count);
      }
    }
    return strongest(count, most);
  }

  /** What came after the item. */
  StrongestEntries after(int item, int most) {
    int count = 0;
    for (int i = walks.starts()[item]; i < walks.starts()[item + 1]; i++) {
      int place = walks.places()[i];
      int last = Math.min(walks.end()[place] - 1, place + reach);
      for (int other = place + 1; other <= last; other++) {
        count = add(walks.acts()[other], 1f / (other - place), count);
      }
    }
    return strongest(count, most);
  }

  private int add(int item, float value, int count) {
    int touchedCount = count;
    if (sums[item] == 0) {
      touched[touchedCount++] = item;
    }
    sums[item] += value;
    return touchedCount;
  }

  private StrongestEntries strongest(int count, int most) {
    StrongestEntries.Selection selection = new StrongestEntries.Selection(Math.min(most, count));
    for (int i = 0; i < count; i++) {
      selection.offer(touched[i], sums[touched[i]], sums[touched[i]]);
      sums[touched[i]] = 0;
    }
    return selection.entries();
  }
}
