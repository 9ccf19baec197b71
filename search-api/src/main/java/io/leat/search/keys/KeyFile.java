package io.leat.search.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leat.index.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A file of keys, one JSON object a line. To revoke a key, delete its line: servers look at the
 * file again when it has changed.
 */
public record KeyFile(Path path) {
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  /** Keys are written with their scopes as people write them. */
  private record Line(String id, String name, List<String> scopes, String sha256) {}

  /**
   * All keys.
   *
   * @throws KeyFileException when the file is missing, or a line is no key
   */
  public List<ApiKey> read() {
    List<ApiKey> keys = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(path)) {
        number++;
        if (!line.isBlank()) {
          keys.add(JSON.readValue(line, ApiKey.class));
        }
      }
    } catch (JsonProcessingException e) {
      throw new KeyFileException(
          "Line %d of %s is no key: %s".formatted(number, path, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new KeyFileException(
          "Cannot read the keys in %s (%s): make one with ./leat keys create --keys %s --scope search"
              .formatted(path, e, path),
          e);
    }
    return keys;
  }

  /**
   * Makes a key and writes its hash, making the file where it is missing, for its owner's eyes
   * alone.
   *
   * @return the token, which is nowhere else
   * @throws KeyFileException when the file cannot be read or written
   */
  public String create(String name, Set<Scope> scopes) {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    String idText = HexFormat.of().formatHex(id);
    String token =
        Tokens.PREFIX
            + idText
            + "_"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    List<ApiKey> keys = Files.exists(path) ? new ArrayList<>(read()) : new ArrayList<>();
    String hash = HexFormat.of().formatHex(Tokens.sha256(token));
    keys.add(new ApiKey(idText, name, EnumSet.copyOf(scopes), hash));
    write(keys);
    return token;
  }

  private void write(List<ApiKey> keys) {
    StringBuilder lines = new StringBuilder();
    try {
      for (ApiKey key : keys) {
        List<String> scopes = key.scopes().stream().sorted().map(Scope::label).toList();
        lines.append(JSON.writeValueAsString(new Line(key.id(), key.name(), scopes, key.sha256())));
        lines.append('\n');
      }
      new DurableFiles()
          .replace(path, out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new KeyFileException("Cannot write the keys in %s: %s".formatted(path, e), e);
    }
  }
}
