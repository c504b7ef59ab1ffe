package dev.atelier.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.JsonFaults;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;

/** Every JSON body is an object: neither {@code null}, which Jackson reads as no value, nor a list or a text where any JSON would do. */
@Provider
public class JsonObjects implements ReaderInterceptor {

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) { // read by who asked for it
            return context.proceed();
        }
        var body = new PushbackInputStream(context.getInputStream());
        var first = body.read();
        if (first < 0) {
            return null; // no body, which some routes do without
        }
        body.unread(first);
        context.setInputStream(body);
        var value = context.proceed();
        if (value == null || value instanceof JsonNode json && !json.isObject()) {
            throw JsonFaults.noObject().asException();
        }
        return value;
    }
}
