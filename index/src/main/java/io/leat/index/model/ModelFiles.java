package io.leat.index.model;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes and reads the model's binary files; every byte that is read counts in the checksum. */
final class ModelFiles {
  private static final int CHUNK = 1 << 18;

  /** A column and a value. */
  private static final int BYTES_PER_ENTRY = Integer.BYTES + Float.BYTES;

  private final Path directory;
  private final DurableFiles files;

  ModelFiles(Path directory, DurableFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /** Writes part of a file's content. */
  @FunctionalInterface
  private interface Body {
    void writeTo(CheckedOutputStream out) throws IOException;
  }

  /** Reads a file's content. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  ModelFile writeFloats(String name, DenseRows rows) throws IOException {
    float[] values = rows.values();
    return write(
        name,
        rows.rows(),
        rows.columns(),
        out -> {
          byte[] chunk = chunk(values.length);
          FloatBuffer floats = floats(chunk);
          for (int start = 0; start < values.length; start += floats.capacity()) {
            int length = Math.min(values.length - start, floats.capacity());
            floats.put(0, values, start, length);
            out.write(chunk, 0, length * Float.BYTES);
          }
        });
  }

  ModelFile writeStrings(String name, List<String> strings) throws IOException {
    return write(
        name,
        strings.size(),
        0,
        out -> {
          DataOutputStream data = new DataOutputStream(out);
          for (String string : strings) {
            byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
            data.writeInt(utf8.length);
            data.write(utf8);
          }
        });
  }

  private ModelFile write(String name, int rows, int columns, Body body) throws IOException {
    CRC32 checksum = new CRC32();
    files.replace(
        directory.resolve(name), out -> body.writeTo(new CheckedOutputStream(out, checksum)));
    long bytes = Files.size(directory.resolve(name));
    return new ModelFile(name, rows, columns, bytes, hexadecimal(checksum));
  }

  DenseRows readFloats(ModelFile file) throws IOException {
    if ((long) file.rows() * file.columns() * Float.BYTES != file.bytes()) {
      throw damaged(file, file.rows() + " x " + file.columns() + " floats cannot have its length");
    }
    return read(
        file,
        in -> {
          float[] values = new float[Math.multiplyExact(file.rows(), file.columns())];
          byte[] chunk = chunk(values.length);
          FloatBuffer floats = floats(chunk);
          for (int start = 0; start < values.length; start += floats.capacity()) {
            int length = Math.min(values.length - start, floats.capacity());
            in.readNBytes(chunk, 0, length * Float.BYTES);
            floats.get(0, values, start, length);
          }
          return new DenseRows(file.rows(), file.columns(), values);
        });
  }

  /** Row ends and columns as big-endian ints, values as big-endian floats, row by row. */
  ModelFile writeRows(String name, SparseRows rows) throws IOException {
    return write(
        name,
        rows.rows(),
        rows.columns(),
        out -> {
          DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, CHUNK));
          for (int row = 0; row < rows.rows(); row++) {
            data.writeInt(rows.offsets()[row + 1] - rows.offsets()[row]);
            for (int at = rows.offsets()[row]; at < rows.offsets()[row + 1]; at++) {
              data.writeInt(rows.indices()[at]);
              data.writeFloat(rows.values()[at]);
            }
          }
          data.flush();
        });
  }

  SparseRows readRows(ModelFile file) throws IOException {
    long entries = (file.bytes() - (long) file.rows() * Integer.BYTES) / BYTES_PER_ENTRY;
    if (entries < 0) {
      throw damaged(file, file.rows() + " rows cannot have its length");
    }
    return read(
        file,
        in -> {
          DataInputStream data = new DataInputStream(new BufferedInputStream(in, CHUNK));
          int[] offsets = new int[file.rows() + 1];
          int[] indices = new int[Math.toIntExact(entries)];
          float[] values = new float[indices.length];
          for (int row = 0; row < file.rows(); row++) {
            offsets[row + 1] = offsets[row] + data.readInt();
            if (offsets[row + 1] < offsets[row] || offsets[row + 1] > indices.length) {
              throw damaged(file, "row " + row + " ends at " + offsets[row + 1]);
            }
            byte[] bytes = new byte[(offsets[row + 1] - offsets[row]) * BYTES_PER_ENTRY];
            data.readFully(bytes);
            ByteBuffer entriesOfRow = ByteBuffer.wrap(bytes);
            for (int at = offsets[row]; at < offsets[row + 1]; at++) {
              indices[at] = entriesOfRow.getInt();
              values[at] = entriesOfRow.getFloat();
            }
          }
          try {
            return new SparseRows(file.rows(), file.columns(), offsets, indices, values);
          } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage());
          }
        });
  }

  List<String> readStrings(ModelFile file) throws IOException {
    return read(
        file,
        in -> {
          DataInputStream data = new DataInputStream(new BufferedInputStream(in, CHUNK));
          List<String> strings = new ArrayList<>();
          for (int i = 0; i < file.rows(); i++) {
            int length = data.readInt();
            if (length < 0 || length > file.bytes()) {
              throw damaged(file, "string " + i + " of length " + length);
            }
            strings.add(new String(data.readNBytes(length), StandardCharsets.UTF_8));
          }
          return strings;
        });
  }

  /**
   * Reads every byte of the file.
   *
   * @throws IndexException when it is not as written
   */
  void check(ModelFile file) throws IOException {
    read(
        file,
        in -> {
          in.transferTo(OutputStream.nullOutputStream());
          return file;
        });
  }

  private <T> T read(ModelFile file, Reading<T> reading) throws IOException {
    Path path = directory.resolve(file.name());
    long size;
    try {
      size = Files.size(path);
    } catch (NoSuchFileException e) {
      throw new IndexException(path + " is missing: train again", e);
    }
    if (size != file.bytes()) {
      throw new IndexException(
          "%s has %d bytes, written with %d: it is cut short or of another model, train again"
              .formatted(path, size, file.bytes()));
    }
    CRC32 checksum = new CRC32();
    T content;
    try (InputStream in = new CheckedInputStream(Files.newInputStream(path), checksum)) {
      content = reading.from(in);
    } catch (EOFException e) {
      throw damaged(file, "it ends within a string");
    }
    if (!hexadecimal(checksum).equals(file.checksum())) {
      throw damaged(
          file, "checksum %s, written with %s".formatted(hexadecimal(checksum), file.checksum()));
    }
    return content;
  }

  private IndexException damaged(ModelFile file, @Nullable String how) {
    return new IndexException(
        "%s is damaged or of another model (%s): train again"
            .formatted(directory.resolve(file.name()), how));
  }

  private static byte[] chunk(int floats) {
    return new byte[Math.clamp((long) floats * Float.BYTES, Float.BYTES, CHUNK)];
  }

  private static FloatBuffer floats(byte[] chunk) {
    return ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  private static String hexadecimal(CRC32 checksum) {
    return "%08x".formatted(checksum.getValue());
  }
}
