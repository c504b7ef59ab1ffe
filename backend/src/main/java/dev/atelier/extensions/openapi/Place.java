package dev.atelier.extensions.openapi;

/** Where in a request an argument goes. */
enum Place {
    PATH,
    QUERY,
    HEADER,
    /** A member of a body that is an object or a form. */
    FIELD,
    /** The body itself. */
    BODY
}
