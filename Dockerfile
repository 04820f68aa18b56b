# Builds in one stage, runs in another that has neither sources nor build tools.
FROM node:22-bookworm-slim AS build
WORKDIR /strata
COPY package.json package-lock.json .npmrc ./
COPY libs/kit/domain/package.json libs/kit/domain/
COPY libs/kit/application/package.json libs/kit/application/
COPY libs/kit/api/package.json libs/kit/api/
COPY libs/kit/infrastructure/package.json libs/kit/infrastructure/
COPY libs/domain/package.json libs/domain/
COPY libs/application/package.json libs/application/
COPY libs/infrastructure/package.json libs/infrastructure/
COPY libs/api/package.json libs/api/
COPY apps/server/package.json apps/server/
COPY apps/server-e2e/package.json apps/server-e2e/
COPY tools/boundaries/package.json tools/boundaries/
RUN npm ci --no-audit --no-fund
COPY . .
ENV NX_DAEMON=false
RUN npx nx run server:build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /strata
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build /strata/node_modules node_modules
COPY --from=build /strata/package.json ./
COPY --from=build /strata/prisma/migrations prisma/migrations
COPY --from=build /strata/libs libs
COPY --from=build /strata/apps/server apps/server
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=64", "apps/server/dist/main.js"]
