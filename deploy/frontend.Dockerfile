# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY frontend/package.json frontend/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM nginxinc/nginx-unprivileged:1.28-alpine
COPY deploy/nginx/atelier.conf.template /etc/nginx/templates/default.conf.template
COPY --from=build /build/dist /usr/share/nginx/html
ENV ATELIER_LISTEN=8080 \
    ATELIER_BACKEND=backend:8080 \
    ATELIER_PAGE=/usr/share/nginx/html \
    ATELIER_FRONT_PROXY=127.0.0.1 \
    NGINX_ENVSUBST_FILTER=^ATELIER_
EXPOSE 8080
