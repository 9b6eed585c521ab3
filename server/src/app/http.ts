import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import { toNodeHandler } from 'better-auth/node';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import pg from 'pg';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { type HasSnapshot, snapshotStore } from '../cooperation/snapshot-store.js';
import { type Clock, systemClock } from '../foundation/clock.js';
import { type Authentication, openAuthentication } from '../identity/authentication.js';
import { stopLetters } from '../identity/unwanted-letters.js';
import { matchHistory } from '../introductions/match-history.js';
import { unreadOf } from '../notifications/inbox.resolver.js';
import { liveInbox } from '../notifications/live-inbox.js';
import { unsubscribe } from '../notifications/unsubscribe.js';
import { ensureIndexed, followOutbox } from '../search/indexing.js';
import { buildApi } from './api.js';
import { type Config, WrongSetting } from './config.js';
import type { Context } from './context.js';
import type { Database } from './database.js';
import { errorFormatter } from './errors.js';
import { addHealth } from './health.js';
import { startJobs } from './jobs.js';
import { languageFrom } from './language.js';
import { letGo } from './let-go.js';
import { limits, maximumTokens } from './limits.js';
import { addLiveInbox } from './live-inbox-route.js';
import { personalData } from './personal-data.js';
import { refusalsInWords } from './refusal-words.js';
import { refuseBadRequest } from './refuse-bad-request.js';
import { openSearchEngines, type SearchEngines } from './search-engines.js';
import { addUploads } from './uploads.js';
import { viewerOf } from './viewer-of.js';

export interface Running {
  url: string;
  /** The picture of the network that this server answers from. */
  snapshot: HasSnapshot['snapshot'];
  close(): Promise<void>;
}

const clientFolder = fileURLToPath(new URL('../../../client/dist', import.meta.url));

