package io.leat.core.session;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.session.SessionKnnParameters.Matches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The formulas of {@link SessionKnn}'s Javadoc, written out over all sessions and all places. */
record NaiveSessionKnn(List<List<Integer>> newestFirst, SessionKnnParameters parameters) {

  private record Neighbour(List<Integer> acts, double similarity) {}

  static NaiveSessionKnn of(Histories histories, SessionKnnParameters parameters) {
    List<History> people = new ArrayList<>();
    for (int person = 0; person < histories.people(); person++) {
      // One act alone goes nowhere.
      if (histories.of(person).size() > 1) {
        people.add(histories.of(person));
      }
    }
    people.sort(
        Comparator.comparingLong((History history) -> history.times()[history.size() - 1])
            .reversed());
    List<List<Integer>> sessions = new ArrayList<>();
    for (History history : people) {
      List<Integer> acts = new ArrayList<>();
      History last = history.last(SessionIndex.LENGTH);
      for (int act = 0; act < last.size(); act++) {
        if (last.weights()[act] > 0) {
          acts.add(last.items()[act]);
        }
      }
      sessions.add(acts);
    }
    return new NaiveSessionKnn(sessions, parameters);
  }

  double[] scores(int[] person, int items) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (List<Integer> acts : newestFirst) {
      double shared = 0;
      for (int back = 0; back < counted(person); back++) {
        if (recent(person[back]).contains(System.identityHashCode(acts))) {
          shared += weight(back) * Math.pow(idf(person[back]), parameters.idfExponent());
        }
      }
      if (shared > 0) {
        neighbours.add(
            new Neighbour(
                acts,
                Math.pow(shared, parameters.similarityExponent())
                    / Math.pow(acts.size(), parameters.lengthExponent())));
      }
    }
    // The sort is stable: of equal similarity the newer session stands first.
    neighbours.sort(Comparator.comparingDouble(Neighbour::similarity).reversed());
    double[] scores = new double[items];
    for (Neighbour each :
        neighbours.subList(0, Math.min(parameters.neighbours(), neighbours.size()))) {
      for (int place = 0; place < each.acts.size(); place++) {
        scores[each.acts.get(place)] += each.similarity * strength(person, each.acts, place);
      }
    }
    return scores;
  }

  private int counted(int[] person) {
    return Math.min(parameters.items(), person.length);
  }

  private double weight(int back) {
    return Math.pow(parameters.positionDecay(), back);
  }

  private double idf(int item) {
    long holding = newestFirst.stream().filter(acts -> acts.contains(item)).count();
    return Math.log(1 + (double) newestFirst.size() / holding);
  }

  private List<Integer> recent(int item) {
    return newestFirst.stream()
        .filter(acts -> acts.contains(item))
        .limit(parameters.recent())
        .map(System::identityHashCode)
        .toList();
  }

  private double strength(int[] person, List<Integer> acts, int place) {
    if (parameters.matches() == Matches.NEWEST) {
      for (int back = 0; back < counted(person); back++) {
        if (acts.contains(person[back])) {
          return near(place - acts.lastIndexOf(person[back]));
        }
      }
      return 0;
    }
    double best = 0;
    for (int back = 0; back < counted(person); back++) {
      for (int match = 0; match < acts.size(); match++) {
        if (acts.get(match) == person[back]) {
          best = Math.max(best, weight(back) * near(place - match));
        }
      }
    }
    return best;
  }

  private double near(int distance) {
    if (distance == 0) {
      return parameters.itself();
    }
    double near = Math.exp(-Math.abs(distance) / parameters.reach());
    return distance < 0 ? parameters.backward() * near : near;
  }
}
