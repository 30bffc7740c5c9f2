package leeml.data.catalogue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import leeml.data.fetch.DataFile;
import leeml.error.UsageException;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The entries of the catalogue. */
record CatalogueList(List<DataSet> sets) {

  /** The list that comes with the project. */
  static CatalogueList shipped() {
    return of(ConfigFactory.parseResources(CatalogueList.class, "catalogue.conf"));
  }

  /** A list from configuration: {@code sets = [{name, title, address, licence, note, files}]}. */
  static CatalogueList of(Config config) {
    return new CatalogueList(
        config.getConfigList("sets").stream().map(CatalogueList::set).toList());
  }

  DataSet named(String name) {
    return sets.stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "no data set '"
                        + name
                        + "'; the nearest is '"
                        + nearest(name)
                        + "', ./leeml data list shows all"));
  }

  private String nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return sets.stream()
        .map(DataSet::name)
        .min(Comparator.comparingInt(candidate -> distance.apply(name, candidate)))
        .orElse("");
  }

  private static DataSet set(Config entry) {
    return new DataSet(
        entry.getString("name"),
        entry.getString("title"),
        entry.getString("address"),
        entry.getString("licence"),
        entry.hasPath("note") ? entry.getString("note") : "",
        entry.getConfigList("files").stream().map(CatalogueList::file).toList());
  }

  private static DataFile file(Config entry) {
    return new DataFile(
        entry.getString("file"),
        entry.hasPath("url") ? Optional.of(entry.getString("url")) : Optional.empty(),
        entry.getLong("bytes"),
        entry.getString("sha256"));
  }
}
