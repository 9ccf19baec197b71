package io.leat.flink.job;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The jar that a Flink cluster is given: our jobs and the libraries that a Flink distribution does
 * not have, each as it is.
 *
 * <pre>
 * leat-job.jar
 *   lib/leat-flink-jobs-0.1.0.jar      Flink's clients put the jars of lib/ on a job's class path
 *   lib/lucene-core-10.6.0.jar         whole, with their service files
 *   ...
 * </pre>
 *
 * It is packed from the class path of a program that can run the jobs itself.
 *
 * @param parts jars and directories of classes, what a job needs
 * @param rest of the class path: what a Flink distribution has, and what jobs do not need
 */
public record JobJar(List<Path> parts, List<Path> rest) {
  private static final List<String> LIBRARIES =
      List.of(
          "leat-core",
          "leat-data",
          "leat-index",
          "leat-flink-jobs",
          "lucene-",
          "ejml-",
          "jackson-",
          "fastcsv-",
          "flink-connector-kafka-",
          "kafka-clients-",
          "lz4-java-",
          "snappy-java-",
          "zstd-jni-");

  /** Of this process's class path. */
  public static JobJar ofClassPath() {
    List<Path> parts = new ArrayList<>();
    List<Path> rest = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (!entry.isEmpty() && Files.exists(path)) {
        (isOfJobs(path) ? parts : rest).add(path);
      }
    }
    return new JobJar(List.copyOf(parts), List.copyOf(rest));
  }

  private static boolean isOfJobs(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return Files.isDirectory(entry) || LIBRARIES.stream().anyMatch(name::startsWith);
  }

  /** Writes it, over an older one. */
  public void write(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < parts.size(); i++) {
        Path part = parts.get(i);
        boolean classes = Files.isDirectory(part);
        out.putNextEntry(
            new JarEntry("lib/" + (classes ? "classes-" + i + ".jar" : part.getFileName())));
        if (classes) {
          writeClasses(part, out);
        } else {
          Files.copy(part, out);
        }
        out.closeEntry();
      }
    }
  }

  private static void writeClasses(Path directory, OutputStream out) throws IOException {
    JarOutputStream jar = new JarOutputStream(out);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(
            new ZipEntry(directory.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    jar.finish();
  }
}
