package io.leat.evaluation.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads files of interactions in one format.
 *
 * @param userFirst whether the first token of a sequence is its user
 * @param notes is told what was passed over
 */
public record InteractionFiles(Format format, boolean userFirst, Consumer<String> notes) {

  /** Reads a training file, or a test file of the same form. */
  public Interactions read(Path file) {
    return switch (format) {
      case PAIRS -> PairsReader.read(file);
      case LISTS, NCF -> ListsReader.read(file);
      case SEQUENCES -> userFirst ? SequencesReader.ofUsers(file) : SequencesReader.sessions(file);
      case JSONL -> EventsReader.read(file, notes);
    };
  }

  /** Reads a test file of items to find among candidates. */
  public List<Candidates> readCandidates(Path file) {
    return Candidates.read(file);
  }
}
