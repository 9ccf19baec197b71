package io.leat.data.simulator;

/** Told now and then how far the work has come; never decreasing, at the end equal. */
@FunctionalInterface
public interface SimulationProgress {
  /** For who does not want to know. */
  SimulationProgress SILENT = (done, total) -> {};

  /**
   * @param done lines written so far, over all files
   * @param total lines to be written
   */
  void at(long done, long total);
}
