package io.leat.index.document;

/** Names of the fields of the sessions index. */
public final class SessionFields {
  /** Key, exact match. */
  public static final String SESSION_ID = "session_id";

  /** Each item once, exact match: what sessions are found by. */
  public static final String ITEM = "item";

  /** Binary doc values: the items in the order of the acts. */
  public static final String ITEMS = "items";

  /** Numeric doc values: epoch seconds of the last act; the index is sorted by it. */
  public static final String TIME = "time";

  /** Numeric doc values: how many acts there are. */
  public static final String LENGTH = "length";

  private SessionFields() {}
}
