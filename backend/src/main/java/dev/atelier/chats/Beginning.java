package dev.atelier.chats;

import java.util.List;

/**
 * Where a stream takes up a chat.
 *
 * @param known up to which number the client knows the messages
 * @param places the replies that go on for the client
 * @param missed turns that it has not heard of, the oldest first
 */
record Beginning(long known, List<Place> places, List<StartedTurn> missed) {
    Beginning {
        places = List.copyOf(places);
        missed = List.copyOf(missed);
    }

    /** Up to which number the client knows the rounds, once it has been told of those that it missed. */
    long upTo() {
        return missed.stream().mapToLong(StartedTurn::round).reduce(known, Math::max);
    }

    /**
     * How much of a reply the client has, in bytes.
     *
     * @param asSnapshot whether it is better told anew, all at once
     */
    record Place(ReplyLog log, int text, int reasoning, boolean asSnapshot) {
        /** At its end: who reads on has heard the rest. */
        static Place end(ReplyLog log) {
            return new Place(log, log.text.length(), log.reasoning.length(), false);
        }

        static Place start(ReplyLog log) {
            return new Place(log, 0, 0, false);
        }

        static Place snapshot(ReplyLog log) {
            return new Place(log, 0, 0, true);
        }
    }
}
