package dev.atelier.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | The keeper of the lighthouse writes down every ship that he has seen.
            SPANISH | El guardián del faro anota todos los barcos que ha visto por la noche.
            FRENCH  | Le gardien du phare note tous les bateaux qu'il a vus dans la nuit.
            RUSSIAN | Смотритель маяка записывает каждый корабль, который он увидел ночью.
            KOREAN  | 등대지기는 밤에 지나가는 모든 배를 적어 둔다. PostgreSQL도 쓴다.
            OTHER   | Der Wärter des Leuchtturms schreibt jedes Schiff auf, das er in der Nacht sieht.
            OTHER   | Il guardiano del faro scrive tutte le navi che ha visto nella notte.
            OTHER   | O guardião do farol anota todos os navios que não viu na noite com a lua.
            OTHER   | Доглядач маяка записує кожен корабель, який він побачив уночі, і його ім'я.
            OTHER   | 灯台守は夜に見た船をすべて書き留める。
            ENGLISH | x = 42; print(x)
            """)
    void the_language_of_a_document_is_told_by_its_script_and_its_small_words(Language language, String text) {
        assertThat(Languages.of(text)).isEqualTo(language);
    }
}
