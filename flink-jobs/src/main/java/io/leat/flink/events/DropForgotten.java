package io.leat.flink.events;

import io.leat.index.forgotten.ForgottenPeople;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.jspecify.annotations.Nullable;

/**
 * Drops what was received of a person before they asked to be forgotten: imports always, and what
 * compaction has not yet taken out of the log. It stands behind {@link LinkSessions}, so that the
 * anonymous part of a person's sessions goes with them.
 */
public final class DropForgotten extends RichFilterFunction<Interaction> {
  private static final long serialVersionUID = 1;

  private final String indexRoot;
  private transient @Nullable ForgottenPeople forgotten;

  /**
   * @param indexRoot seen under this path by every task manager
   */
  public DropForgotten(String indexRoot) {
    this.indexRoot = indexRoot;
  }

  /** Who is forgotten while the job runs is told by the log. */
  @Override
  public void open(OpenContext context) {
    forgotten = new ForgottenPeople(Path.of(indexRoot));
  }

  @Override
  public boolean filter(Interaction event) {
    return event.userId() == null
        || forgotten == null
        || !forgotten.isForgotten(event.userId(), event.position());
  }
}
