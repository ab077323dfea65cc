// Only what a type checker and a formatter cannot see: unsafe ways into the page. Run by "npm run lint".

import typescript from "@typescript-eslint/parser";
import noUnsanitized from "eslint-plugin-no-unsanitized";

export default [
  {
    files: ["web/**/*.ts"],
    languageOptions: { parser: typescript },
    plugins: { "no-unsanitized": noUnsanitized },
    rules: {
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "indexedDB", "caches", "name", "event"],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML" },
        { property: "outerHTML" },
        { property: "insertAdjacentHTML" },
        { property: "srcdoc" },
        { object: "document", property: "write" },
        { object: "document", property: "cookie" },
      ],
      "no-unsanitized/method": "error",
      "no-unsanitized/property": "error",
      eqeqeq: "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["web/**/*.ts"],
    ignores: ["web/engine.ts"],
    languageOptions: { parser: typescript },
    rules: {
      "no-restricted-globals": [
        "error",
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "caches",
      ],
    },
  },
];
