import assert from "node:assert/strict";
import { INTERVIEW_PROMPTS } from "../../src/interview/prompts.js";
import { clock, planFor, positionAt } from "../../src/interview/plan.js";

const STEPS = [
  { title: "Clarify", minutes: 8 },
  { title: "Frame", minutes: 5 },
  { title: "Decide", minutes: 0 },
  { title: "Serve", minutes: 7 },
];

suite("the plan of an interview", () => {
  test("gives every step its share of whole minutes, none lost", () => {
    for (const total of [10, 37, 45, 60, 180]) {
      const plan = planFor(STEPS, total);
      assert.equal(plan.reduce((sum, step) => sum + step.minutes, 0), total, `of ${total} minutes`);
    }
    assert.deepEqual(planFor(STEPS, 40).map((step) => step.minutes), [16, 10, 14]);
  });

  test("leaves out steps that an interview has no time for", () => {
    assert.deepEqual(planFor(STEPS, 45).map((step) => step.title), ["Clarify", "Frame", "Serve"]);
    assert.deepEqual(planFor([{ title: "Decide", minutes: 0 }], 45), []);
    assert.deepEqual(planFor([], 45), []);
  });

  test("says which step it is time for, and how long still", () => {
    const plan = planFor(STEPS, 40);
    const at = (minutes: number) => positionAt(plan, minutes * 60_000);
    assert.deepEqual(at(0), { kind: "step", index: 0, step: plan[0], leftMs: 16 * 60_000 });
    assert.deepEqual(at(16), { kind: "step", index: 1, step: plan[1], leftMs: 10 * 60_000 });
    assert.deepEqual(at(41), { kind: "over", overMs: 60_000 });
  });

  test("shows minutes and seconds", () => {
    assert.deepEqual([0, 65_000, 3_599_999].map(clock), ["0:00", "1:05", "59:59"]);
  });
});

suite("the interview prompts", () => {
  test("have titles of their own and questions that are whole sentences", () => {
    const titles = INTERVIEW_PROMPTS.map((prompt) => prompt.title);
    assert.equal(new Set(titles).size, titles.length);
    for (const { title, question } of INTERVIEW_PROMPTS) {
      assert.match(question, /^[A-Z].*[.?]$/, title);
    }
  });
});
