package dev.atelier.chats;

import java.util.List;

/** How a model is asked to make one answer of several. */
final class Merging {
    private static final String ASKED = """
            Several assistants answered the question below. Make one answer of theirs: the best of each, nothing said twice; where they \
            contradict one another, what is right, or, if that cannot be told, what they disagree about. Answer in the language of the \
            question. Give the answer alone, without a word about the assistants or about merging.""";

    private Merging() {}

    /** With the files of the question. */
    static Asked asked(MessageEntity question, List<MessageEntity> answers) {
        return Asked.of(prompt(question, answers), question.attachments);
    }

    private static String prompt(MessageEntity question, List<MessageEntity> answers) {
        var prompt = new StringBuilder(ASKED)
                .append("\n\n<question>\n")
                .append(question.text)
                .append("\n</question>");
        for (var i = 0; i < answers.size(); i++) {
            prompt.append("\n\n<answer number=\"")
                    .append(i + 1)
                    .append("\">\n")
                    .append(answers.get(i).text)
                    .append("\n</answer>");
        }
        return prompt.toString();
    }
}
