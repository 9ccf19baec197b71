package io.leat.index.search;

import io.leat.index.IndexException;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.IOUtils;

/**
 * The gate before a promotion: whether a generation's latest snapshot holds what it was built from.
 *
 * <pre>
 * List&lt;String&gt; problems = new GenerationCheck(store)
 *     .problems("g0002", new Expected(itemIds, users, List.of(new Probe("lamp-7", "Brass Lamp"))));
 * if (problems.isEmpty()) store.promote("g0002");
 * </pre>
 *
 * Ids stream past; none are held.
 */
public final class GenerationCheck {
  private final SnapshotStore store;

  public GenerationCheck(SnapshotStore store) {
    this.store = store;
  }

  /**
   * What the generation was built from.
   *
   * @param itemIds of all items, each once; passed through up to twice
   * @param users how many people have a profile
   * @param probes items that must be found by their titles
   */
  public record Expected(Iterable<String> itemIds, long users, List<Probe> probes) {}

  /** An item and its title, as the shop has it. */
  public record Probe(String itemId, String title) {}

  /**
   * One sentence for each problem, the first twenty and a count; none when the generation may be
   * promoted.
   */
  public List<String> problems(String generation, Expected expected) {
    ServingSnapshot snapshot;
    try {
      snapshot = new SnapshotOpener(store).open(generation, null);
    } catch (IndexException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
    try {
      Problems problems = new Problems();
      new ContentCheck(snapshot, problems).check(expected);
      new QueryCheck(snapshot, problems).check(expected.probes());
      return problems.list();
    } catch (IOException e) {
      throw new IndexException("Cannot check " + generation + ": " + e, e);
    } finally {
      IOUtils.closeWhileHandlingException(snapshot::decRef);
    }
  }
}
