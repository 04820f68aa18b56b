import { escaped, html } from './html.js';

describe('html', () => {
  const hostile = `<img src=x onerror="alert('&')">`;
  const harmless = '&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;';

  it('escapes what is put in, in text, in attributes and in lists', () => {
    expect(escaped(html`<p title="${hostile}">${hostile}${[hostile, hostile]}</p>`)).toBe(
      `<p title="${harmless}">${harmless}${harmless}${harmless}</p>`,
    );
  });

  it('takes parts as they are, and leaves out what is not there', () => {
    const parts = [1, 2].map((number) => html`<li>${number}</li>`);
    expect(escaped([...parts, null, false, ''])).toBe('<li>1</li><li>2</li>');
  });

  it('takes no text for a part, whatever it looks like', () => {
    const lookalike = { text: hostile, toString: () => hostile };
    expect(escaped(html`${JSON.stringify(lookalike)}`)).not.toContain('<');
  });
});
