package io.leat.flink.catalogue;

import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.json.ItemJson;
import io.leat.flink.Counters;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.Rejects;
import io.leat.flink.source.SourceLine;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lines to items; what is wrong goes to {@link Rejects#OUTPUT} with all its faults. */
public final class ParseItems extends ProcessFunction<SourceLine, CatalogueItem> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(SourceLine source, Context context, Collector<CatalogueItem> out) {
    getRuntimeContext().getLongCounter(Counters.ITEM_LINES).add(1);
    switch (source.parse(ItemJson::parse)) {
      case Parsed.Valid<Item> valid ->
          out.collect(
              CatalogueItem.whole(valid.value().itemId(), source, Interaction.BEFORE_THE_LOG));
      case Parsed.Invalid<Item> invalid ->
          context.output(
              Rejects.OUTPUT, Rejects.count(getRuntimeContext(), source, invalid.faults()));
    }
  }
}