/** Serves the client, /graphql, health and metrics on one address. */
export async function serve(orm: Database, config: Config, log: Logger, clock: Clock = systemClock): Promise<Running> {
  const app = express();
  const server = createServer(app);
  // Longer than proxies keep theirs (60 s): closed sooner, a request on its way meets a connection that is gone.
  server.keepAliveTimeout = 65_000;
  const apollo = new ApolloServer<Context>({
    schema: buildApi(),
    introspection: true,
    // Whoever started the server stops it, in the right order.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: maximumTokens },
    formatError: errorFormatter(log),
    plugins: [
      limits,
      refusalsInWords,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: server }),
    ],
    logger: log,
  });
  const engines = openSearchEngines(orm, config, log);
  for (const engine of engines.all) {
    // Only the embedded index is needed to start: another engine that is down catches up from the outbox later.
    if (engine.name === 'postgres') await ensureIndexed(engine);
  }
  const pool = new pg.Pool({
    connectionString: orm.config.get('clientUrl'),
    max: 5,
    application_name: 'wasl-sign-in',
  });
  pool.on('error', (error) => log.warn({ err: error }, 'a connection for signing in was lost'));
  const authentication = await openAuthentication(orm.em, pool, {
    publicUrl: config.PUBLIC_URL ?? null,
    secret: config.AUTH_SECRET ?? null,
    demonstration: config.DEMONSTRATION === 'on',
    log,
  });
  const picture = snapshotStore(orm.config.get('clientUrl') ?? '', clock, (error) =>
    log.error({ err: error }, 'the picture of the network lags'),
  );
  await apollo.start();
  const context = contextOf(orm, config, log, engines, authentication, clock, picture.read);
  const graphql = expressMiddleware(apollo, { context });

  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUST_PROXY);
  app.use(
    pinoHttp({ logger: log, genReqId: (request, response) => requestId(request.headers['x-request-id'], response) }),
  );
  app.use(securityHeaders);
  app.use(compression());
  addHealth(app, orm, engines);
  app.post(['/graphql', '/api/auth/{*path}'], ownPagesOnly(config));
  const signIn = [jsonAlone, express.json({ limit: '1mb' }), addressTold, toNodeHandler(authentication)];
  app.get('/api/auth/{*path}', signIn);
  app.post('/api/auth/{*path}', signIn);
  const inbox = liveInbox(orm.config.get('clientUrl') ?? '', (error) =>
    log.warn({ err: error }, 'the inbox lost its connection'),
  );
  const endInboxes = addLiveInbox(app, {
    inbox,
    viewerOf: (request) => viewerOf(request, orm.em.fork(), authentication, config.DEMONSTRATION === 'on'),
    unreadOf: (accountId) => unreadOf(orm.em.fork(), accountId),
    failed: (error) => log.warn({ err: error }, 'an inbox could not be told'),
  });
  app.post('/unsubscribe/:account/:signature', async (request, response) => {
    const { account = '', signature = '' } = request.params;
    const em = orm.em.fork();
    const done = (await unsubscribe(em, account, signature)) || (await stopLetters(em, account, signature));
    response.status(done ? 200 : 404).json({ done });
  });
  addUploads(app, ownPagesOnly(config), context);
  app.use('/graphql', (_request, response, next) => {
    // An answer is for one viewer at one moment.
    response.setHeader('cache-control', 'no-store');
    next();
  });
  app.post('/graphql', express.json({ limit: '1mb' }), graphql);
  app.get('/graphql', (request, response, next) => {
    // A browser names HTML and gets the explorer; a program that takes anything gets its answer.
    if (request.header('accept')?.includes('text/html')) return next();
    // Express leaves the body of a GET undefined, which the GraphQL middleware takes for a missing parser.
    request.body ??= {};
    return graphql(request, response, next);
  });
  app.all('/graphql', (request, response, next) => {
    // The explorer's page, which the client answers below.
    if (['GET', 'HEAD'].includes(request.method)) return next();
    response.setHeader('allow', 'GET, POST');
    response.status(405).json({
      errors: [{ message: 'GraphQL is asked by POST, or by GET for queries.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });
  addClient(app);
  app.use(refuseBadRequest(log));
  await listen(server, config);
  const followers = engines.all.map((engine) =>
    followOutbox(orm, engine, (error) => log.error({ err: error, engine: engine.name }, 'the search index lags')),
  );
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  const url = `http://${host}:${port}`;
  const stopJobs =
    config.JOBS === 'on' ? await startJobs(orm, config, log, clock, config.PUBLIC_URL ?? url, engines.embedded) : null;
  return {
    url,
    snapshot: picture.read,
    close: async () => {
      const left = (what: string) => () => log.warn({ what }, 'was left behind when stopping');
      endInboxes();
      await letGo(inbox.close(), left('the inbox'));
      await letGo(picture.close(), left('the picture of the network'));
      await letGo(stopJobs?.(), left('the queue'));
      await letGo(Promise.all(followers.map((stop) => stop())), left('the search index'));
      await apollo.stop();
      await letGo(pool.end(), left('the sessions'));
    },
  };
}

function requestId(
  given: string | string[] | undefined,
  response: { setHeader(name: string, value: string): void },
): string {
  const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.setHeader('x-request-id', id);
  return id;
}

/** A browser names the page it asks from; another site's page may not write with this one's cookies, or sign anyone in. */
function ownPagesOnly(config: Config) {
  const known = config.PUBLIC_URL ? new URL(config.PUBLIC_URL).host : null;
  return (request: Request, response: Response, next: NextFunction): void => {
    const origin = request.header('origin');
    const host = origin && URL.canParse(origin) ? new URL(origin).host : null;
    if (!origin || (host && (host === request.header('host') || host === known))) {
      next();
      return;
    }
    response.status(403).json({
      errors: [{ message: 'This page may not ask in your name.', extensions: { code: 'NOT_ALLOWED' } }],
    });
  };
}

/** Tells the sign-in library whose request it is by a header of ours, so that nobody can name another address. */
function addressTold(request: Request, _response: Response, next: NextFunction): void {
  request.headers['x-wasl-address'] = request.ip ?? '';
  next();
}

function contextOf(
  orm: Database,
  config: Config,
  log: Logger,
  engines: SearchEngines,
  authentication: Authentication,
  clock: Clock,
  snapshot: HasSnapshot['snapshot'],
) {
  return async ({ req }: { req: Request }): Promise<Context> => {
    const em = orm.em.fork();
    const { viewer, sessionId } = await viewerOf(req, em, authentication, config.DEMONSTRATION === 'on');
    const id = String((req as unknown as { id: unknown }).id);
    return {
      em,
      viewer,
      sessionId,
      personalData,
      mailboxOpen: config.DEMONSTRATION === 'on' && !config.SMTP_URL,
      lang: languageFrom(req.header('accept-language')),
      clock,
      snapshot,
      engine: engines.answering,
      embedded: engines.embedded,
      history: matchHistory(em),
      demonstration: config.DEMONSTRATION === 'on',
      requestId: id,
      log,
    };
  };
}

function securityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-robots-tag', 'noindex');
  response.setHeader(
    'content-security-policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  );
  next();
}

/** Signing in takes JSON alone: the library would read a form whatever its size, and another site's page could send one. */
function jsonAlone(request: Request, _response: Response, next: NextFunction): void {
  next(request.is('json') === false ? Object.assign(new Error('not JSON'), { status: 415 }) : undefined);
}

function addClient(app: express.Express): void {
  const page = join(clientFolder, 'index.html');
  const assets = express.static(join(clientFolder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false });
  app.use('/assets', (request, response, next) =>
    ['GET', 'HEAD'].includes(request.method) ? assets(request, response, next) : next(),
  );
  app.use(express.static(clientFolder, { index: false }));
  app.get('/{*path}', (request, response, next) => {
    // A file asked for at the top, such as /favicon.ico, is no page of the client.
    const isFile = /^\/[^/]*\.[^/]+$/.test(request.path);
    if (isFile || !existsSync(page) || request.accepts(['html', 'json']) !== 'html') return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(page);
  });
  app.use((_request, response) => {
    response.status(404).json({ error: 'There is nothing at this address.' });
  });
}

/** Refuses a port that is taken before anything else is begun, since a first start takes its time. */
export async function requireFreePort(config: Config): Promise<void> {
  const probe = createServer();
  await listen(probe, config);
  await new Promise((done) => probe.close(done));
}

async function listen(server: Server, config: Config): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        fail(
          new WrongSetting(`Port ${config.PORT} is taken by another program. Try PORT=${config.PORT + 1} npm start.`),
        );
      } else if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
        fail(new WrongSetting(`Cannot listen on ${config.HOST}:${config.PORT} (${error.code}). Set HOST and PORT.`));
      } else fail(error);
    });
    server.listen(config.PORT, config.HOST, done);
  });
}
