package io.leat.data;

import java.util.List;

/**
 * The user's data or parameters cannot be used as they are; the messages say why and what to do.
 */
public class ShopException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ShopException(String problem) {
    super(problem);
  }

  public ShopException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
