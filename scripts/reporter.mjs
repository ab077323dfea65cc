// A reporter for node's test runner: one line of JSON for each test, {"name": "suite › test", "passed": true}. scripts/requirements.mjs
// reads these lines.

export default async function* reporter(events) {
  const path = [];
  for await (const { type, data } of events) {
    if (type === "test:start") path.splice(data.nesting, Infinity, data.name);
    const ended = type === "test:pass" || type === "test:fail";
    if (!ended || data.skip !== undefined || data.details.type === "suite") continue;
    const name = [...path.slice(0, data.nesting), data.name].join(" › ");
    yield `${JSON.stringify({ name, passed: type === "test:pass" })}\n`;
  }
}
