/** Loaded before a program: gives one of its modules another text. */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

register('./replace-hook.mjs', {
  parentURL: import.meta.url,
  data: {
    url: pathToFileURL(process.env.REPLACED).href,
    source: process.env.REPLACEMENT,
  },
});
