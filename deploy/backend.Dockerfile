# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY backend/pom.xml .
COPY backend/src/main src/main
RUN --mount=type=cache,target=/root/.m2 mvn -B -q package -DskipTests

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home atelier && install -d -o atelier -m 0700 /data
# The libraries change seldom, so they are a layer of their own.
COPY --from=build /build/target/quarkus-app/lib/ /app/lib/
COPY --from=build /build/target/quarkus-app/ /app/
USER atelier
WORKDIR /data
VOLUME /data
ENV JAVA_OPTS="-XX:MaxRAMPercentage=60"
EXPOSE 8080
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTS -jar /app/quarkus-run.jar"]
