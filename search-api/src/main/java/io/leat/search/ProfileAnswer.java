package io.leat.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a person, and why.
 *
 * @param personalization whether it is made use of
 * @param newestRecord when the newest of it was accepted; null where that is not known
 * @param items of greatest weight first
 * @param recent acts that are not yet in the index, newest first; they count already
 * @param segments that the person was put in: there are none
 */
public record ProfileAnswer(
    Served index,
    String userId,
    boolean personalization,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant newestRecord,
    List<KnownItem> items,
    List<RecentAct> recent,
    List<String> segments) {

  /**
   * What the person did with one item.
   *
   * @param title null where the item is not in the catalogue
   * @param weight what all of it is worth today; may be negative
   * @param because which kinds of events it comes from
   */
  public record KnownItem(
      String itemId,
      @Nullable String title,
      double weight,
      Instant lastTime,
      List<Cause> because) {}

  /**
   * A kind of event.
   *
   * @param weight of one such event on the day it happens; null for a rating, which weighs by its
   *     value
   */
  public record Cause(
      String action, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double weight) {}

  /** One act. */
  public record RecentAct(String itemId, String action, Instant time) {}
}
