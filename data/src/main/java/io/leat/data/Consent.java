package io.leat.data;

/**
 * Whether a person wants answers that are personal.
 *
 * @param personalisation false: nothing known of them may change what they are shown
 */
public record Consent(String userId, boolean personalisation) {
  public Consent {
    FieldRules.enforcePresent("user_id", userId);
    FieldRules.enforceId("user_id", userId);
  }
}
