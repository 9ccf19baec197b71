package io.leat.data.simulator;

import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import io.leat.data.json.EventJson;
import io.leat.data.json.ItemJson;
import java.io.IOException;
import java.io.Writer;

/**
 * Generates a shop: {@code items.jsonl}, {@code events.jsonl} in order of time and {@code
 * truth.jsonl}, what the shoppers really like ({@link ShopTruth}).
 *
 * <pre>
 * vocabulary ─► catalogue ─► shelves ─┐
 *      └──────► shoppers (tastes) ────┴─► visits, hour by hour ─► events
 * </pre>
 *
 * Memory grows with items and shoppers, some 100 and 60 bytes each, and not with events.
 */
public final class ShopSimulator {
  private static final int STEP = 1000;

  private final SimulationRequest request;
  private final SimulationProgress progress;
  private long done;

  public ShopSimulator(SimulationRequest request, SimulationProgress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Writes the shop.
   *
   * @throws ShopException when the directory holds a shop already, or cannot be written
   */
  public void run() {
    try {
      SimulationFiles files = new SimulationFiles(request);
      try {
        write(files);
        files.publish();
      } finally {
        files.discard();
      }
      progress.at(total(), total());
    } catch (IOException e) {
      throw new ShopException(
          "--out %s cannot be written (%s): give a directory of yours with enough room"
              .formatted(request.out(), FileProblem.describe(e)));
    }
  }

  private void write(SimulationFiles files) throws IOException {
    progress.at(0, total());
    Shop shop = Shop.open(request);
    Ids ids = new Ids(request.items(), request.users(), request.events());
    try (Writer writer = files.open(SimulationFiles.ITEMS)) {
      ItemRecords records = new ItemRecords(shop.catalogue(), ids);
      for (int item = 0; item < shop.catalogue().size(); item++) {
        writeLine(ItemJson.write(records.of(item)), writer);
      }
    }
    try (Writer writer = files.open(SimulationFiles.TRUTH)) {
      new TruthLines(shop, ids).write(line -> writeLine(line, writer));
    }
    try (Writer writer = files.open(SimulationFiles.EVENTS)) {
      EventRecords records = new EventRecords(ids);
      new EventStream(shop, request.seed(), request.events())
          .run(draft -> writeLine(EventJson.write(records.next(draft)), writer));
    }
  }

  private void writeLine(String line, Writer writer) throws IOException {
    writer.write(line);
    writer.write('\n');
    if (++done % STEP == 0) {
      progress.at(done, total());
    }
  }

  /** Truth has a line of its own, one an item and one a shopper. */
  private long total() {
    return 2 * request.items() + request.users() + request.events() + 1;
  }
}
