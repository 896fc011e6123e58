package io.privatefm;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Who may know whom: the arrows between modules and between the packages of the server. */
@AnalyzeClasses(packages = "io.privatefm", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String PROTOCOL = "io.privatefm.protocol..";
  private static final String VECTOR = "io.privatefm.vector..";
  private static final String SERVER = "io.privatefm.server..";
  private static final String CLIENT = "io.privatefm.client..";
  private static final String TRUTH = "io.privatefm.evaluate.simulate.truth..";
  private static final String[] MODEL = {
    "io.privatefm.catalogue..",
    "io.privatefm.station..",
    "io.privatefm.recall..",
    "io.privatefm.rank..",
    "io.privatefm.bandit..",
    "io.privatefm.engine..",
    "io.privatefm.evaluate.."
  };
  private static final String[] NETWORK = {
    "io.vertx..", "io.netty..", "io.reactivex..", "net.openhft..", "java.net..", "ai.onnxruntime.."
  };

  private static ArchRule none(String[] packages, String... others) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static String[] only(String... packages) {
    return packages;
  }

  @ArchTest
  static final ArchRule theProtocolKnowsNothingOfTheRest =
      none(only(PROTOCOL), VECTOR, SERVER, CLIENT, "io.vertx..", "io.netty..");

  @ArchTest
  static final ArchRule theProtocolDoesNotKnowTheSessionModel = none(only(PROTOCOL), MODEL);

  @ArchTest
  static final ArchRule theVectorIndexKnowsNothingOfTheRest =
      none(only(VECTOR), PROTOCOL, SERVER, CLIENT, "io.vertx..", "io.netty..");

  @ArchTest
  static final ArchRule theVectorIndexDoesNotKnowTheSessionModel = none(only(VECTOR), MODEL);

  @ArchTest
  static final ArchRule onlyTheVectorIndexKnowsHowItTrainsAndComputes =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage(VECTOR)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.privatefm.vector.train..", "io.privatefm.vector.kernel..");

  @ArchTest
  static final ArchRule theSessionModelKnowsOnlyTheVectorIndex =
      none(MODEL, PROTOCOL, SERVER, CLIENT);

  @ArchTest static final ArchRule theSessionModelIsWithoutNetworkAndDisk = none(MODEL, NETWORK);

  @ArchTest
  static final ArchRule theTruthOfASimulationKnowsNothingOfWhatIsJudgedByIt =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(TRUTH)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.privatefm..").and(resideOutsideOfPackage(TRUTH)));

  @ArchTest
  static final ArchRule nothingOfTheEngineKnowsAnEvaluation =
      none(
          only(
              "io.privatefm.catalogue..",
              "io.privatefm.station..",
              "io.privatefm.recall..",
              "io.privatefm.rank..",
              "io.privatefm.bandit..",
              "io.privatefm.engine.."),
          "io.privatefm.evaluate..");

  @ArchTest
  static final ArchRule theClientSpeaksTheProtocolAlone = none(only(CLIENT), SERVER, VECTOR);

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("io.privatefm.server.command..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.privatefm.server.command..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheFacade =
      none(
          only(
              "io.privatefm.server.air..",
              "io.privatefm.server.web..",
              "io.privatefm.server.security..",
              "io.privatefm.server.journal..",
              "io.privatefm.server.profile.."),
          "io.privatefm.server");

  @ArchTest
  static final ArchRule theAirDoesNotKnowTheWeb =
      none(only("io.privatefm.server.air.."), "io.privatefm.server.web..");

  @ArchTest
  static final ArchRule whatIsRememberedDoesNotKnowWhoIsOnAir =
      none(
          only("io.privatefm.server.journal..", "io.privatefm.server.profile.."),
          "io.privatefm.server.air..",
          "io.privatefm.server.web..",
          "io.privatefm.server.security..");

  @ArchTest
  static final ArchRule theServersPackagesHaveNoCycles =
      slices().matching("io.privatefm.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theTopPackagesHaveNoCycles =
      slices().matching("io.privatefm.(*)..").should().beFreeOfCycles();
}
