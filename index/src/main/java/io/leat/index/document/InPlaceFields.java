package io.leat.index.document;

import io.leat.core.together.BoughtTogether;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an item that change in place, in the form that a whole document and a change share.
 * They are doc values and nothing else: Lucene can update no field that has points or postings too.
 */
final class InPlaceFields {
  private final DocumentChecks checks;

  InPlaceFields(DocumentChecks checks) {
    this.checks = checks;
  }

  /** The fields of a whole document. */
  List<Field> of(ItemDocument item) {
    List<Field> fields = new ArrayList<>();
    if (item.price() != null) {
      fields.add(price(item.price()));
    }
    fields.add(inStock(item.inStock()));
    fields.add(popularity(item.popularity()));
    fields.add(trend(item.trend()));
    fields.add(rise(item.rise()));
    if (!item.boughtTogether().isEmpty()) {
      fields.add(boughtTogether(item.boughtTogether()));
    }
    return fields;
  }

  /** The fields that a change touches; one without a value takes the document's value away. */
  List<Field> of(ItemChange change) {
    List<Field> fields = new ArrayList<>();
    if (change.price() != null) {
      fields.add(price(change.price().value()));
    }
    if (change.inStock() != null) {
      fields.add(inStock(change.inStock()));
    }
    if (change.popularity() != null) {
      fields.add(popularity(change.popularity()));
    }
    if (change.trend() != null) {
      fields.add(trend(change.trend()));
    }
    if (change.rise() != null) {
      fields.add(rise(change.rise()));
    }
    if (change.boughtTogether() != null) {
      fields.add(boughtTogether(change.boughtTogether()));
    }
    return fields;
  }

  private Field price(@Nullable Double price) {
    return price == null
        ? new NumericDocValuesField(ItemFields.PRICE, (Long) null)
        : number(ItemFields.PRICE, checks.notNegative(ItemFields.PRICE, price));
  }

  private static Field inStock(boolean inStock) {
    return new NumericDocValuesField(ItemFields.IN_STOCK, inStock ? 1 : 0);
  }

  private Field popularity(double popularity) {
    return number(ItemFields.POPULARITY, checks.notNegative(ItemFields.POPULARITY, popularity));
  }

  private Field trend(double trend) {
    return number(ItemFields.TREND, checks.notNegative(ItemFields.TREND, trend));
  }

  private Field rise(double rise) {
    return number(ItemFields.RISE, checks.finite(ItemFields.RISE, rise));
  }

  private static Field number(String field, double value) {
    return new NumericDocValuesField(field, NumericUtils.doubleToSortableLong(value));
  }

  private Field boughtTogether(List<BoughtTogether> partners) {
    for (BoughtTogether partner : partners) {
      double unused =
          checks.finite("log-likelihood ratio with " + partner.itemId(), partner.llr())
              + checks.finite("lift with " + partner.itemId(), partner.lift());
    }
    return new BinaryDocValuesField(
        ItemFields.BOUGHT_TOGETHER,
        partners.isEmpty() ? null : BoughtTogetherLists.encode(partners));
  }
}
