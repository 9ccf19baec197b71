package io.leat.data.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The compacted beginning of a log. The names of its files say all: a part that begins with the
 * same stamp as another and reaches further has taken its place, and no segment up to the last
 * part's is read any more. So one rename puts a new part in force, and what it replaces can be
 * deleted at leisure.
 *
 * @param directory which need not exist
 */
record LogHistory(Path directory) {

  /** The parts in force, in order. Throws where one is missing between them. */
  List<HistoryPart> parts() {
    List<HistoryPart> parts = new ArrayList<>(furthest().values());
    long next = 0;
    for (HistoryPart part : parts) {
      if (part.first() != next) {
        throw new LogException(
            "%s lacks the part before %s, which begins with stamp %d: restore the file"
                .formatted(directory, part.file().getFileName(), next));
      }
      next = part.last() + 1;
    }
    return parts;
  }

  /** Parts whose place others have taken, left over by a crash. */
  List<HistoryPart> replaced() {
    TreeMap<Long, HistoryPart> furthest = furthest();
    return all().stream().filter(part -> !part.equals(furthest.get(part.first()))).toList();
  }

  private TreeMap<Long, HistoryPart> furthest() {
    TreeMap<Long, HistoryPart> furthest = new TreeMap<>();
    for (HistoryPart part : all()) {
      furthest.merge(part.first(), part, (one, two) -> one.segment() > two.segment() ? one : two);
    }
    return furthest;
  }

  private List<HistoryPart> all() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(HistoryPart::of).filter(Objects::nonNull).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw LogSegments.unreadable(directory, e);
    }
  }

  /** The number of the last compacted segment, 0 when there is none. */
  static long lastSegment(List<HistoryPart> parts) {
    return parts.isEmpty() ? 0 : parts.getLast().segment();
  }

  /** The stamp up to which the history stands for the log, 0 when there is none. */
  static long lastStamp(List<HistoryPart> parts) {
    return parts.isEmpty() ? 0 : parts.getLast().last();
  }

  /** The part that has a compacted segment's records, null for a segment that is not compacted. */
  static @Nullable HistoryPart holding(List<HistoryPart> parts, long segment) {
    for (HistoryPart part : parts) {
      if (segment <= part.segment()) {
        return part;
      }
    }
    return null;
  }
}
