package io.leat.flink;

/** Told how a rebuild gets on, about twice a second, by the thread that runs it. */
@FunctionalInterface
public interface RebuildProgress {
  RebuildProgress NONE = (phase, done, total) -> {};

  /**
   * Tells where the rebuild stands.
   *
   * @param done records, sweeps or documents so far
   * @param total of them; 0 where it is not known
   */
  void update(RebuildPhase phase, long done, long total);
}
