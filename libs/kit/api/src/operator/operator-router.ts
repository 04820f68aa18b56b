import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import type { Logger } from '@strata/application-kit';
import { toProblem } from '../errors/problem.js';
import { exchangeOf } from '../exchange/exchange.js';
import { Html, html } from '../pages/html.js';
import { pageFiles } from '../pages/page-files.js';
import type { AppOptions } from '../app/app-options.js';
import { iconAddress } from '../app/docs-page.js';
import {
  operatorDocument,
  type OperatorFrame,
  refusalDocument,
  type ShownSection,
  signInDocument,
} from './operator-html.js';
import {
  OPERATOR_PATH,
  type OperatorFields,
  type OperatorPage,
  type OperatorSection,
} from './operator-page.js';
import {
  closeSession,
  expectOwnForm,
  expectOwnPage,
  openSession,
  type OperatorSession,
  say,
  sessionOf,
  takeSaid,
  tokenOf,
} from './operator-session.js';
import { FORM_TOKEN_FIELD, viewOf } from './operator-view.js';
import { PageRefusal } from './page-refusal.js';

/** Beside `src` and `dist` alike. */
const FOLDER = new URL('../../operator/', import.meta.url);
const STYLES = 'operator.css';
const SIGN_IN_PATH = `${OPERATOR_PATH}/sign-in`;
/** A form of ours has a few ids. */
const FORM_BYTES = 16 * 1024;
const SEE_OTHER = 303;
const INTERNAL = 500;

type RouterOptions = Pick<
  AppOptions,
  'name' | 'serviceName' | 'authenticator' | 'roles' | 'logger'
> & { readonly operator: OperatorPage };

