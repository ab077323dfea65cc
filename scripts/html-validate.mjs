// Rules for HTML: the templates (npm run lint) and the pages made from them (tests/browser/noscript.test.mjs).

export default {
  extends: ["html-validate:recommended"],
  rules: {
    // Void elements are written as the HTML standard writes them.
    "void-style": ["error", { style: "omit" }],
    // The policy of a page is one long line.
    "long-title": "off",
    // The id of a section may be a link of ours, "1.customer…", so that one address leads there with script and without.
    "valid-id": ["error", { relaxed: true }],
    "doctype-style": ["error", { style: "lowercase" }],
  },
};
