package io.leat.search.http;

import io.leat.index.IndexException;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.ShopFixture;
import io.leat.search.jobs.JobControl;
import io.leat.search.jobs.JobRefusedException;
import io.leat.search.jobs.JobStatus;
import java.util.List;
import java.util.function.Supplier;

/** Over a store alone: a rebuild writes the fixture again. */
record StoreControl(ShopFixture shop, SnapshotStore store) implements JobControl {
  @Override
  public JobStatus rebuild() {
    String built = shop.write(store);
    return new JobStatus(
        null, null, List.of(new JobStatus.Job("rebuild", built, "finished", null)));
  }

  @Override
  public JobStatus promote(String generation) {
    return of(() -> store.promote(generation));
  }

  @Override
  public JobStatus rollback() {
    return of(store::rollback);
  }

  @Override
  public JobStatus status() {
    return of(() -> store.current().orElseThrow());
  }

  private static JobStatus of(Supplier<Current> change) {
    try {
      Current current = change.get();
      return new JobStatus(current.generation(), current.previous(), List.of());
    } catch (IndexException e) {
      throw new JobRefusedException(String.valueOf(e.getMessage()), e);
    }
  }
}
