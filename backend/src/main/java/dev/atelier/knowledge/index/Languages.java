package dev.atelier.knowledge.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the language of a document by its script, and a Latin one by the small words that each language cannot do without. Whole documents have
 * so many of them that this is as right as a detector of 80 MB; questions are too short for it, and are not asked for theirs.
 */
final class Languages {
    private static final int LOOKED_AT = 40_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}]+");

    private static final Map<Language, Set<String>> SMALL_WORDS = Map.of(
            Language.ENGLISH,
            words(
                    "the of and to in is was that for it with as on by at from this are which be or an were not have has had his their"),
            Language.SPANISH,
            words(
                    "el la de que y en los del las un una por con para es se al lo como más o pero sus su fue este son entre está"),
            Language.FRENCH,
            words(
                    "le la les de des et du un une en est que dans qui pour par sur au aux avec il ce ne pas se sont plus d l qu cette"));

    /** Neighbours that would pass for one of the above. */
    private static final List<Set<String>> OTHERS = List.of(
            words("der die das und ist von zu den mit nicht ein eine auf für dem im sich des auch als an werden"),
            words("il di che e la in un per è una non con del le dei della sono si al da alla nel gli più"),
            words("o a de que e do da em um para com não uma os no se na por mais as dos como mas ao das"),
            words("de het een en van in is dat op te met voor zijn niet aan er om ook als bij maar"),
            words("w i z na do nie się jest to że od po jak ale dla przez oraz jako"),
            words("och att det som en på är av för med till den har de inte ett om"));

    private static final Set<Character> NOT_RUSSIAN = Set.of(
            'і', 'ї', 'є', 'ґ', 'ў', 'ј', 'љ', 'њ', 'ћ', 'ђ', 'џ', 'ѓ', 'ќ', 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ');

    private Languages() {}

    private static Set<String> words(String all) {
        return Set.copyOf(Arrays.asList(all.split(" ")));
    }

    static Language of(String text) {
        var sample = sample(text).toLowerCase(Locale.ROOT);
        var scripts = new HashMap<Character.UnicodeScript, Integer>();
        sample.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> scripts.merge(Character.UnicodeScript.of(c), 1, Integer::sum));
        var hangul = scripts.getOrDefault(Character.UnicodeScript.HANGUL, 0)
                * 2; // a syllable is a block of two letters or three
        var cyrillic = scripts.getOrDefault(Character.UnicodeScript.CYRILLIC, 0);
        var latin = scripts.getOrDefault(Character.UnicodeScript.LATIN, 0);
        var all = scripts.values().stream().mapToInt(Integer::intValue).sum();
        if (hangul > latin && hangul > cyrillic && hangul * 3 > all) {
            return Language.KOREAN;
        }
        if (cyrillic > latin && cyrillic * 2 > all) {
            return isRussian(sample, cyrillic) ? Language.RUSSIAN : Language.OTHER;
        }
        return latin * 2 > all ? latin(sample) : Language.OTHER;
    }

    /** From its beginning and its middle: many books begin with a page in English. */
    private static String sample(String text) {
        if (text.length() <= LOOKED_AT) {
            return text;
        }
        var half = LOOKED_AT / 2;
        var middle = text.length() / 2;
        return text.substring(0, half) + " " + text.substring(middle, Math.min(text.length(), middle + half));
    }

    private static boolean isRussian(String sample, int cyrillic) {
        var foreign = sample.chars().filter(c -> NOT_RUSSIAN.contains((char) c)).count();
        return foreign * 100 < cyrillic;
    }

    private static Language latin(String sample) {
        var words = WORD.matcher(sample).results().map(found -> found.group()).toList();
        var best = Language.OTHER;
        var found = 0L;
        for (var known : SMALL_WORDS.entrySet()) {
            var count = count(words, known.getValue());
            if (count > found) {
                best = known.getKey();
                found = count;
            }
        }
        var others =
                OTHERS.stream().mapToLong(known -> count(words, known)).max().orElse(0);
        if (found == 0) {
            return others > 0
                    ? Language.OTHER
                    : Language.ENGLISH; // names, code and tables: most of the world's are English
        }
        return found >= others ? best : Language.OTHER;
    }

    private static long count(List<String> words, Set<String> known) {
        return words.stream().filter(known::contains).count();
    }
}
