package dev.atelier.knowledge.search;

import dev.atelier.knowledge.index.KoreanTerms;
import dev.atelier.knowledge.index.Language;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The languages that a question is asked in: those of its letters. Too short to tell which Latin language it is in, it is asked in all of them,
 * and what that finds too much is put behind by {@link Reranking}. A Latin word, such as a product's name, stands in texts of all languages.
 *
 * @param own the language that it seems to be in; empty where that cannot be guessed
 * @param elsewhere what it is asked in the others: without the small words of its own
 * @param korean its Korean words; those of the others PostgreSQL makes
 */
record QuestionWords(List<String> languages, String own, String elsewhere, List<String> korean) {

    static QuestionWords of(String question) {
        var scripts = question.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.toSet());
        var languages = Stream.of(Language.values())
                .filter(language -> isAsked(language, scripts))
                .map(Language::code)
                .toList();
        var own = SmallWords.language(question);
        var elsewhere =
                own.map(language -> SmallWords.without(language, question)).orElse(question);
        var korean = isAsked(Language.KOREAN, scripts)
                ? List.copyOf(KoreanTerms.of(elsewhere).keySet())
                : List.<String>of();
        return new QuestionWords(languages, own.map(Language::code).orElse(""), elsewhere, korean);
    }

    private static boolean isAsked(Language language, Set<UnicodeScript> scripts) {
        var latin = scripts.contains(UnicodeScript.LATIN) || scripts.contains(UnicodeScript.COMMON);
        return switch (language) {
            case ENGLISH, SPANISH, FRENCH -> latin;
            case RUSSIAN -> latin || scripts.contains(UnicodeScript.CYRILLIC);
            case KOREAN -> latin || scripts.contains(UnicodeScript.HANGUL) || scripts.contains(UnicodeScript.HAN);
            case OTHER -> true;
        };
    }
}
