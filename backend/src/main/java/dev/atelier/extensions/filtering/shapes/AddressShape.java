package dev.atelier.extensions.filtering.shapes;

/** An e-mail address in letters, digits and signs of ASCII (RFC 5321's dot-string): scripts that set no spaces go on right behind one. */
public final class AddressShape implements Shape {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_HOST = 253;

    @Override
    public String kind() {
        return "e-mail";
    }

    @Override
    public Found at(Text text, int from, char before) {
        if (!isOfName(text.at(from)) || text.at(from) == '.' || isOfName(before)) {
            return Found.NO;
        }
        var at = from;
        while (at < text.length() && isOfName(text.at(at))) {
            if (++at - from > LONGEST_NAME) {
                return Found.NO;
            }
        }
        if (at == text.length()) {
            return text.whole() ? Found.NO : Found.PERHAPS;
        }
        return text.at(at) == '@' && text.at(at - 1) != '.' ? host(text, from, at + 1) : Found.NO;
    }

    /** The longest that ends in a label of letters behind a dot. */
    private static Found host(Text text, int from, int begin) {
        var good = 0;
        var label = begin;
        var at = begin;
        while (at < text.length() && at - begin <= LONGEST_HOST) {
            var c = text.at(at);
            if (c == '.') {
                if (at == label) {
                    break;
                }
                label = at + 1;
            } else if (!isAlphanumeric(c) && (c != '-' || at == label)) {
                break;
            }
            at++;
            if (label > begin && at - label >= 2 && isTop(text, label, at)) {
                good = at;
            }
        }
        if (at == text.length() && at - begin <= LONGEST_HOST && !text.whole()) {
            return Found.PERHAPS;
        }
        return good == 0 ? Found.NO : Found.yes(good - from);
    }

    private static boolean isTop(Text text, int from, int to) {
        if (to - from >= 4
                && String.valueOf(text.chars().subSequence(from, from + 4)).equalsIgnoreCase("xn--")) {
            return isAlphanumeric(text.at(to - 1));
        }
        for (var i = from; i < to; i++) {
            if (!isLetter(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfName(char c) {
        return isAlphanumeric(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    private static boolean isAlphanumeric(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
