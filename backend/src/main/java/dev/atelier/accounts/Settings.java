package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an administrator changes while the server runs. */
@ApplicationScoped
public class Settings {
    private static final String SIGNUP = "signup";
    private static final String PULLS = "pulls";
    private static final String EXTENSION_WRITERS = "extension_writers";
    private static final String CHAT_TITLES = "chat_titles";
    private static final String TITLE_MODEL = "title_model_id";
    private static final int LONGEST_ID = 256;
    private static final String MAX_MODELS = "max_models_per_user";
    private static final String MAX_FILES = "max_files_per_user";
    private static final String MAX_BYTES = "max_bytes_per_user";

    private final EntityManager database;
    private final Audit audit;

    Settings(EntityManager database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * @param signup what becomes of who signs up
     * @param pulls who may fetch models onto the upstreams
     * @param extensionWriters who may add scripts and servers that are run or asked here
     * @param chatTitles whether a model is asked for the title of a chat: one more request for each chat
     * @param titleModelId which model; null where it is the one that answered first
     * @param maxModelsPerUser null where there is no limit; administrators have none
     * @param maxFilesPerUser that people put into their chats; null where there is no limit
     * @param maxBytesPerUser of models with their versions and pictures, and of files; null where there is no limit
     */
    @Schema(name = "Settings")
    public record View(
            SignUpMode signup,
            Pullers pulls,
            ExtensionWriters extensionWriters,
            ChatTitles chatTitles,
            @Nullable String titleModelId,
            @Nullable Long maxModelsPerUser,
            @Nullable Long maxFilesPerUser,
            @Nullable Long maxBytesPerUser) {}

    /** How much one person may keep; 0 is no limit. */
    public record Quotas(long models, long files, long bytes) {
        public boolean none() {
            return models == 0 && files == 0 && bytes == 0;
        }
    }

    /** Null leaves a setting as it is; a quota of 0 takes the limit away, an empty id the model. */
    @Schema(name = "SettingsRequest")
    public record Change(
            @Nullable SignUpMode signup,
            @Nullable Pullers pulls,
            @Nullable ExtensionWriters extensionWriters,
            @Nullable ChatTitles chatTitles,
            @Nullable @Schema(examples = "llama3.2:1b") String titleModelId,
            @Nullable @Schema(minimum = "0") Long maxModelsPerUser,
            @Nullable @Schema(minimum = "0") Long maxFilesPerUser,
            @Nullable @Schema(minimum = "0") Long maxBytesPerUser) {}

    @Transactional
    public View read(Caller caller) {
        Access.requireAdmin(caller);
        return view();
    }

    @Transactional
    public View change(Caller caller, Change change) {
        Access.requireAdmin(caller);
        if (change.signup() != null) {
            write(caller, SIGNUP, change.signup().word());
        }
        if (change.pulls() != null) {
            write(caller, PULLS, change.pulls().word());
        }
        if (change.extensionWriters() != null) {
            write(caller, EXTENSION_WRITERS, change.extensionWriters().word());
        }
        if (change.chatTitles() != null) {
            write(caller, CHAT_TITLES, change.chatTitles().word());
        }
        if (change.titleModelId() != null) {
            writeTitleModel(caller, change.titleModelId().strip());
        }
        writeQuota(caller, MAX_MODELS, change.maxModelsPerUser());
        writeQuota(caller, MAX_FILES, change.maxFilesPerUser());
        writeQuota(caller, MAX_BYTES, change.maxBytesPerUser());
        return view();
    }

    @Transactional
    public Quotas quotas() {
        return new Quotas(number(MAX_MODELS), number(MAX_FILES), number(MAX_BYTES));
    }

    private void writeTitleModel(Caller caller, String id) {
        if (id.codePointCount(0, id.length()) > LONGEST_ID) {
            throw new Fault.Invalid("/" + TITLE_MODEL, "must be at most " + LONGEST_ID + " characters").asException();
        }
        write(caller, TITLE_MODEL, id);
    }

    /** Whether a model is asked for titles now, and which; none where it is the one that answered. */
    @Transactional
    public TitleMaker titleMaker() {
        return new TitleMaker(chatTitles() == ChatTitles.MODEL, titleModel());
    }

    public record TitleMaker(boolean asked, Optional<String> modelId) {}

    private Optional<String> titleModel() {
        return stored(TITLE_MODEL).filter(id -> !id.isEmpty());
    }

    @Transactional
    ChatTitles chatTitlesNow() {
        return chatTitles();
    }

    private ChatTitles chatTitles() {
        return stored(CHAT_TITLES).map(ChatTitles::of).orElse(ChatTitles.FIRST_WORDS);
    }

    private static @Nullable Long limit(long quota) {
        return quota == 0 ? null : quota;
    }

    private long number(String name) {
        return stored(name).map(Long::valueOf).orElse(0L);
    }

    private void writeQuota(Caller caller, String name, @Nullable Long quota) {
        if (quota == null) {
            return;
        }
        if (quota < 0) {
            throw new Fault.Invalid("/" + name, "must be 0 (no limit) or more").asException();
        }
        write(caller, name, quota.toString());
    }

    /** What anybody may know before signing up. */
    @Transactional
    SignUpMode signUpMode() {
        return signUp();
    }

    /** Whether this role may fetch models onto the upstreams now. */
    @Transactional
    public boolean mayPull(Role role) {
        return switch (role) {
            case ADMIN -> true;
            case USER -> pullers() == Pullers.USERS;
            case PENDING -> false;
        };
    }

    /** Whether this role may add scripts and servers now. */
    @Transactional
    public boolean mayWriteExtensions(Role role) {
        return switch (role) {
            case ADMIN -> true;
            case USER -> extensionWriters() == ExtensionWriters.USERS;
            case PENDING -> false;
        };
    }

    private View view() {
        var quotas = quotas();
        return new View(
                signUp(),
                pullers(),
                extensionWriters(),
                chatTitles(),
                titleModel().orElse(null),
                limit(quotas.models()),
                limit(quotas.files()),
                limit(quotas.bytes()));
    }

    private SignUpMode signUp() {
        return stored(SIGNUP)
                .map(word -> SignUpMode.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(SignUpMode.PENDING);
    }

    private ExtensionWriters extensionWriters() {
        return stored(EXTENSION_WRITERS)
                .map(word -> ExtensionWriters.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ExtensionWriters.ADMINISTRATORS);
    }

    private Pullers pullers() {
        return stored(PULLS)
                .map(word -> Pullers.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Pullers.ADMINS);
    }

    @SuppressWarnings("unchecked")
    private Optional<String> stored(String name) {
        List<String> found = database.createNativeQuery("select value from setting where name = ?1", String.class)
                .setParameter(1, name)
                .getResultList();
        return found.stream().findFirst();
    }

    private void write(Caller caller, String name, String value) {
        database.createNativeQuery(
                        "insert into setting (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value")
                .setParameter(1, name)
                .setParameter(2, value)
                .executeUpdate();
        audit.note(caller, "settings." + name, value);
    }
}
