package dev.atelier.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a Korean text without their particles and endings, and how often each stands there: Lucene's nori. */
public final class KoreanTerms {
    private KoreanTerms() {}

    /** Its dictionary takes 30 MB, so it is opened when the first Korean text comes. */
    private static final class Opened {
        static final Analyzer NORI = new KoreanAnalyzer();
    }

    public static Map<String, Integer> of(String text) {
        var terms = new LinkedHashMap<String, Integer>();
        try (var stream = Opened.NORI.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.merge(term.toString(), 1, Integer::sum);
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return terms;
    }
}
