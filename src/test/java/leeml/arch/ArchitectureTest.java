package leeml.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;

/** Which package may know which, and why. */
@AnalyzeClasses(
    locations = ArchitectureTest.OwnClasses.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] JDK_ONLY = {
    "leeml.optim..", "leeml.model..", "leeml.train..", "leeml.sim..", "leeml.rl.."
  };

  @ArchTest
  static final ArchRule learningStandsOnTheJdkAlone =
      classes()
          .that()
          .resideInAnyPackage(JDK_ONLY)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jdk.incubator.vector..",
              "leeml.optim..",
              "leeml.model..",
              "leeml.train..",
              "leeml.sim..",
              "leeml.rl..",
              "leeml.error..")
          .because("the mathematics is read, tested and used without a cluster or a library");

  @ArchTest
  static final ArchRule optimizersKnowOnlyVectors =
      noClasses()
          .that()
          .resideInAPackage("leeml.optim..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("leeml.model..", "leeml.train..")
          .because("an optimizer turns a gradient into an update, whatever the gradient is of");

  @ArchTest
  static final ArchRule modelsKnowNoTraining =
      noClasses()
          .that()
          .resideInAPackage("leeml.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("leeml.train..", "leeml.optim..")
          .because("a model never knows the strategy or the optimizer that trains it");

  @ArchTest
  static final ArchRule trainingKnowsNoSimulation =
      noClasses()
          .that()
          .resideInAnyPackage("leeml.train..", "leeml.model..", "leeml.optim..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("leeml.sim..")
          .because(
              "a virtual cluster is one place where workers live, and strategies know no place");

  @ArchTest
  static final ArchRule mistakesAreBelowAll =
      classes()
          .that()
          .resideInAPackage("leeml.error..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "leeml.error..")
          .because("every package says its mistakes in the same two words");

  @ArchTest
  static final ArchRule theReportKnowsNoSpark =
      noClasses()
          .that()
          .resideInAPackage("leeml.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "leeml.spark..", "leeml.job..", "leeml.cli..")
          .because("a report is data about a run, whatever ran it");

  @ArchTest
  static final ArchRule sparkAndDataAreBelowTheJobs =
      noClasses()
          .that()
          .resideInAnyPackage("leeml.spark..", "leeml.data..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("leeml.job..", "leeml.cli..", "leeml.report..")
          .because("strategies and readers are a library that programs other than jobs may use");

  @ArchTest
  static final ArchRule jobsDoNotKnowTheCommandLine =
      noClasses()
          .that()
          .resideInAPackage("leeml.job..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("leeml.cli..")
          .because("a job runs the same from a test, a launcher or spark-submit");

  @ArchTest
  static final ArchRule onlyTheOuterPackagesImportSpark =
      noClasses()
          .that()
          .resideInAPackage("leeml..")
          .and()
          .resideOutsideOfPackages(
              "leeml.spark..", "leeml.data..", "leeml.dl4j..", "leeml.job..", "leeml.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..")
          .because("Spark is one place where workers live, not the only one");

  @ArchTest
  static final ArchRule onlyNetworksImportDeeplearning4j =
      noClasses()
          .that()
          .resideInAPackage("leeml..")
          .and()
          .resideOutsideOfPackage("leeml.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
          .because("it is one backend, and nothing newer of it will come");

  @ArchTest
  static final ArchRule networksAreBelowTheJobs =
      noClasses()
          .that()
          .resideInAPackage("leeml.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("leeml.job..", "leeml.cli..", "leeml.report..", "leeml.data..")
          .because("a network is trained and scored the same by programs other than jobs");

  @ArchTest
  static final ArchRule nativeSetUpKnowsNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("leeml.dl4j.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("leeml.dl4j", "leeml.dl4j.tensor..", "leeml.dl4j.master..")
          .because("whatever touches a native array starts the library first, not the other way");

  @ArchTest
  static final ArchRule theLibraryKnowsNoChapter =
      noClasses()
          .that()
          .resideInAPackage("leeml..")
          .should()
          .dependOnClassesThat(inAChapter())
          .because("the course stands on the library, and a chapter can be left out");

  @ArchTest
  static final ArchRule chaptersDoNotKnowEachOther =
      slices()
          .matching("(ch*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true)
          .because("a chapter is read alone; what two of them need belongs to the library");

  @ArchTest
  static final ArchRule theStudyKnowsNoChapter =
      noClasses()
          .that()
          .resideInAPackage("study..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ch*..")
          .because("the study compares strategies on models of the library, whatever chapters do");

  @ArchTest
  static final ArchRule benchmarksKnowNoChapter =
      noClasses()
          .that()
          .resideInAPackage("bench..")
          .should()
          .dependOnClassesThat(inAChapter())
          .because("a benchmark measures the library, which every chapter shares");

  @ArchTest
  static final ArchRule noNameThatSaysNothing =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Helper|Manager|Impl)s?([A-Z$].*)?")
          .because("a class is named after the one thing it is");

  private static DescribedPredicate<JavaClass> inAChapter() {
    return DescribedPredicate.describe(
        "in a chapter", type -> type.getPackageName().matches("(ch\\d\\d_.*|study)(\\..*)?"));
  }

  /** Where this build puts its classes; the chapters' packages have no common root. */
  static final class OwnClasses implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(Location.of(Path.of("target", "classes")));
    }
  }
}
