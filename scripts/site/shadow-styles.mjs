// The styles of the page for a shadow root, where there is neither html nor body, and where main would be the host's landmark.

const PLACES = { ":root": ".signpost", html: ".signpost", body: ".signpost", main: ".main", footer: ".footer" };

/** Takes the page's styles, minified. The host's inherited styles stop at the element; its custom properties are set anew inside. */
export function shadowStyles(styles) {
  const names = new RegExp(`(?<![\\w.#-])(${Object.keys(PLACES).join("|")})(?=[\\s{,>:.\\[])`, "g");
  return `:host{all:initial;display:block}.signpost{border:1px solid var(--hairline);border-radius:0.5rem;position:relative}${styles.replace(names, (name) => PLACES[name])}`;
}
