package dev.atelier.extensions.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.BuiltinExtension;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.platform.time.Now;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** What time it is, anywhere, and how far one date is from another. */
@Singleton
class Clock implements BuiltinTool {
    private static final String ZONE =
            "\"description\": \"an IANA time zone such as Europe/Paris; left out, the person's own\"";
    private static final BuiltinExtension EXTENSION = BuiltinTool.extension(
            "clock",
            "Clock",
            "The time and the date anywhere, and reckoning with dates",
            BuiltinTool.tool(
                    "clock", "current_time", "Tells the date, the time and the day of the week now.", """
                    {"type": "object", "properties": {"time_zone": {"type": "string", %s}}, "additionalProperties": false}""".formatted(
                                    ZONE)),
            BuiltinTool.tool("clock", "shift_date", """
                    Adds to a date or time, or takes away with negative numbers, and tells the day of the week; with to_time_zone it also \
                    converts from one time zone to another.""", """
                    {"type": "object", "properties": {
                        "from": {"type": "string", "description": "2026-03-01 or 2026-03-01T10:30; left out, now"},
                        "time_zone": {"type": "string", %s},
                        "to_time_zone": {"type": "string", "description": "an IANA time zone to convert to"},
                        "years": {"type": "integer"}, "months": {"type": "integer"}, "weeks": {"type": "integer"},
                        "days": {"type": "integer"}, "hours": {"type": "integer"}, "minutes": {"type": "integer"}},
                     "additionalProperties": false}""".formatted(ZONE)),
            BuiltinTool.tool(
                    "clock", "time_between", "Tells how much time lies between two dates or times.", """
                    {"type": "object", "properties": {
                        "from": {"type": "string", "description": "2026-03-01 or 2026-03-01T10:30"},
                        "to": {"type": "string", "description": "the same; left out, now"},
                        "time_zone": {"type": "string", %s}},
                     "required": ["from"], "additionalProperties": false}""".formatted(
                                    ZONE)));

    @Override
    public BuiltinExtension extension() {
        return EXTENSION;
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) {
        try {
            return ToolResult.of(answer(request));
        } catch (DateTimeException | ArithmeticException wrong) {
            return ToolResult.failed(wrong.getMessage()
                    + ". Dates are written 2026-03-01 or 2026-03-01T10:30, time zones Europe/Paris.");
        }
    }

    private static String answer(ToolRequest request) {
        var given = request.arguments();
        var zone = zone(given.path("time_zone"), request.run().zone());
        return switch (request.tool().name()) {
            case "current_time" -> said(Now.instant().atZone(zone));
            case "shift_date" ->
                said(shifted(given, moment(given.path("from"), zone))
                        .withZoneSameInstant(zone(given.path("to_time_zone"), zone)));
            default -> between(moment(given.path("from"), zone), moment(given.path("to"), zone));
        };
    }

    private static ZonedDateTime shifted(JsonNode by, ZonedDateTime from) {
        return from.plusYears(by.path("years").asLong())
                .plusMonths(by.path("months").asLong())
                .plusWeeks(by.path("weeks").asLong())
                .plusDays(by.path("days").asLong())
                .plusHours(by.path("hours").asLong())
                .plusMinutes(by.path("minutes").asLong());
    }

    private static ZoneId zone(JsonNode given, ZoneId otherwise) {
        return given.asText("").isBlank() ? otherwise : ZoneId.of(given.asText().strip());
    }

    /** Without a zone of its own it is one of the zone that is asked about. */
    private static ZonedDateTime moment(JsonNode given, ZoneId zone) {
        var text = given.asText("").strip().replace(' ', 'T');
        if (text.isEmpty()) {
            return Now.instant().atZone(zone);
        }
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(zone);
        }
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        return parsed instanceof ZonedDateTime zoned
                ? zoned.withZoneSameInstant(zone)
                : ((LocalDateTime) parsed).atZone(zone);
    }

    private static String said(ZonedDateTime moment) {
        return "%s, %s %s (%s, UTC%s), week %d"
                .formatted(
                        moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        moment.toLocalDate(),
                        moment.toLocalTime().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME),
                        moment.getZone().getId(),
                        moment.getOffset().getTotalSeconds() == 0
                                ? ""
                                : moment.getOffset().getId(),
                        moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static String between(ZonedDateTime from, ZonedDateTime to) {
        var minutes = ChronoUnit.MINUTES.between(from, to);
        var days = ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
        var period = Period.between(from.toLocalDate(), to.toLocalDate());
        var calendar =
                "%d years, %d months, %d days".formatted(period.getYears(), period.getMonths(), period.getDays());
        var whole = from.toLocalTime().equals(LocalTime.MIDNIGHT)
                && to.toLocalTime().equals(LocalTime.MIDNIGHT);
        return whole
                ? "%d days (%s)".formatted(days, calendar)
                : "%d days by the calendar (%s); %d hours and %d minutes in all"
                        .formatted(days, calendar, minutes / 60, Math.abs(minutes % 60));
    }
}
