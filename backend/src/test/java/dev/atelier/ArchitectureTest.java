package dev.atelier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** The staircase of the house: a room imports only rooms before it. */
@AnalyzeClasses(packages = "dev.atelier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> STAIRCASE =
            List.of("platform", "accounts", "connections", "knowledge", "extensions", "models", "completions", "chats");

    /** What could send something out. */
    private static final Set<String> LEAVING = Set.of(
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.Socket",
            "java.net.http.HttpClient",
            "io.vertx.core.http.HttpClient",
            "io.vertx.core.net.NetClient",
            "io.vertx.ext.web.client.WebClient");

    @ArchTest
    static void a_room_imports_only_rooms_before_it(com.tngtech.archunit.core.domain.JavaClasses all) {
        for (var i = 0; i < STAIRCASE.size() - 1; i++) {
            var later = STAIRCASE.subList(i + 1, STAIRCASE.size()).stream()
                    .map(room -> "dev.atelier." + room + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.atelier." + STAIRCASE.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule no_package_cycles =
            slices().matching("dev.atelier.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_say_the_thing = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Dto|DTO)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*\\.Abstract[A-Z].*");

    @ArchTest
    static final ArchRule every_class_lives_in_a_room = classes()
            .should()
            .resideInAnyPackage(
                    STAIRCASE.stream().map(room -> "dev.atelier." + room + "..").toArray(String[]::new));

    @ArchTest
    static final ArchRule only_the_guarded_client_leaves = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.atelier.platform.outgoing..", "dev.atelier.knowledge.parsing.child..") // which closes them
            .should()
            .dependOnClassesThat(
                    DescribedPredicate.describe("make connections of their own", (JavaClass type) -> List.of(
                                    "java.net.URLConnection", "java.net.http.HttpClient", "java.net.Socket")
                            .contains(type.getName())));

    /** See docs/decisions/0013: what parses foreign files must not even be loaded here. */
    @ArchTest
    static final ArchRule only_the_parsers_process_knows_tika = noClasses()
            .that()
            .resideOutsideOfPackage("dev.atelier.knowledge.parsing.child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.tika..", "org.apache.poi..", "org.apache.pdfbox..");

    @ArchTest
    static final ArchRule only_the_scripts_process_knows_their_engine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.atelier.extensions.script.child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.roastedroot..", "run.endive..");
}
