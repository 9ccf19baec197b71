package io.leat.evaluation.gate;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.ShopFiles;
import io.leat.data.TextHash;
import io.leat.data.log.ShopEvents;
import io.leat.evaluation.protocol.Question;
import io.leat.evaluation.protocol.Question.Exclusion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people took to in a shop's last days, as questions: what each had before, and what each then
 * took to for the first time.
 *
 * @param from events from here on are to be foretold
 * @param questions one for each person, of a sample of at most {@value #MOST_PEOPLE}
 */
public record HoldOut(Instant from, List<Question> questions) {
  private static final int MOST_PEOPLE = 2_000;

  /** What a shop's page would know of a session. */
  private static final int LONGEST_HISTORY = 50;

  private static final Duration LAST_DAYS = Duration.ofDays(1);

  private static final Set<Action> FOR_AN_ITEM =
      EnumSet.of(Action.VIEW, Action.CLICK, Action.ADD_TO_CART, Action.PURCHASE);

  /**
   * The last day of a shop's events.
   *
   * @param position of the log up to which it is read
   * @param notBefore a time that one of those asked has learnt from; what it knows is no question
   */
  public static HoldOut of(ShopFiles shop, long position, Instant notBefore) {
    Instant[] newest = {Instant.MIN};
    ShopEvents.forEach(
        shop,
        position,
        (event, received) -> {
          if (event.timestamp().isAfter(newest[0])) {
            newest[0] = event.timestamp();
          }
        });
    if (newest[0].equals(Instant.MIN)) {
      return new HoldOut(notBefore, List.of());
    }
    Instant lastDay = newest[0].minus(LAST_DAYS);
    Instant from = lastDay.isAfter(notBefore) ? lastDay : notBefore;
    return new HoldOut(from, questions(shop, position, from));
  }

  /** An act on an item. */
  private record Act(Instant time, String itemId) {}

  private static List<Question> questions(ShopFiles shop, long position, Instant from) {
    TreeMap<Long, String> people = new TreeMap<>();
    ShopEvents.forEach(
        shop,
        position,
        (event, received) -> {
          String person = person(event);
          if (person != null && !event.timestamp().isBefore(from)) {
            // The least hashes are a sample that does not depend on the order.
            people.put(TextHash.of(person), person);
            if (people.size() > MOST_PEOPLE) {
              people.pollLastEntry();
            }
          }
        });
    Map<String, List<Act>> acts = new TreeMap<>();
    people.values().forEach(person -> acts.put(person, new ArrayList<>()));
    ShopEvents.forEach(
        shop,
        position,
        (event, received) -> {
          String person = person(event);
          List<Act> known = person == null ? null : acts.get(person);
          if (known != null && event.itemId() != null) {
            known.add(new Act(event.timestamp(), event.itemId()));
          }
        });
    List<Question> questions = new ArrayList<>();
    acts.forEach(
        (person, known) -> {
          Question question = question(person, known, from);
          if (question != null) {
            questions.add(question);
          }
        });
    return questions;
  }

  private static @Nullable String person(Event event) {
    if (event.itemId() == null || !FOR_AN_ITEM.contains(event.action())) {
      return null;
    }
    return event.userId() == null ? "session " + event.sessionId() : "user " + event.userId();
  }

  private static @Nullable Question question(String person, List<Act> acts, Instant from) {
    acts.sort(Comparator.comparing(Act::time));
    List<String> before =
        acts.stream().filter(act -> act.time().isBefore(from)).map(Act::itemId).toList();
    Set<String> after = new LinkedHashSet<>();
    acts.stream().filter(act -> !act.time().isBefore(from)).forEach(act -> after.add(act.itemId()));
    after.removeAll(new LinkedHashSet<>(before));
    if (before.isEmpty() || after.isEmpty()) {
      return null;
    }
    List<String> last = before.subList(Math.max(0, before.size() - LONGEST_HISTORY), before.size());
    return new Question(
        person, null, List.of(), last, after, Exclusion.SEEN, Set.copyOf(last), null);
  }
}
