/** Media type of every body and answer that is no problem. */
export const JSON_MEDIA_TYPE = 'application/json';
