package dev.atelier.platform.keeping;

/** Why a backup or a restore cannot be made, in words for the person who asked for it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
