import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import accepts from 'accepts';
import type { RequestHandler } from 'express';
import { HttpError, httpErrors } from '../errors/http-errors.js';

/** Packed once, when it was brought here. */
const PACKED = '.gz';
/** The address changes with the content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The files that a page loads. */
export interface PageFiles {
  /** Where a file is, with its version. */
  address(name: string): string;
  readonly serve: RequestHandler;
}

interface PageFile {
  readonly stored: string;
  readonly tag: string;
  readonly isPacked: boolean;
}

/**
 * Serves files of a folder from the disk, and nothing else that is in it; one that is stored as
 * `NAME.gz` is served as NAME.
 * @param base the path at which `serve` is mounted
 * @throws Error when one is missing
 */
export function pageFiles(folder: URL, base: string, names: readonly string[]): PageFiles {
  const files = new Map(names.map((name) => [name, look(folder, name)]));
  const root = fileURLToPath(folder);
  return {
    address: (name) => `${base}/${name}?v=${files.get(name)?.tag ?? ''}`,
    serve: (request, response, next) => {
      const name = request.path.slice(1);
      const file = files.get(name);
      if (!file) throw new HttpError(httpErrors.notFound);
      const { stored, tag, isPacked } = file;
      const isSentPacked = isPacked && accepts(request).encoding(['gzip', 'identity']) === 'gzip';
      response.type(extname(name)).set({
        'Cache-Control': request.query['v'] === tag ? FOR_EVER : 'no-cache',
        // Strong tags tell the encodings apart.
        ETag: `"${tag}${isSentPacked ? '-gzip' : ''}"`,
        ...(isPacked && { Vary: 'Accept-Encoding' }),
        ...(isSentPacked && { 'Content-Encoding': 'gzip' }),
      });
      if (isPacked && !isSentPacked && request.method !== 'HEAD' && !request.fresh) {
        pipeline(createReadStream(new URL(stored, folder)), createGunzip(), response, () => {
          // Whoever left does not need the rest.
        });
        return;
      }
      const options = { root, acceptRanges: false, cacheControl: false, lastModified: false };
      response.sendFile(stored, options, (error) => {
        if (error && !response.headersSent) next(error);
      });
    },
  };
}

function look(folder: URL, name: string): PageFile {
  const isPacked = existsSync(new URL(name + PACKED, folder));
  const stored = isPacked ? name + PACKED : name;
  const content = readFileSync(new URL(stored, folder));
  const tag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  return { stored, tag, isPacked };
}
