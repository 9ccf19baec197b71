package io.leat.index.document;

/** Names of the fields of the users index. */
public final class UserFields {
  /** Key, exact match. */
  public static final String USER_ID = "user_id";

  /** Binary doc values: the interest vector, little-endian floats. */
  public static final String INTEREST = "interest";

  /** Binary doc values: the profile as {@link ProfileBytes} writes it. */
  public static final String PROFILE = "profile";

  /** Numeric doc values: the stamp of the newest log record in the profile, epoch microseconds. */
  public static final String POSITION = "position";

  /** Numeric doc values: 0 where the person wants nothing personalised, otherwise 1. */
  public static final String PERSONALISATION = "personalisation";

  private UserFields() {}
}
