package io.leat.search.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the jobs are.
 *
 * @param served the generation being served; null before the first
 * @param previous the one that a rollback goes to; null where there is none
 * @param jobs every job of which something is to be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobStatus(@Nullable String served, @Nullable String previous, List<Job> jobs) {
  public JobStatus {
    jobs = List.copyOf(jobs);
  }

  /**
   * One job.
   *
   * @param name {@code live} or {@code rebuild}
   * @param generation which it writes; null before it has one
   * @param state one word: of a rebuild {@code building}, {@code catching_up}, {@code finished},
   *     {@code refused} or {@code failed}; of the live job Flink's own, in lower case
   * @param detail a sentence: how far it is, or why it failed and what to do; null where there is
   *     nothing to say
   * @param progress of the phase that the detail names, 0 to 1; null where it is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Job(
      String name,
      @Nullable String generation,
      String state,
      @Nullable String detail,
      @Nullable Double progress) {

    /** Of a job whose progress nobody knows. */
    public Job(String name, @Nullable String generation, String state, @Nullable String detail) {
      this(name, generation, state, detail, null);
    }
  }
}
