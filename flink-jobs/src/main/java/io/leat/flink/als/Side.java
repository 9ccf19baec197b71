package io.leat.flink.als;

/** The two sides of the ratings. */
public enum Side {
  USERS,
  ITEMS;

  Side other() {
    return this == USERS ? ITEMS : USERS;
  }

  /** As it stands in messages. */
  int tag() {
    return this == USERS ? 0 : 1;
  }

  /** As it stands in names of files and operators. */
  public String label() {
    return this == USERS ? "users" : "items";
  }
}
