package io.leat.flink.log;

import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.Item;
import io.leat.data.ItemPatch;
import io.leat.data.Parsed;
import io.leat.data.json.ConsentJson;
import io.leat.data.json.EventJson;
import io.leat.data.json.ForgettingJson;
import io.leat.data.json.IdJson;
import io.leat.data.json.ItemJson;
import io.leat.data.json.ItemPatchJson;
import io.leat.data.log.LogRecord;
import io.leat.flink.Counters;
import io.leat.flink.catalogue.CatalogueItem;
import io.leat.flink.events.EventLine;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import io.leat.flink.events.Rejects;
import io.leat.flink.source.SourceLine;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lines of the log to what they say: events to the main output, items and people's wishes to the
 * sides; what is wrong to {@link Rejects#OUTPUT}.
 *
 * <p>Whether an event is late or of the future is decided against the time at which the log
 * received it, so that every reading of the log decides alike.
 */
public final class ParseLog extends ProcessFunction<LoggedLine, EventLine> {
  public static final OutputTag<CatalogueItem> CATALOGUE =
      new OutputTag<>("catalogue", TypeInformation.of(CatalogueItem.class));

  public static final OutputTag<PersonWish> WISHES =
      new OutputTag<>("wishes", TypeInformation.of(PersonWish.class));

  private static final long serialVersionUID = 1;

  private final ReceptionBounds bounds;

  public ParseLog(ReceptionBounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void processElement(LoggedLine line, Context context, Collector<EventLine> out) {
    LogRecord record = LogRecord.parse(line.line());
    if (record == null) {
      SourceLine source = new SourceLine(line.file(), line.position(), line.line(), null);
      reject(source, List.of(notARecord()), context);
      return;
    }
    SourceLine source = new SourceLine(line.file(), line.position(), record.json(), null);
    long position = record.receivedAt();
    switch (record.kind()) {
      case EVENT -> event(source, position, context, out);
      case ITEM ->
          parsed(
              source,
              ItemJson::parse,
              (Item item) ->
                  context.output(CATALOGUE, CatalogueItem.whole(item.itemId(), source, position)),
              context);
      case ITEM_PATCH ->
          parsed(
              source,
              ItemPatchJson::parse,
              (ItemPatch patch) -> context.output(CATALOGUE, CatalogueItem.change(patch, position)),
              context);
      case ITEM_DELETION ->
          parsed(
              source,
              json -> IdJson.parse("item_id", json),
              itemId -> context.output(CATALOGUE, CatalogueItem.end(itemId, position)),
              context);
      case CONSENT ->
          parsed(
              source,
              ConsentJson::parse,
              consent ->
                  context.output(
                      WISHES,
                      PersonWish.consent(
                          Interaction.user(consent.userId()), position, consent.personalisation())),
              context);
      case FORGET ->
          parsed(
              source,
              ForgettingJson::parse,
              forget -> {
                context.output(
                    WISHES, PersonWish.forget(Interaction.user(forget.userId()), position));
                for (String session : forget.sessionIds()) {
                  context.output(WISHES, PersonWish.forget(Interaction.session(session), position));
                }
              },
              context);
    }
  }

  private void event(SourceLine source, long position, Context context, Collector<EventLine> out) {
    getRuntimeContext().getLongCounter(Counters.EVENT_LINES).add(1);
    parsed(
        source,
        EventJson::parse,
        (Event event) -> {
          Fault fault = bounds.fault(event.timestamp(), position);
          if (fault == null) {
            out.collect(new EventLine(Interaction.of(event, position), source));
          } else {
            reject(source, List.of(fault), context);
          }
        },
        context);
  }

  private <T> void parsed(
      SourceLine source, Function<String, Parsed<T>> form, Consumer<T> receiver, Context context) {
    switch (source.parse(form)) {
      case Parsed.Valid<T> valid -> receiver.accept(valid.value());
      case Parsed.Invalid<T> invalid -> reject(source, invalid.faults(), context);
    }
  }

  private void reject(SourceLine source, List<Fault> faults, Context context) {
    context.output(Rejects.OUTPUT, Rejects.count(getRuntimeContext(), source, faults));
  }

  private static Fault notARecord() {
    return new Fault(
        Fault.NOT_JSON,
        "",
        "",
        "is not a record of the log",
        "restore the file from a copy, or leave the line to the rejects");
  }
}
