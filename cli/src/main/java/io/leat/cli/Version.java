package io.leat.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"leat " + number()};
  }

  /** The version alone. */
  static String number() {
    String version = Leat.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
