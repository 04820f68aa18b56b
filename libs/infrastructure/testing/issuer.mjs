/** An OpenID Connect issuer in a process of its own: `node issuer.mjs PORT KEY_ID ALGORITHM`; its first line is its port. */
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

const [port, kid, alg] = process.argv.slice(2);
const server = createServer().listen(Number(port), '127.0.0.1', async () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, alg, use: 'sig' }] },
    // Each is called what it is; what a token says of its bearer comes from that.
    clients: ['staff', 'boss', 'stranger'].map((client_id) => ({
      client_id,
      client_secret: 'secret',
      id_token_signed_response_alg: alg,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    extraTokenClaims: (_context, { clientId }) => ({ realm: { groups: ['all', clientId] } }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, audience) => ({
          audience,
          scope: '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg } },
        }),
      },
    },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${server.address().port}\n`);
});
