/** The rules that hold for every request, below the routes: request ids, hosts, origins, sizes, problems, ETags, pages. */
@NullMarked
package dev.atelier.platform.http;

import org.jspecify.annotations.NullMarked;
