package dev.atelier.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8         | договор 회의록 日本.pdf
            windows-1251  | договор 2026.pdf
            windows-1251  | Отчёт (final).docx
            windows-1251  | прайсA4.xls
            windows-1251  | ПРИКАЗ.doc
            EUC-KR        | 회의록.hwp
            EUC-KR        | 2026년 결산 report.xlsx
            x-windows-949 | 똠방각하.txt
            windows-1252  | résumé.pdf
            windows-1252  | été à Nîmes.txt
            windows-1252  | año – «señas».odt
            US-ASCII      | report.txt
            """)
    void a_name_is_read_in_the_encoding_that_it_can_be_in(String charset, String name) {
        assertThat(UploadName.decoded(name.getBytes(Charset.forName(charset)))).isEqualTo(name);
    }

    @Test
    void bytes_that_are_no_name_in_any_of_them_still_give_one() {
        var bytes = new byte[] {(byte) 0x81, (byte) 0x98, (byte) 0xFF, '.', 't', 'x', 't'};
        assertThat(UploadName.decoded(bytes)).endsWith(".txt").doesNotContain("\uFFFD");
    }
}
