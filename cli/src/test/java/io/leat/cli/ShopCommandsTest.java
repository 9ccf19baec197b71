package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that make and check a shop. */
class ShopCommandsTest {
  @TempDir Path directory;

  @Test
  void importsReportsAndValidates() throws IOException {
    Run imported = importing("sku,name\nL-17,Brass table lamp\nC-2,Red candle\n");

    assertThat(imported.code()).isZero();
    assertThat(imported.out()).contains("Imported into " + shop()).containsPattern("items +2");

    Run validated = Run.leat("validate", shop());
    assertThat(validated.code()).isZero();
    assertThat(validated.out()).containsPattern("items +2").contains("No line was rejected");
  }

  @Test
  void rejectedRowsAreShownAndExitIsOne() throws IOException {
    Run run = importing("sku,name\nL-17,Brass table lamp\nC-2,\n");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).containsPattern("items +1 +\\(1 rejected\\)").contains("line 3: name");
  }

  @Test
  void rejectedLinesMakeValidateExitWithOne() throws IOException {
    importing("sku,name\nL-17,Brass table lamp\n");
    Files.writeString(Path.of(shop(), "items.jsonl"), "{\"item_id\": \"L-17\"}\n");

    Run run = Run.leat("validate", shop());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("title", "items.jsonl");
    assertThat(Path.of(shop(), "rejects.jsonl")).exists();
  }

  @Test
  void withoutAJobTheIndexMustBeThere() throws IOException {
    importing("sku,name\nL-17,Brass table lamp\n");

    Run run =
        Run.leat("live", "--no-job", "--shop", shop(), "--index", shop() + "-index", "--port", "0");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("with --no-job none is built: build one with ./leat rebuild");
  }

  @Test
  void generatesOnceUnlessToldToOverwrite() {
    String[] line = "generate --items 10 --users 2 --events 20 --out".split(" ");
    String[] first = append(line, shop());

    Run run = Run.leat(first);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("10 items, 2 users, 20 events");

    Run again = Run.leat(first);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("already exists: give --overwrite");
    assertThat(Run.leat(append(first, "--overwrite")).code()).isZero();
  }

  @Test
  void onlyWhatIsDoneIsCalledDone() throws IOException {
    importing("sku,name\nL-17,Brass table lamp\n");

    assertThat(Run.progressOf(() -> Run.leat("validate", shop()))).contains("Validating: done");
    assertThat(Run.progressOf(() -> Run.leat("import", "--items", shop(), "--out", shop())))
        .contains("Importing")
        .doesNotContain("done");
  }

  @Test
  void aTakenPortEndsTheDemoBeforeItsWork() throws IOException {
    importing("sku,name\nL-17,Brass table lamp\n");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = Run.leat("demo", "--shop", shop(), "--port", "" + taken.getLocalPort());

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("Cannot listen on", "choose another port");
    }
    assertThat(directory.resolve("shop/index")).doesNotExist();
  }

  private Run importing(String products) throws IOException {
    Path file = Files.writeString(directory.resolve("products.csv"), products);
    Path sales =
        Files.writeString(
            directory.resolve("sales.csv"), "sku,when,who\nL-17,2026-03-01T12:00:00Z,u1\n");
    return Run.leat(
        "import",
        "--items",
        file.toString(),
        "--events",
        sales.toString(),
        "--columns",
        "sku=item_id,name=title,when=timestamp,who=user_id",
        "--action",
        "purchase",
        "--out",
        shop());
  }

  private String shop() {
    return directory.resolve("shop").toString();
  }

  private static String[] append(String[] line, String last) {
    String[] longer = java.util.Arrays.copyOf(line, line.length + 1);
    longer[line.length] = last;
    return longer;
  }
}
