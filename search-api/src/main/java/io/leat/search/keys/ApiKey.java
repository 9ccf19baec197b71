package io.leat.search.keys;

import java.util.Set;

/**
 * A key as the file has it.
 *
 * @param id the part of the token by which it is found; no secret, so that logs may have it
 * @param name whose it is, for people
 * @param sha256 of the whole token, in hexadecimal
 */
public record ApiKey(String id, String name, Set<Scope> scopes, String sha256) {
  public ApiKey {
    scopes = Set.copyOf(scopes);
    if (id.isEmpty() || scopes.isEmpty() || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a key needs an id, a scope and a SHA-256 of 64 digits; got id '%s', scopes %s"
              .formatted(id, scopes));
    }
  }
}
