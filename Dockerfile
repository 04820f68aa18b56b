# Builds in one stage, runs in another that has neither sources nor build tools. docs/deployment says how to run it.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
COPY . .
# What is downloaded is kept from one build to the next, and out of the image.
RUN --mount=type=cache,target=/var/cache/npm \
  npm ci --cache /var/cache/npm && npx nx run server:build && node tools/image/assemble.mjs /strata

FROM node:24.21.0-bookworm-slim
ARG VERSION=unreleased
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Strata" \
  org.opencontainers.image.description="The back office of a rental and sales company." \
  org.opencontainers.image.source="https://github.com/strata-ddd/strata" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
# Who runs this needs no package manager in it. The folder is where dumps go, and all that is ever written.
RUN rm -rf /usr/local/lib/node_modules /opt/yarn-* /usr/local/bin/npm /usr/local/bin/npx \
    /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg \
  && install -d -o node -g node -m 700 /var/lib/strata
WORKDIR /strata
COPY --from=build /strata ./
ENV NODE_ENV=production OPS_PAGE=false HOST=0.0.0.0 DATA_DIR=/var/lib/strata
# A number, which Kubernetes knows not to be root's.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
# Not whether it is ready: a restart would not bring a database back.
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "health.mjs", "live"]
# No shell in between: signals come to the server. Other commands take the place of serve.
ENTRYPOINT ["node", "--max-semi-space-size=64", "apps/server/dist/main.js"]
CMD ["serve"]
