import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/**
 * Why a URL cannot be called; null when it can, as far as the URL alone tells. Which addresses its name
 * leads to is seen when it is called.
 * @param allowPrivate whether http, and addresses outside of the public internet, will do
 */
export function webhookUrlRefusal(text: string, allowPrivate: boolean): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return 'it is no URL';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
    return allowPrivate ? 'it must begin with https or http' : 'it must begin with https';
  }
  if (url.username !== '' || url.password !== '') return 'it must hold no credentials';
  if (allowPrivate) return null;
  const host = hostOf(url);
  const isPrivate = isIP(host) ? !isPublicAddress(host) : /(^|\.)localhost\.?$/.test(host);
  return isPrivate ? 'it must be on the public internet' : null;
}

/** The host without the brackets of IPv6; numbers in whatever notation are dotted ones already. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
