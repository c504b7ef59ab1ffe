package dev.atelier.chats;

import dev.atelier.chats.AskedFile.Fate;
import java.util.ArrayList;
import java.util.List;

/** How much of the files of a conversation goes into one request: the newest, up to bounds that keep requests and memory small. */
final class FileRoom {
    static final int MOST_PICTURES = 20;
    static final long MOST_PICTURE_BYTES = 40L << 20;
    static final long MOST_TEXT_BYTES = 8L << 20;

    private final boolean sees;
    private int pictures = MOST_PICTURES;
    private long pictureBytes = MOST_PICTURE_BYTES;
    private long textBytes = MOST_TEXT_BYTES;

    private FileRoom(boolean sees) {
        this.sees = sees;
    }

    /** @param sees whether the model takes pictures */
    static History decide(History history, boolean sees) {
        var room = new FileRoom(sees);
        var question = room.decide(history.question());
        var passages = new ArrayList<History.Passage>();
        history.passages().reversed().forEach(passage -> passages.add(passage.asking(room.decide(passage.question()))));
        return new History(passages.reversed(), question, history.leftOut());
    }

    private List<Asked> decide(List<Asked> asked) {
        var decided = new ArrayList<Asked>();
        for (var one : asked.reversed()) {
            var files = new ArrayList<AskedFile>();
            one.files().reversed().forEach(file -> files.add(file.with(fate(file.file()))));
            decided.add(one.with(files.reversed()));
        }
        return decided.reversed();
    }

    /** Once one has no room, no older one has: what is left out is the beginning, not something in between. */
    private Fate fate(Attachment file) {
        if (file.isPicture() && !sees) {
            return Fate.CANNOT_BE_SEEN;
        }
        if (!file.isPicture()) {
            textBytes = file.size() > textBytes ? 0 : textBytes - file.size();
            return textBytes > 0 ? Fate.SENT : Fate.LEFT_OUT;
        }
        var fits = pictures > 0 && file.size() <= pictureBytes;
        pictures = fits ? pictures - 1 : 0;
        pictureBytes -= fits ? file.size() : 0;
        return fits ? Fate.SENT : Fate.LEFT_OUT;
    }
}
