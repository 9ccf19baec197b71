package io.leat.search;

/** What a request names does not exist in the snapshot that answers it. */
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String field;
  private final String value;

  private NotFoundException(String field, String value, String message) {
    super(message);
    this.field = field;
    this.value = value;
  }

  public static NotFoundException user(String field, String userId) {
    return new NotFoundException(field, userId, "There is no user '" + userId + "'");
  }

  public static NotFoundException item(String field, String itemId) {
    return new NotFoundException(field, itemId, "There is no item '" + itemId + "'");
  }

  public static NotFoundException receipt(String receiptId) {
    return new NotFoundException(
        "receipt_id", receiptId, "There is no receipt '" + receiptId + "' of this user");
  }

  public static NotFoundException generation(String field, String name) {
    return new NotFoundException(field, name, "There is no generation '" + name + "'");
  }

  public static NotFoundException task(String field, String taskId) {
    return new NotFoundException(field, taskId, "There is no task '" + taskId + "'");
  }

  /** The request's field that named it. */
  public String field() {
    return field;
  }

  public String value() {
    return value;
  }
}
