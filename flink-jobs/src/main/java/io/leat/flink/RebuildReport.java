package io.leat.flink;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild did.
 *
 * @param generation its name, now being served
 * @param items documents in the items index
 * @param users documents in the users index
 * @param events valid ones, each once
 * @param supersededItems item lines that a later line of the same item replaced
 * @param anonymousEvents events with a session and no user
 * @param linkedEvents those of them that counted for a user, because their session was linked
 * @param unknownItemRatings profile entries whose item the catalogue does not have
 * @param ratings user-item pairs that the model was trained on
 * @param rejects lines that were not taken, by the kind of their first fault; duplicates included
 * @param rejectsDirectory where they are, with reasons; null when there are none
 * @param seconds by phase
 * @param bytes of the generation on disk
 */
public record RebuildReport(
    String generation,
    long items,
    long users,
    long events,
    long duplicateEvents,
    long supersededItems,
    long anonymousEvents,
    long linkedEvents,
    long unknownItemRatings,
    long ratings,
    Map<String, Long> rejects,
    @Nullable Path rejectsDirectory,
    Map<RebuildPhase, Double> seconds,
    long bytes) {

  public RebuildReport {
    rejects = Map.copyOf(rejects);
    seconds = Map.copyOf(seconds);
  }

  /** All lines that were not taken. */
  public long rejected() {
    return rejects.values().stream().mapToLong(Long::longValue).sum();
  }
}
