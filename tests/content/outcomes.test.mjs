// Where the outcomes of the shipped guides lead: kinds of second advice that real people could do nothing with.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const shipped = join(dirname(fileURLToPath(import.meta.url)), "../../public/knowledge/customers-portal");
const json = (name) => JSON.parse(readFileSync(join(shipped, name), "utf8"));
const knowledge = json("knowledge.json");
const words = json("words/en.customer.json");

const settles = Object.fromEntries(knowledge.outcomes.map((outcome) => [outcome.id, outcome.settles]));
const offered = knowledge.guides.flatMap(({ id, outcomes = [], procedures = {} }) =>
  outcomes.map((outcome) => ({ guide: id, outcome, settled: settles[outcome], procedures: procedures.customer ?? [] })),
);

// What tells that a text is about a team: those who can be silent, or refuse.
const TEAMS = {
  program: /@gitlab\.com/,
  support: /ticket_form_id=360000071293|reply to support/i,
  sales: /customers\.gitlab\.com\/contact_us|GitLab Sales/,
  billing: /ticket_form_id=360000258393|billing team/,
  reseller: /reseller/i,
  glteam: /ticket_form_id=360000803379|Resend code/,
};

function textOf(guide) {
  const { procedures = {} } = knowledge.guides.find(({ id }) => id === guide);
  const steps = (procedures.customer ?? []).flatMap((id) => Object.values(words.procedures[id].steps));
  return JSON.stringify([steps, words.guides[guide]]);
}

describe("What happened after a try", () => {
  it("never comes back to what people want in general", () => {
    const general = offered.filter(({ settled }) => settled.topic === "else" && settled.aim === undefined);
    assert.deepEqual(general, []);
  });

  it("leads to a sign-in link only where it is about signing in", () => {
    const again = knowledge.causes.filter(({ fits }) => fits.topic?.includes("again"));
    assert.ok(again.length > 0);
    const ways = ["signinlink", "signingitlab", "findemail", "newlink"];
    assert.deepEqual(
      again.filter(({ guide }) => ways.includes(guide.customer ?? guide)),
      [],
    );
    const own = ["password", "nomail", "badlink", "gitlab", "elsewhere", "message", "first", "empty", "left", "access"];
    for (const { outcome, settled } of offered) {
      const causes = knowledge.causes.filter(({ guide, fits }) => {
        const fit = Object.entries(settled).every(([question, answer]) => fits[question]?.includes(answer) ?? true);
        return fit && (guide.customer ?? guide) === "signinlink";
      });
      if (settled.stuck && !own.includes(settled.stuck)) assert.deepEqual(causes, [], outcome);
    }
  });

  for (const [team, named] of Object.entries(TEAMS))
    it(`says that nobody answers, or they refuse, only of those whom the guide names: ${team}`, () => {
      const silent = offered.filter(({ settled }) => settled.past === team);
      assert.ok(silent.length > 0);
      for (const { guide } of silent) {
        const { procedures = {} } = knowledge.guides.find(({ id }) => id === guide);
        if (procedures.agent && !procedures.customer) continue; // only agents try it
        assert.match(textOf(guide), named, guide);
      }
    });

  it("speaks to those who invite as such", () => {
    const invited = offered.filter(
      ({ procedures, settled }) =>
        procedures.includes("invite") && (settled.mailkind === "invite" || settled.holder === "invited"),
    );
    assert.deepEqual(invited, []);
  });
});