/** The page of operators: plain HTML from the server, which needs no script. */
export function operatorRouter(options: RouterOptions): Router {
  const { operator, name, logger } = options;
  const files = pageFiles(FOLDER, `${OPERATOR_PATH}/files`, [STYLES]);
  const frame: OperatorFrame = { name, icon: iconAddress(), styles: files.address(STYLES) };
  const access = { ...options, access: operator.access };
  const sections = new Map(operator.sections.map((section) => [section.id, section]));

  const send = (response: Response, text: string, status = 200) =>
    void response.status(status).type('html').set('Cache-Control', 'no-store').send(text);
  const sendSignIn = (response: Response, status: number, said: string | null) =>
    send(response, signInDocument(frame, operator.signIn !== null, said), status);

  const enter = async (request: Request, response: Response, token: string) => {
    const session = await sessionOf(token, access);
    const exchange = exchangeOf(response);
    if (exchange) exchange.userId = session.actor.id;
    openSession(request, response, token);
    return session;
  };
  const show = async (
    request: Request,
    response: Response,
    session: OperatorSession,
    done?: { readonly section: string; readonly result: Html },
  ) => {
    const said = takeSaid(request, response);
    const shown = operator.sections.map(async (section): Promise<ShownSection> => {
      const content = await contentOf(section, session, request, logger);
      const isDone = done?.section === section.id;
      return { ...section, content: isDone ? html`${done.result}${content}` : content };
    });
    send(response, operatorDocument(frame, session, await Promise.all(shown), said));
  };

  const router = Router();
  router.use('/files', files.serve);
  router.post('/{*path}', ((request, _response, next) => {
    expectOwnPage(request);
    next();
  }) satisfies RequestHandler);
  router.use(express.urlencoded({ extended: false, limit: FORM_BYTES, parameterLimit: 20 }));

  router.get('/sign-in', (_request, response) => sendSignIn(response, 200, null));
  router.post('/sign-in', async (request, response) => {
    const { username, password, token } = fieldsOf(request);
    try {
      if (operator.signIn === null) await enter(request, response, token ?? '');
      else {
        const network = exchangeOf(response)?.network ?? '';
        const by = { username: username ?? '', network };
        const { accessToken } = await operator.signIn(by, password ?? '');
        await enter(request, response, accessToken);
      }
    } catch (error) {
      const { problem, headers } = toProblem(error, options.serviceName);
      if (problem.status === INTERNAL) throw error;
      response.set(headers).removeHeader('WWW-Authenticate');
      return sendSignIn(response, problem.status, problem.detail);
    }
    response.redirect(SEE_OTHER, OPERATOR_PATH);
  });

  // From here on only for who has signed in.
  router.use(async (request, response, next) => {
    const token = tokenOf(request);
    if (token === null) return response.redirect(SEE_OTHER, SIGN_IN_PATH);
    try {
      response.locals['session'] = await sessionOf(token, access);
    } catch (error) {
      const { status, detail } = toProblem(error, options.serviceName).problem;
      if (status !== 401 && status !== 403) throw error;
      closeSession(request, response);
      return sendSignIn(response, status, detail);
    }
    const { actor } = sessionIn(response);
    const exchange = exchangeOf(response);
    if (exchange) exchange.userId = actor.id;
    if (request.method === 'POST') {
      expectOwnForm(sessionIn(response), fieldsOf(request)[FORM_TOKEN_FIELD]);
    }
    next();
  });
  router.get('/', (request, response) => show(request, response, sessionIn(response)));
  router.post('/sign-out', (request, response) => {
    closeSession(request, response);
    response.redirect(SEE_OTHER, SIGN_IN_PATH);
  });
  router.post('/:section/:action', async (request, response) => {
    const { section: id, action: named } = request.params;
    const section = sections.get(id);
    const actions = section?.actions ?? {};
    const action = Object.hasOwn(actions, named) ? actions[named] : undefined;
    if (!action) throw new PageRefusal(404, NOT_THERE);
    const session = sessionIn(response);
    const { [FORM_TOKEN_FIELD]: _token, ...fields } = fieldsOf(request);
    const result = await action(fields, session.actor);
    // Beside, not among what we say of it: a form may name its fields as it likes.
    logger.info({ user_id: session.actor.id, section: id, action: named, fields }, 'operated');
    if (result instanceof Html) return show(request, response, session, { section: id, result });
    say(request, response, result);
    response.redirect(SEE_OTHER, `${OPERATOR_PATH}#${id}`);
  });
  router.use(() => {
    throw new PageRefusal(404, NOT_THERE);
  });
  // Express tells by the number of parameters that it takes errors.
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const [status, why] = refusalOf(error, options.serviceName);
    // What is our own fault is logged and told as everywhere.
    if (status === INTERNAL || response.headersSent) return next(error);
    send(response, refusalDocument(frame, TITLES[status] ?? 'That did not work', why), status);
  });
  return router;
}

const NOT_THERE = 'There is nothing at this address.';
const TITLES: Readonly<Record<number, string>> = {
  403: 'That is not allowed',
  404: 'Not found',
  503: 'Not now',
};

function refusalOf(error: unknown, serviceName: string): readonly [status: number, why: string] {
  if (error instanceof PageRefusal) return [error.status, error.message];
  const { status, detail } = toProblem(error, serviceName).problem;
  return [status, detail];
}

function sessionIn({ locals }: Response): OperatorSession {
  // Put there by who let the request through.
  return locals['session'] as OperatorSession;
}

/** Texts only: of a field that comes twice the last one counts. */
function fieldsOf({ body }: Request): OperatorFields {
  // What Express's parser of forms without nesting gives.
  const fields = Object.entries((body ?? {}) as Record<string, string | string[]>);
  return Object.fromEntries(fields.map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
}

async function contentOf(
  section: OperatorSection,
  { formToken }: OperatorSession,
  { query }: Request,
  logger: Logger,
): Promise<Html> {
  try {
    return await section.content(viewOf(section, formToken, query));
  } catch (error) {
    logger.warn({ section: section.id, err: error }, 'section not shown');
    const why = error instanceof Error ? error.message : 'nobody knows why';
    return html`<p class="bad">This cannot be shown: ${why}</p>`;
  }
}
