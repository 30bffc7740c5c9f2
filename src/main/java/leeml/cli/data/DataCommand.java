package leeml.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import leeml.data.Shipped;
import leeml.data.ShippedCopy;
import leeml.data.catalogue.Catalogue;
import leeml.data.catalogue.DataSet;
import leeml.data.catalogue.LocatedSet;
import leeml.data.catalogue.Verification;
import leeml.spark.deploy.HadoopFolders;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./leeml data list|fetch NAME|verify|put PATH|generate KIND}: data sets beside those that
 * ship.
 */
@Command(
    name = "data",
    description = "List, fetch, check and make data sets.",
    subcommands = GenerateCommand.class)
public final class DataCommand {
  @Spec private CommandSpec spec;

  private final Catalogue catalogue;

  /** With the project's catalogue. */
  public DataCommand() {
    this(Catalogue.standard(new Configuration()));
  }

  /** With another catalogue. */
  DataCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Prints what the catalogue has and what of it is here. */
  @Command(description = "Show the catalogue and which sets are here.")
  int list() {
    PrintWriter out = spec.commandLine().getOut();
    for (DataSet set : catalogue.sets()) {
      out.printf(
          "%-19s %8.1f MB  %-8s %s (%s)%n",
          set.name(), set.bytes() / 1e6, state(set), set.title(), set.licence());
    }
    out.printf("shipped: %s%nfetched: %s%n", Shipped.folder(), catalogue.cache());
    catalogue.mirror().ifPresent(mirror -> out.printf("mirror:  %s%n", mirror));
    out.flush();
    return 0;
  }

  /** Fetches sets into the cache. */
  @Command(description = "Fetch data sets into the cache and check them.")
  int fetch(@Parameters(paramLabel = "NAME", arity = "1..*") List<String> names)
      throws IOException {
    names.forEach(catalogue::set);
    PrintWriter out = spec.commandLine().getOut();
    for (String name : names) {
      LocatedSet found = catalogue.fetch(name, this::say);
      out.printf("%s: %d files, checked, in %s%n", name, found.set().files().size(), found.root());
      out.flush();
    }
    return 0;
  }

  /** Checks shipped and fetched files; 3 when one is not as it should be. */
  @Command(description = "Check shipped and fetched files against their sha256.")
  int verify() throws IOException {
    List<Verification.Result> results = new ArrayList<>(Verification.shipped(Shipped.folder()));
    results.addAll(Verification.fetched(catalogue));
    PrintWriter out = spec.commandLine().getOut();
    results.forEach(result -> out.printf("%s: %s%n", result.file(), result.finding()));
    long bad = results.stream().filter(result -> !result.holds()).count();
    out.printf("%d files, %d not as they should be%n", results.size(), bad);
    out.flush();
    return bad == 0 ? 0 : 3;
  }

  /** Copies the shipped sets to where a cluster's machines see them. */
  @Command(
      description = {
        "Copy the shipped sets to a folder of any Hadoop file system, for drivers and executors on",
        "other machines; their runs find them by --set run.home=PATH."
      })
  int put(@Parameters(paramLabel = "PATH") String path) {
    Configuration hadoop = HadoopFolders.of(System.getenv()).configuration();
    ShippedCopy copy = ShippedCopy.in(hadoop, path);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        copy.make(hadoop)
            ? "copied, for --set run.home=%s%n"
            : "already there: --set run.home=%s%n",
        copy.home());
    out.flush();
    return 0;
  }

  private String state(DataSet set) {
    if (catalogue.inCache(set)) {
      return "fetched";
    }
    return catalogue.find(set.name()).isPresent() ? "mirror" : "-";
  }

  private void say(String file, long bytes, long total) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "%s: %.1f MB%s%n",
        file, bytes / 1e6, total < 0 ? "" : String.format(" of %.1f", total / 1e6));
    err.flush();
  }
}
