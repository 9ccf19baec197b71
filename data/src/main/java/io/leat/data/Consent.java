package io.leat.data;

/**
 * A person's wish.
 *
 * @param personalisation whether what they do may change what they see
 */
public record Consent(String userId, boolean personalisation) {
  public Consent {
    FieldRules.enforcePresent("user_id", userId);
    FieldRules.enforceId("user_id", userId);
  }
}
