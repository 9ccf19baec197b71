package io.leat.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Leat.class.getPackage().getImplementationVersion();
    return new String[] {"leat " + (version == null ? "(not packaged)" : version)};
  }
}
