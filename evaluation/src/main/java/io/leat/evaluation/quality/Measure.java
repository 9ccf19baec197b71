package io.leat.evaluation.quality;

import io.leat.core.metrics.RankingMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is measured of one list and averaged; the name in results is the lower-case one. */
public enum Measure {
  RECALL {
    @Override
    double of(List<String> list, Set<String> relevant, int k) {
      return RankingMetrics.recall(list, relevant, k);
    }
  },
  NDCG {
    @Override
    double of(List<String> list, Set<String> relevant, int k) {
      return RankingMetrics.ndcg(list, relevant, k);
    }
  },
  HIT_RATE {
    @Override
    double of(List<String> list, Set<String> relevant, int k) {
      return RankingMetrics.hitRate(list, relevant, k);
    }
  },
  MRR {
    @Override
    double of(List<String> list, Set<String> relevant, int k) {
      return RankingMetrics.reciprocalRank(list, relevant, k);
    }
  },
  PRECISION {
    @Override
    double of(List<String> list, Set<String> relevant, int k) {
      return RankingMetrics.precision(list, relevant, k);
    }
  };

  abstract double of(List<String> list, Set<String> relevant, int k);

  /** {@code recall@20}. */
  public String at(int k) {
    return name().toLowerCase(Locale.ROOT) + "@" + k;
  }
}
