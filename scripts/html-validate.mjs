// Rules for the HTML templates. Run by "npm run lint".

export default {
  extends: ["html-validate:recommended"],
  rules: {
    // Void elements are written as the HTML standard writes them.
    "void-style": ["error", { style: "omit" }],
    // The policy of a page is one long line.
    "long-title": "off",
    "doctype-style": ["error", { style: "lowercase" }],
  },
};
