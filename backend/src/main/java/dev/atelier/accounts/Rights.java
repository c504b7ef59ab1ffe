package dev.atelier.accounts;

/** What one caller may do with one thing: run it, see what is inside, change it. */
public record Rights(boolean use, boolean read, boolean write) {
    public static final Rights ALL = new Rights(true, true, true);
    public static final Rights READ = new Rights(true, true, false);
    public static final Rights USE = new Rights(true, false, false);
    public static final Rights NONE = new Rights(false, false, false);

    /** What either of both allows. */
    public Rights or(Rights other) {
        return new Rights(use || other.use, read || other.read, write || other.write);
    }
}
