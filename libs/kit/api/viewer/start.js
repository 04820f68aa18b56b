/** Signs in with the form of the page, and shows the document in the viewer. */
(() => {
  const form = document.querySelector('form');
  const said = document.querySelector('output');
  const signOut = document.querySelector('#sign-out');
  const { fetch } = globalThis;
  // Lasts as long as the page: nothing keeps it.
  let token = null;

  /** What the viewer asks of this server carries the token; nobody else gets it. */
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    if (token !== null && new URL(request.url).origin === location.origin) {
      request.headers.set('Authorization', `Bearer ${token}`);
    }
    return fetch(request);
  };

  function show(isSignedIn, message) {
    form.hidden = isSignedIn;
    signOut.hidden = !isSignedIn;
    said.value = message;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { username, password } = form.elements;
    // Pressed twice it would be two attempts, of which few are free.
    const button = form.querySelector('button');
    if (button.disabled) return;
    button.disabled = true;
    said.value = 'Signing in …';
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
      });
      const answer = await response.json();
      if (!response.ok) {
        said.value = answer.detail;
        return;
      }
      token = answer.access_token;
      show(true, `Signed in as ${username.value}`);
      password.value = '';
      signOut.focus();
    } catch {
      said.value = 'The server does not answer.';
    } finally {
      button.disabled = false;
    }
  });

  signOut.addEventListener('click', () => {
    token = null;
    show(false, '');
    form.elements.username.focus();
  });

  /** The document as the viewer gets it: it would ask for a client and scopes where a token is all it takes. */
  async function forViewer() {
    const response = await fetch(document.querySelector('link[rel="service-desc"]').href);
    const content = await response.json();
    const schemes = content.components.securitySchemes;
    for (const name of Object.keys(schemes)) {
      schemes[name] = { type: 'http', scheme: 'bearer', description: 'Not needed once signed in.' };
    }
    return { content, preferredSecurityScheme: Object.keys(schemes)[0] };
  }

  forViewer().then(({ content, preferredSecurityScheme }) => {
    Scalar.createApiReference('#reference', {
      content,
      authentication: { preferredSecurityScheme },
      // Nothing is asked of anybody but the server that the page is from.
      telemetry: false,
      proxyUrl: '',
      withDefaultFonts: false,
      agent: { disabled: true, hideAddApi: true },
      mcp: { disabled: true },
      showDeveloperTools: 'never',
      hideClientButton: true,
      persistAuth: false,
      documentDownloadType: 'none',
      defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    });
  });
})();
