# Enlace in the production profile. docker-compose.yml shows what it needs around it.

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install --yes --no-install-recommends maven
WORKDIR /source
COPY . .
# Without -DskipTests the tests would run again; the application's test jar still has to be compiled.
RUN mvn -B -q package -DskipTests
# Libraries outside the jar start faster, and stay in a layer of their own.
RUN java -Djarmode=tools -jar bootstrap/target/enlace-bootstrap-*.jar extract --destination /app \
 && mv /app/enlace-bootstrap-*.jar /app/enlace.jar

FROM eclipse-temurin:25-jre AS runtime
RUN useradd --system --uid 10001 --create-home --home-dir /home/enlace enlace
WORKDIR /app
COPY --from=build /app/lib lib
COPY --from=build /app/enlace.jar .
COPY docker/health /usr/local/bin/health

# A first start, up to where requests would come in, writes a cache that halves the time of later
# ones. It must be made by the JVM, at the path and with the jars that will use it. It runs in the
# embedded profile, which brings its own database; where that cannot start, Enlace goes without.
# A flag that is given here and not below, or the other way round, can make the cache useless.
FROM runtime AS train
USER enlace
RUN SPRING_PROFILES_ACTIVE=embedded ENLACE_HOME=/tmp/train \
    java -XX:+UseSerialGC -XX:AOTCacheOutput=/home/enlace/enlace.aot -Xlog:aot=error -Dspring.context.exit=onRefresh -jar enlace.jar \
 || touch /home/enlace/enlace.aot

FROM runtime
COPY --from=train /home/enlace/enlace.aot .
ENV SPRING_PROFILES_ACTIVE=production ENLACE_HOME=/home/enlace MALLOC_ARENA_MAX=2
USER enlace
EXPOSE 8080
HEALTHCHECK --start-period=60s CMD ["health"]
# Without the flag one of its loops may die of it unseen, while the rest seems to live.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:AOTCache=enlace.aot", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "enlace.jar"]
