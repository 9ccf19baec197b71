package io.leat.cli;

import io.leat.index.snapshot.VectorEncoding;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says how the graphs of an index keep vectors. */
final class VectorsOption {
  @Option(
      names = "--vectors",
      paramLabel = "ENCODING",
      converter = Converter.class,
      completionCandidates = Names.class,
      description =
          "How the graphs keep vectors: ${COMPLETION-CANDIDATES}. Coarser ones need less memory; what"
              + " they find is scored by the full vectors. Default: as the generation being served,"
              + " at first float32.")
  @Nullable VectorEncoding encoding;

  /** The encodings as they are written here. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(VectorEncoding.values()).map(VectorEncoding::externalName).iterator();
    }
  }

  static final class Converter implements ITypeConverter<VectorEncoding> {
    @Override
    public VectorEncoding convert(String value) {
      return Arrays.stream(VectorEncoding.values())
          .filter(encoding -> encoding.externalName().equals(value.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s"
                          .formatted(
                              value,
                              Arrays.stream(VectorEncoding.values())
                                  .map(VectorEncoding::externalName)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
