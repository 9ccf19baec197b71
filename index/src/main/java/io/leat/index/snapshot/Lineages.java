package io.leat.index.snapshot;

import io.leat.index.IndexException;
import java.io.IOException;
import java.util.Optional;

/**
 * Who may publish next. Checkpoint ids ascend within a lineage, and lineages follow one another:
 *
 * <pre>
 *   a:1  a:2  a:3  b:1  b:2          a:2 again? published already
 *                                    b:3?       next
 *                                    c:1?       next, a new lineage
 *                                    a:4?       refused: readers would step back from b
 * </pre>
 */
final class Lineages {
  private final Manifests manifests;

  Lineages(Manifests manifests) {
    this.manifests = manifests;
  }

  boolean isPublished(String lineage, long checkpointId, Optional<Snapshot> latest)
      throws IOException {
    if (latest.isEmpty()) {
      return false;
    }
    if (latest.get().lineage().equals(lineage)) {
      return checkpointId <= latest.get().checkpointId();
    }
    for (int number : manifests.numbers().reversed()) {
      Optional<ManifestHead> earlier =
          manifests.head(number).filter(head -> head.lineage().equals(lineage));
      if (earlier.isPresent()) {
        if (checkpointId <= earlier.get().checkpointId()) {
          return true;
        }
        throw new IndexException(
            "Lineage '%s' ended at checkpoint %d, since '%s' has published after it; checkpoint %d is refused, or readers would step back. Start the job as a new lineage"
                .formatted(
                    lineage, earlier.get().checkpointId(), latest.get().lineage(), checkpointId));
      }
    }
    return false;
  }
}
