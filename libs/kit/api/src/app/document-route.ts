import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import accepts from 'accepts';
import type { Express } from 'express';
import { JSON_MEDIA_TYPE } from '../endpoints/media-type.js';

const compress = promisify(gzip);

/** A document as it is sent, whole and compressed; the tag is that of its text. */
interface Served {
  readonly text: Buffer;
  readonly compressed: Buffer;
  readonly tag: string;
}

/** Serves a document, written when it is first asked for; whoever has it is told so by its ETag. */
export function serveDocument(app: Express, path: string, document: () => object): void {
  let served: Promise<Served> | undefined;
  app.get(path, async (request, response) => {
    served ??= write(document());
    const { text, compressed, tag } = await served;
    const isCompressed = accepts(request).encoding(['gzip', 'identity']) === 'gzip';
    response.set({
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
      // Strong tags tell the encodings apart.
      ETag: `"${tag}${isCompressed ? '-gzip' : ''}"`,
      ...(isCompressed && { 'Content-Encoding': 'gzip' }),
    });
    // Express answers 304 by the ETag.
    response.type(JSON_MEDIA_TYPE).send(isCompressed ? compressed : text);
  });
}

async function write(document: object): Promise<Served> {
  const text = Buffer.from(JSON.stringify(document));
  const tag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { text, compressed: await compress(text), tag };
}
