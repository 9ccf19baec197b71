package io.leat.flink.catalogue;

import io.leat.flink.Counters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Keyed state: what people say of the current item, each once. The newest {@value #CAPACITY}
 * people's votes count; up to twice as many are kept, and the older half goes when there are more.
 */
final class ItemVotes {
  static final int CAPACITY = 200;

  /** Ties by the person, so that the same votes are kept wherever they come from. */
  private static final Comparator<ItemVote> NEWEST_FIRST =
      Comparator.comparingLong(ItemVote::position).reversed().thenComparingLong(ItemVote::person);

  private final RuntimeContext context;
  private final MapState<Long, ItemVote> votes;
  private final ValueState<Integer> size;

  ItemVotes(RuntimeContext context) {
    this.context = context;
    this.votes =
        context.getMapState(
            new MapStateDescriptor<>("votes", Types.LONG, TypeInformation.of(ItemVote.class)));
    this.size = context.getState(new ValueStateDescriptor<>("votes-size", Types.INT));
  }

  /**
   * Takes a vote instead of the person's last.
   *
   * @return whether anything has changed
   */
  boolean put(ItemVote vote) throws Exception {
    Integer known = size.value();
    int count = known == null ? 0 : known;
    boolean replaces = count > 0 && votes.contains(vote.person());
    if (vote.isNone()) {
      if (replaces) {
        votes.remove(vote.person());
        size.update(count - 1);
      }
      return replaces;
    }
    votes.put(vote.person(), vote);
    if (!replaces) {
      size.update(count < 2 * CAPACITY ? count + 1 : trim());
    }
    return true;
  }

  /** Drops all but the newest; returns how many stay. */
  private int trim() throws Exception {
    List<ItemVote> all = newestFirst();
    for (ItemVote vote : all.subList(CAPACITY, all.size())) {
      votes.remove(vote.person());
      context.getLongCounter(Counters.VOTES_DROPPED).add(1);
    }
    return CAPACITY;
  }

  /** Those that count. */
  List<ItemVote> newest() throws Exception {
    if (size.value() == null) {
      return List.of();
    }
    List<ItemVote> all = newestFirst();
    return all.subList(0, Math.min(CAPACITY, all.size()));
  }

  private List<ItemVote> newestFirst() throws Exception {
    List<ItemVote> all = new ArrayList<>();
    for (ItemVote vote : votes.values()) {
      all.add(vote);
    }
    all.sort(NEWEST_FIRST);
    return all;
  }

  void clear() throws Exception {
    if (size.value() != null) {
      votes.clear();
      size.clear();
    }
  }
}
