package io.leat.evaluation.protocol;

import io.leat.evaluation.dataset.Format;
import java.util.Locale;

/** How quality is asked for; the name on the command line is the lower-case one with dashes. */
public enum Protocol {
  /** Rank every item but those that the user has in training; several items to find. */
  FULL_RANKING,
  /** One item to find for each user, among all items or among given candidates. */
  LEAVE_ONE_OUT,
  /** The next item of a sequence, from what came before it; items may repeat. */
  NEXT_ITEM,
  /** A shop cut by time: what each shopper bought for the first time after the cut. */
  TIME_SPLIT;

  public String externalName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a format is usually measured by. */
  public static Protocol usual(Format format) {
    return switch (format) {
      case PAIRS, LISTS, JSONL -> FULL_RANKING;
      case NCF -> LEAVE_ONE_OUT;
      case SEQUENCES -> NEXT_ITEM;
    };
  }
}
