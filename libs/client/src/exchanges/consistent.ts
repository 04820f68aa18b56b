import { withHeader, type Exchange } from './exchange.js';

const TOKEN_HEADER = 'X-Consistency-Token';

/** Sends along what the last change was answered with: a read that a replica answers shows that change. */
export function consistent(exchange: Exchange): Exchange {
  let last: string | null = null;
  return async (request) => {
    const answer = await exchange(last ? withHeader(request, TOKEN_HEADER, last) : request);
    last = answer.headers.get(TOKEN_HEADER) ?? last;
    return answer;
  };
}
