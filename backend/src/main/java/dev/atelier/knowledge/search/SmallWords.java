package dev.atelier.knowledge.search;

import dev.atelier.knowledge.index.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a question that only hold it together. In its own language they are no terms; in texts of another one they are rare, so that
 * looking for them there brings passages that quote a sentence, and takes longer than all else.
 */
final class SmallWords {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final Map<Language, Set<String>> OF = Map.of(
            Language.ENGLISH,
            words(
                    "the of and to in is was that for it with as on by at from this are which be or an a were not have has had his their its "
                            + "what who whom whose when where why how many much did does do can there they he she than into after before about"),
            Language.SPANISH,
            words(
                    "el la de que y en los del las un una unos unas por con para es se al lo como o su sus fue son a ha han era eran fueron está "
                            + "qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas entre desde hasta sobre según"),
            Language.FRENCH,
            words(
                    "le la les de des du un une et en est que dans qui pour par sur au aux avec il elle ce ne pas se sont d l qu n s a t été "
                            + "cette ces son sa ses leur leurs ils elles y ont quel quelle quels quelles quand où comment combien pourquoi quoi"));

    private SmallWords() {}

    private static Set<String> words(String all) {
        return Set.copyOf(Arrays.asList(all.split(" ")));
    }

    /** The language most of whose small words stand there, if there is one; a guess, so that nothing but these words may hang on it. */
    static Optional<Language> language(String question) {
        var words = WORD.matcher(question.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .toList();
        var counts = OF.entrySet().stream()
                .map(small -> new Counted(
                        small.getKey(),
                        words.stream().filter(small.getValue()::contains).count()))
                .sorted()
                .toList();
        return counts.get(0).often() > counts.get(1).often()
                ? Optional.of(counts.getFirst().language())
                : Optional.empty();
    }

    /** The most first. */
    private record Counted(Language language, long often) implements Comparable<Counted> {
        @Override
        public int compareTo(Counted other) {
            return Long.compare(other.often, often);
        }
    }

    static String without(Language language, String question) {
        var small = OF.getOrDefault(language, Set.of());
        return WORD.matcher(question)
                .replaceAll(word -> small.contains(word.group().toLowerCase(Locale.ROOT)) ? "" : word.group());
    }
}
