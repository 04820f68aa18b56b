import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface ResponseObject {
  readonly headers?: Record<string, unknown>;
  readonly content?: Record<string, { readonly schema: object }>;
}
interface Operation {
  readonly responses: Record<string, ResponseObject>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
}

/** Headers of HTTP's own machinery, of CORS and of browsers' defences, the same on every answer. */
const TRANSPORT_HEADERS =
  /^(connection|content-length|content-type|date|keep-alive|transfer-encoding|vary|cache-control|access-control-.*|content-security-policy|cross-origin-.*|origin-agent-cluster|referrer-policy|strict-transport-security|x-content-type-options|x-dns-prefetch-control|x-download-options|x-frame-options|x-permitted-cross-domain-policies|x-xss-protection)$/;

/** One answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Compares answers with the OpenAPI document that the server itself publishes. */
export class Contract {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(private readonly document: Document) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'document');
  }

  /** @throws Error naming the status, header or field that is not documented */
  check(method: string, path: string, answer: Answer): void {
    const found = this.#operation(method.toLowerCase(), path);
    if (!found) return;
    const { template, operation } = found;
    const where = `${method} ${template} → ${answer.status}`;
    const response = operation.responses[answer.status];
    if (!response) throw new Error(`${where}: the status is not documented`);
    this.#checkHeaders(where, response, answer);
    this.#checkBody(where, [template, method.toLowerCase(), answer.status], response, answer);
  }

  #operation(method: string, path: string) {
    for (const [template, operations] of Object.entries(this.document.paths)) {
      const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
      const operation = operations[method === 'head' ? 'get' : method];
      if (operation && pattern.test(path)) return { template, operation };
    }
    return null;
  }

  #checkHeaders(where: string, response: ResponseObject, { headers }: Answer): void {
    const documented = Object.keys(response.headers ?? {}).map((name) => name.toLowerCase());
    for (const name of headers.keys()) {
      if (!TRANSPORT_HEADERS.test(name) && !documented.includes(name)) {
        throw new Error(`${where}: the header ${name} is not documented`);
      }
    }
    for (const name of ['x-correlation-id', 'x-process-time']) {
      if (!headers.has(name)) throw new Error(`${where}: the header ${name} is missing`);
    }
  }

  #checkBody(
    where: string,
    [template, method, status]: [string, string, number],
    response: ResponseObject,
    { headers, text }: Answer,
  ): void {
    const type = headers.get('content-type')?.split(';')[0];
    if (text === '') {
      if (response.content && status !== 304) throw new Error(`${where}: the body is missing`);
      return;
    }
    if (type === undefined || !response.content?.[type]) {
      throw new Error(`${where}: a body of type ${type} is not documented`);
    }
    const pointer = [
      'paths',
      template,
      method,
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ]
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = this.#ajv.compile({ $ref: `document#/${pointer}` });
    if (!validate(JSON.parse(text))) {
      throw new Error(`${where}: ${this.#ajv.errorsText(validate.errors)} in ${text}`);
    }
  }
}
