package io.leat.data.log;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of the compacted log, {@code history-FIRST-LAST-SEGMENT.jsonl.gz}. It stands for all
 * records stamped from first to last, though it holds only those that are still needed.
 *
 * @param first least stamp it stands for: one more than the last of the part before, 0 in the first
 * @param last greatest stamp it stands for
 * @param segment number of the last segment that went into it
 */
record HistoryPart(Path file, long first, long last, long segment) {
  private static final Pattern NAME =
      Pattern.compile("history-(\\d{16,19})-(\\d{16,19})-(\\d{12})\\.jsonl\\.gz");

  static HistoryPart in(Path directory, long first, long last, long segment) {
    String name =
        String.format(Locale.ROOT, "history-%016d-%016d-%012d.jsonl.gz", first, last, segment);
    return new HistoryPart(directory.resolve(name), first, last, segment);
  }

  /** The part that a file is, null when it is something else. */
  static @Nullable HistoryPart of(Path file) {
    Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
    return matcher.matches()
        ? new HistoryPart(
            file,
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(3)))
        : null;
  }
}
