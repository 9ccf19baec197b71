package io.leat.flink.sink;

import io.leat.core.together.BoughtTogether;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemChange;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemNeighbours;
import io.leat.index.document.SessionDocument;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.TypeExtractor;

/**
 * How Flink serialises an {@link IndexUpdate}. All of it follows from the records, but for lists
 * and maps: Flink does not look into them by itself and would fall back to Kryo.
 */
public final class IndexUpdateType {
  private IndexUpdateType() {}

  public static TypeInformation<IndexUpdate> get() {
    TypeInformation<ItemDocument> item =
        record(
            ItemDocument.class,
            Map.of(
                "attributes",
                Types.MAP(Types.STRING, Types.LIST(Types.STRING)),
                "neighbours",
                Types.LIST(TypeExtractor.createTypeInfo(ItemNeighbours.class)),
                "boughtTogether",
                partners()));
    TypeInformation<SessionDocument> session =
        record(SessionDocument.class, Map.of("itemIds", Types.LIST(Types.STRING)));
    return record(
        IndexUpdate.class,
        Map.of(
            "item",
            item,
            "user",
            UserDocumentSerializer.type(),
            "session",
            session,
            "change",
            ofChange()));
  }

  /** How Flink serialises an {@link ItemChange} by itself. */
  public static TypeInformation<ItemChange> ofChange() {
    return record(ItemChange.class, Map.of("boughtTogether", partners()));
  }

  private static TypeInformation<List<BoughtTogether>> partners() {
    return Types.LIST(TypeExtractor.createTypeInfo(BoughtTogether.class));
  }

  private static <T> TypeInformation<T> record(
      Class<T> type, Map<String, TypeInformation<?>> exceptions) {
    Map<String, TypeInformation<?>> fields = new HashMap<>(exceptions);
    for (RecordComponent component : type.getRecordComponents()) {
      if (!fields.containsKey(component.getName())) {
        fields.put(component.getName(), TypeExtractor.createTypeInfo(component.getGenericType()));
      }
    }
    return Types.POJO(type, fields);
  }
}
