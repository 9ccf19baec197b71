package io.leat.cli;

import io.leat.data.Item;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.evaluation.TemporaryDirectory;
import io.leat.evaluation.dataset.Format;
import io.leat.evaluation.dataset.FormatDetection;
import io.leat.evaluation.dataset.InteractionFiles;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.dataset.ItemsReader;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.NewPurchases;
import io.leat.evaluation.protocol.NextItem;
import io.leat.evaluation.protocol.Protocol;
import io.leat.evaluation.protocol.TimeSplit;
import io.leat.evaluation.protocol.UserQuestions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say what is learnt from and what is asked. */
final class EvaluationSource {
  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "Interactions to learn from; .gz too.")
  @Nullable Path train;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description =
          "Interactions to predict. Without it, next-item --last-only holds out the last item of"
              + " each training sequence.")
  @Nullable Path test;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "pairs (TSV: user, item, optionally epoch_seconds, action, weight), lists (user item item"
              + " ...), sequences (item item ..., one session a line), ncf (test: user, item,"
              + " negatives; train: lists) or jsonl (event records). Default: told from the file.")
  @Nullable Format format;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description =
          "full-ranking (all items but the user's own), leave-one-out or next-item. Default: as is"
              + " usual for the format.")
  @Nullable String protocolName;

  @Option(names = "--user-first", description = "The first token of a sequence is its user.")
  boolean userFirst;

  @Option(names = "--last-only", description = "next-item: only the last item of each sequence.")
  boolean lastOnly;

  @Option(
      names = "--min-prefix",
      paramLabel = "N",
      description =
          "next-item: the least length of what came before in the test sequence. Default: 1.")
  @Nullable Integer minPrefix;

  @Option(
      names = "--items",
      paramLabel = "FILE",
      description =
          "Titles and attributes: TSV with a header, the item first ('|' separates an attribute's"
              + " values), or item records in .jsonl.")
  @Nullable Path items;

  @Option(
      names = "--shop",
      paramLabel = "DIR",
      description = "Instead of --train and --test: a shop, to be cut by time at --split-at.")
  @Nullable Path shop;

  @Option(
      names = "--split-at",
      converter = InstantConverter.class,
      paramLabel = "TIME",
      description = "ISO-8601, such as 2026-03-10T00:00:00Z; events before it are learnt from.")
  @Nullable Instant splitAt;

  @Option(
      names = "--cold-only",
      description = "With --shop: rank and find only items without an event before the split.")
  boolean coldOnly;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  /** What was read. */
  record Loaded(EvaluationTask task, String format, Optional<ShopFiles> shop) {}

  /**
   * Reads everything.
   *
   * @param scratch for the training shop of a split
   */
  Loaded load(TemporaryDirectory scratch) {
    if (shop != null || splitAt != null) {
      return split(scratch);
    }
    if (coldOnly) {
      throw Usage.wrong(spec, "--cold-only goes with --shop and --split-at");
    }
    if (train == null) {
      throw Usage.wrong(spec, "give --train and --test, or --shop and --split-at");
    }
    Protocol asked = askedProtocol();
    Format read = format == null ? detect(train, asked) : format;
    Protocol protocol = asked == null ? Protocol.usual(read) : asked;
    check(read, protocol);
    return new Loaded(task(train, read, protocol), read.externalName(), Optional.empty());
  }

  private Loaded split(TemporaryDirectory scratch) {
    if (shop == null || splitAt == null || train != null || test != null) {
      throw Usage.wrong(spec, "--shop and --split-at go together, and without --train and --test");
    }
    TimeSplit split =
        TimeSplit.cut(new ShopFiles(shop), splitAt, scratch.path().resolve("training"));
    if (split.after().isEmpty()) {
      throw new ShopException(
          "--split-at %s: nobody who bought before it bought anything new after it; choose another time"
              .formatted(splitAt));
    }
    EvaluationTask task = NewPurchases.of(split, coldOnly, EvaluationSource::note);
    if (task.questions().isEmpty()) {
      throw new ShopException(
          "--split-at %s: nobody bought an item without an event before it; choose another time, or leave out --cold-only"
              .formatted(splitAt));
    }
    return new Loaded(task, "shop", Optional.of(split.training()));
  }

  private @Nullable Protocol askedProtocol() {
    if (protocolName == null) {
      return null;
    }
    return switch (protocolName) {
      case "full-ranking" -> Protocol.FULL_RANKING;
      case "leave-one-out" -> Protocol.LEAVE_ONE_OUT;
      case "next-item" -> Protocol.NEXT_ITEM;
      default ->
          throw Usage.wrong(
              spec,
              "'%s' is not a protocol: choose from full-ranking, leave-one-out, next-item"
                  .formatted(protocolName));
    };
  }

  private Format detect(Path file, @Nullable Protocol asked) {
    boolean nextItem = asked == Protocol.NEXT_ITEM || lastOnly || userFirst || minPrefix != null;
    Format found = FormatDetection.of(file, nextItem, asked == Protocol.LEAVE_ONE_OUT);
    note("%s: read as %s (--format says otherwise)".formatted(file, found.externalName()));
    return found;
  }

  private void check(Format read, Protocol protocol) {
    boolean nextItem = protocol == Protocol.NEXT_ITEM;
    if (!nextItem && (lastOnly || minPrefix != null)) {
      throw Usage.wrong(spec, "--last-only and --min-prefix go with --protocol next-item");
    }
    if (userFirst && read != Format.SEQUENCES) {
      throw Usage.wrong(spec, "--user-first goes with --format sequences");
    }
    if (nextItem && (read == Format.LISTS || read == Format.NCF)) {
      throw Usage.wrong(
          spec,
          "--protocol next-item needs an order, which %s has not: give --format sequences"
              .formatted(read.externalName()));
    }
    if (read == Format.NCF && protocol != Protocol.LEAVE_ONE_OUT) {
      throw Usage.wrong(spec, "--format ncf goes with --protocol leave-one-out");
    }
    if (read == Format.SEQUENCES && !userFirst && !nextItem) {
      throw Usage.wrong(
          spec, "sequences without users (--user-first) can only be asked for the next-item");
    }
    if (minPrefix != null && minPrefix < (userFirst ? 0 : 1)) {
      throw Usage.wrong(spec, "--min-prefix must be at least 1, was " + minPrefix);
    }
    if (test == null && !(nextItem && lastOnly)) {
      throw Usage.wrong(spec, "--test is missing; only next-item --last-only can do without it");
    }
  }

  private EvaluationTask task(Path trainFile, Format read, Protocol protocol) {
    Map<String, Item> described = items == null ? Map.of() : ItemsReader.read(items);
    InteractionFiles files = new InteractionFiles(read, userFirst, EvaluationSource::note);
    Interactions learnt = files.read(trainFile);
    if (test == null) {
      return NextItem.holdingOutLast(learnt, described);
    }
    if (read == Format.NCF) {
      return UserQuestions.amongCandidates(learnt, files.readCandidates(test), described);
    }
    Interactions asked = files.read(test);
    return switch (protocol) {
      case LEAVE_ONE_OUT -> UserQuestions.leaveOneOut(learnt, asked, described);
      case NEXT_ITEM ->
          new NextItem(minPrefix == null ? 1 : minPrefix, lastOnly).of(learnt, asked, described);
      default -> UserQuestions.fullRanking(learnt, asked, described);
    };
  }

  static void note(String message) {
    PrintStream err = System.err;
    err.println(message);
  }
}
