package io.leat.evaluation.interactions;

import io.leat.data.RequestCheck;
import io.leat.data.ShopException;
import java.nio.file.Path;

/**
 * Interactions to be generated.
 *
 * @param users number of users, 100 to 10 million
 * @param items number of items, 100 to 10 million
 * @param interactions lines of the training file, at least twice as many as items, at most 1
 *     billion and at most one in 50 of all pairs of a user and an item; the test file gets a tenth
 *     of so many more
 * @param seed any number; the same request gives the same text
 * @param out directory for the files, created where missing
 */
public record InteractionsRequest(long users, long items, long interactions, long seed, Path out) {
  private static final int SPARSITY = 50;

  /**
   * Checks all fields.
   *
   * @throws ShopException with every problem, each naming its option, the value and what to do
   */
  public InteractionsRequest {
    RequestCheck check = new RequestCheck();
    check.range("--users", users, 100, 10_000_000).range("--items", items, 100, 10_000_000);
    if (check.isFine()) {
      long most = Math.min(1_000_000_000, users * items / SPARSITY);
      check.range("--interactions", interactions, 2 * items, most);
    }
    check.directory("--out", out, "the two files").end();
  }

  /** Lines of the test file. */
  public long heldOut() {
    return interactions / 10;
  }

  /** Who is trained on, one {@code user TAB item} a line. */
  public Path train() {
    return out.resolve("train.tsv.gz");
  }

  /** What is held out, in the same form. */
  public Path test() {
    return out.resolve("test.tsv.gz");
  }
}
