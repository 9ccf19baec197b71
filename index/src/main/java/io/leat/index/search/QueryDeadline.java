package io.leat.index.search;

import java.time.Duration;
import org.apache.lucene.index.QueryTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Until when the request that this thread works for may search. What was found by then is the
 * answer; whoever answers asks {@link #isCut} and says so. A thread that never began one searches
 * without end.
 *
 * <pre>
 * QueryDeadline.begin(Duration.ofMillis(500));
 * ... searches of any snapshot, on this thread ...
 * boolean partial = QueryDeadline.end();
 * </pre>
 */
public final class QueryDeadline implements QueryTimeout {
  /** For searchers that several threads share. */
  public static final QueryDeadline OF_THREAD = new QueryDeadline();

  private static final ThreadLocal<@Nullable Budget> BUDGET = new ThreadLocal<>();

  private QueryDeadline() {}

  private static final class Budget {
    /** The clock is read each so many times: a search for neighbours asks at every node. */
    private static final int EVERY = 8;

    private final long end;
    private int asked;
    private boolean cut;

    Budget(long end) {
      this.end = end;
    }

    boolean isSpent() {
      if (!cut && ++asked % EVERY == 0) {
        cut = System.nanoTime() - end > 0;
      }
      return cut;
    }
  }

  /** Searches of this thread end so long from now. */
  public static void begin(Duration longest) {
    BUDGET.set(new Budget(System.nanoTime() + longest.toNanos()));
  }

  /** Searches of this thread have all the time again; whether one of them was cut short. */
  public static boolean end() {
    boolean cut = isCut();
    BUDGET.remove();
    return cut;
  }

  /** Whether a search of this thread was cut short since it began. */
  public static boolean isCut() {
    Budget budget = BUDGET.get();
    return budget != null && budget.cut;
  }

  @Override
  public boolean shouldExit() {
    Budget budget = BUDGET.get();
    return budget != null && budget.isSpent();
  }
}
