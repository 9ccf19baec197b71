package io.leat.flink.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.SubspaceSize;
import io.leat.data.ShopException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlsTrainingIT {
  private static final AlsParameters SMALL = new AlsParameters(3, 2, 0.4, 0.01, 1, 7);

  @TempDir private Path directory;

  @Test
  void aFileBecomesFactorsAndNothingElseStays() throws IOException {
    Path file = directory.resolve("pairs.tsv");
    Files.writeString(
        file, "ann\tlamp\nbob\tmug\t1700000000\tpurchase\t2.5\nann\t17\n\nbob\t17\r\n");

    AlsTraining.Report report = run(file, RatingFormat.PAIRS);

    assertThat(report.users()).isEqualTo(2);
    assertThat(report.items()).isEqualTo(3);
    assertThat(report.seconds().keySet())
        .containsExactly("start_job", "read", "partition", "solve", "end_job");
    assertThat(report.seconds().values()).allMatch(seconds -> seconds >= 0);
    Path output = directory.resolve("out");
    assertThat(Files.readAllLines(FactorFiles.ids(output, Side.USERS)))
        .containsExactly("ann", "bob");
    assertThat(Files.readAllLines(FactorFiles.ids(output, Side.ITEMS)))
        .containsExactly("lamp", "mug", "17");
    assertThat(BlockAlsIT.read(FactorFiles.factors(output, Side.ITEMS), 9)).doesNotContain(0);
    try (Stream<Path> files = Files.list(output)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("users.ids", "items.ids", "users.f32", "items.f32");
    }
  }

  @Test
  void listsAndGzipGiveTheSame() throws IOException {
    Path pairs = directory.resolve("pairs.tsv");
    Files.writeString(pairs, "7\t1\n7\t2\n007\t1\n");
    run(pairs, RatingFormat.PAIRS);
    Path output = directory.resolve("out");
    byte[] expected = Files.readAllBytes(FactorFiles.factors(output, Side.USERS));

    Path lists = directory.resolve("lists.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(lists))) {
      out.write("7 1  2 \n007 1".getBytes(StandardCharsets.UTF_8));
    }
    run(lists, RatingFormat.LISTS);

    assertThat(Files.readAllLines(FactorFiles.ids(output, Side.USERS))).containsExactly("7", "007");
    assertThat(Files.readAllBytes(FactorFiles.factors(output, Side.USERS))).isEqualTo(expected);
  }

  @Test
  void aBadLineIsNamedAndNothingIsLeftBehind() throws IOException {
    for (List<String> wrong :
        List.of(
            List.of("1", "line 2 has one column, needs user and item with a tab between them: 1"),
            List.of("\t1", "line 2 has an empty user"),
            List.of("1\t", "line 2 has an empty item"),
            List.of("1\t2\t\t\t-1", "line 2 has a weight that is not a number of at least 0: -1"),
            List.of("1\t2\t\t\tNaN", "line 2 has a weight that is not a number of at least 0: NaN"),
            List.of("1\t2\t\t\tx", "line 2 has a weight that is not a number: x"))) {
      Path file = directory.resolve("bad.tsv");
      Files.writeString(file, "1\t2\n" + wrong.get(0) + "\n");
      refused(() -> run(file, RatingFormat.PAIRS), file + ", " + wrong.get(1));
    }
    try (Stream<Path> files = Files.list(directory.resolve("out"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("users.ids", "items.ids");
    }
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    refused(() -> run(directory.resolve("none"), RatingFormat.PAIRS), "none is not there");
    Path empty = Files.createFile(directory.resolve("empty.tsv"));
    refused(() -> run(empty, RatingFormat.PAIRS), "nothing to train on");
    Path notZipped = Files.writeString(directory.resolve("plain.gz"), "1\t2\n");
    refused(() -> run(notZipped, RatingFormat.PAIRS), "plain.gz cannot be read after line 0");
  }

  private AlsTraining.Report run(Path file, RatingFormat format) {
    return new AlsTraining(file, format, SMALL, SubspaceSize.WHOLE, 2, directory.resolve("out"))
        .run();
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(ShopException.class).hasMessageContaining(message);
  }
}
