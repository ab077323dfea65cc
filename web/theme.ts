// Light and dark colors as the host wants them, instead of what the reader's system says.

export type Theme = "light" | "dark" | "auto";

const BY_SYSTEM = "(prefers-color-scheme: dark)";
const MEDIA = { light: "not all", dark: "all", auto: BY_SYSTEM };

/** The theme that a host names; "auto" where it names none that there is. */
export function themeOf(word: unknown): Theme {
  return word === "light" || word === "dark" ? word : "auto";
}

/** Returns what sets the theme of all that these sheets color under `root`: their rules for dark hold always, never, or by the system. */
export function themeSetter(sheets: Iterable<CSSStyleSheet>, root: HTMLElement): (theme: Theme) => void {
  const dark = [...sheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText === BY_SYSTEM);
  return (theme) => {
    for (const { media } of dark) media.mediaText = MEDIA[theme];
    root.style.colorScheme = theme === "auto" ? "" : theme;
  };
}
