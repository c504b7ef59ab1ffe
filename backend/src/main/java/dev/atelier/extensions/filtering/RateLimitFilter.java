package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Values;
import dev.atelier.extensions.filtering.Budgets.Exceeded;
import dev.atelier.extensions.filtering.Budgets.Limit;
import dev.atelier.extensions.filtering.Budgets.Period;
import dev.atelier.platform.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code rate-limit}: how many requests and tokens a person has a minute, a day and a month. */
final class RateLimitFilter implements Filter {
    static final ObjectNode SCHEMA = Settings.schema(Stream.of(Period.values())
                    .map(period -> """
            "requests_per_%1$s": {"type": "integer", "title": "Requests a %1$s", "minimum": 0, "default": 0, "description": "0 is no limit"},
            "tokens_per_%1$s": {"type": "integer", "title": "Tokens a %1$s", "minimum": 0, "default": 0, "description": "0 is no limit"},""".formatted(period.word()))
                    .collect(Collectors.joining())
            + """
            "per": {"type": "string", "title": "For each", "enum": ["person-and-model", "person"], "default": "person-and-model"}""");

    private final Budgets budgets;
    private final Budgets.Account account;
    private final List<Limit> limits;
    private final boolean counts;

    /** @param counts whether it is a request of the person; what is not takes its tokens alone */
    RateLimitFilter(Values values, Budgets budgets, Budgets.Account ofModel, boolean counts) {
        this.counts = counts;
        this.budgets = budgets;
        this.account = values.get("per").asText("").equals("person")
                ? new Budgets.Account(ofModel.extension(), ofModel.person(), "")
                : ofModel;
        this.limits = Stream.of(Period.values())
                .map(period -> new Limit(
                        period,
                        values.get("requests_per_" + period.word()).asLong(0),
                        values.get("tokens_per_" + period.word()).asLong(0)))
                .filter(Limit::isSet)
                .toList();
    }

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        if (!limits.isEmpty()) {
            (counts ? budgets.take(account, limits) : budgets.overdrawn(account, limits))
                    .ifPresent(RateLimitFilter::refuse);
        }
        return messages;
    }

    private static void refuse(Exceeded exceeded) {
        var limit = exceeded.limit();
        var most = exceeded.byTokens()
                ? "%,d tokens".formatted(limit.tokens())
                : "%,d requests".formatted(limit.requests());
        throw new Refusal(
                "The limit of %s a %s is reached."
                        .formatted(most, limit.period().word()),
                Duration.between(Now.instant(), exceeded.until()));
    }

    @Override
    public void spent(Spent spent) {
        if (!limits.isEmpty() && spent.tokens() > 0) {
            budgets.spend(account, limits, spent.tokens());
        }
    }
}
