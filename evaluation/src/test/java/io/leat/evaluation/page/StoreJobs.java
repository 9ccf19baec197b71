package io.leat.evaluation.page;

import io.leat.index.IndexException;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.jobs.JobControl;
import io.leat.search.jobs.JobRefusedException;
import io.leat.search.jobs.JobStatus;
import java.util.List;
import java.util.Optional;

/** Promotes and rolls back for real; nothing is built beside the server. */
record StoreJobs(SnapshotStore store) implements JobControl {
  @Override
  public JobStatus rebuild() {
    throw new JobRefusedException("Nothing is built here");
  }

  @Override
  public JobStatus promote(String generation) {
    try {
      store.promote(generation);
    } catch (IndexException e) {
      throw new JobRefusedException(String.valueOf(e.getMessage()));
    }
    return status();
  }

  @Override
  public JobStatus rollback() {
    try {
      store.rollback();
    } catch (IndexException e) {
      throw new JobRefusedException(String.valueOf(e.getMessage()));
    }
    return status();
  }

  @Override
  public JobStatus status() {
    Optional<Current> current = store.current();
    return new JobStatus(
        current.map(Current::generation).orElse(null),
        current.map(Current::previous).orElse(null),
        List.of());
  }
}
