package io.leat.flink;

/**
 * Names of the accumulators in which the jobs count what they read, drop and write. They are how a
 * report gets its numbers from a cluster that is not this process.
 */
public final class Counters {
  public static final String ITEM_LINES = "items.lines";
  public static final String ITEMS = "items.accepted";

  /** Item lines that a later line of the same item replaced. */
  public static final String ITEMS_SUPERSEDED = "items.superseded";

  public static final String EVENT_LINES = "events.lines";

  /** Valid events, each once. */
  public static final String EVENTS = "events.accepted";

  public static final String EVENTS_DUPLICATE = "events.duplicate";

  /** Anonymous events that counted for a user because their session was linked to one. */
  public static final String EVENTS_LINKED = "events.linked";

  /** Events with a session and no user, whether linked or not. */
  public static final String EVENTS_ANONYMOUS = "events.anonymous";

  /** Users who did anything. */
  public static final String USERS = "users";

  /** Item entries that left a profile because it was full. */
  public static final String PROFILE_ENTRIES_DROPPED = "profile.entries.dropped";

  /** Purchases beyond what a basket may hold. */
  public static final String BASKET_ITEMS_DROPPED = "basket.items.dropped";

  /** Partners that an item no longer counts because others were bought with it more often. */
  public static final String PARTNERS_DROPPED = "together.partners.dropped";

  /** People whose acts on an item that came after training count no more: others are newer. */
  public static final String VOTES_DROPPED = "votes.dropped";

  /** Entries of profiles whose item the catalogue does not have. */
  public static final String UNKNOWN_ITEM_RATINGS = "ratings.unknown_item";

  /** Ratings that the model was trained on. */
  public static final String RATINGS = "ratings";

  /** Pairs of person and item with a weight above 0: what is factorised. */
  public static final String PAIRS = "train.pairs";

  /** Finished sweeps of the matrix factorisation. */
  public static final String SWEEPS = "train.sweeps";

  /** Time that learning took once everything was read; the factors have a job of their own. */
  public static final String TRAIN_MILLISECONDS = "train.milliseconds";

  /** Documents handed to the index. */
  public static final String DOCUMENTS = "documents";

  /** Rejects are counted under this and the kind of their first fault. */
  public static final String REJECTS = "rejects.";

  private Counters() {}
}
