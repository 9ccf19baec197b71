package io.leat.search.jobs;

/**
 * What the admin routes command: the jobs that write the index. Each command returns at once with
 * the state as it is then. Safe for use by many threads.
 */
public interface JobControl {

  /**
   * Starts to build the next generation beside the one being served, which is promoted when it has
   * caught up with the log and passed its gate.
   *
   * @throws JobRefusedException when one is being built already
   */
  JobStatus rebuild();

  /**
   * Serves this generation, and lets its job write.
   *
   * @throws JobRefusedException when there is none of this name, or it cannot be served
   */
  JobStatus promote(String generation);

  /**
   * Serves again what was served before the last promotion, and resumes its job.
   *
   * @throws JobRefusedException when there is nothing to go back to
   */
  JobStatus rollback();

  JobStatus status();
}
