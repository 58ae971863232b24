import assert from "node:assert/strict";
import { clock, planFor, positionAt } from "../../src/interview/plan.js";
import { promptsFor } from "../../src/interview/prompts.js";

const STEPS = [step("Clarify", 8), step("Frame", 5), step("Decide", 0), step("Protect", 6, 0), step("Serve", 7)];

suite("the plan of an interview", () => {
  test("gives every step its share of whole minutes, none lost", () => {
    for (const total of [10, 37, 45, 60, 180]) {
      const plan = planFor(STEPS, total);
      assert.equal(
        plan.reduce((sum, { minutes }) => sum + minutes, 0),
        total,
        `of ${total} minutes`,
      );
    }
    assert.deepEqual(
      planFor(STEPS, 40).map(({ minutes }) => minutes),
      [16, 10, 14],
    );
    assert.deepEqual(
      planFor([step("A", 1), step("B", 1), step("C", 2)], 10).map(({ minutes }) => minutes),
      [3, 2, 5],
    );
  });

  test("leaves out steps without minutes and those of which nothing is required", () => {
    assert.deepEqual(
      planFor(STEPS, 45).map(({ title }) => title),
      ["Clarify", "Frame", "Serve"],
    );
    assert.deepEqual(planFor([step("Decide", 0)], 45), []);
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
    const prompts = promptsFor("house-rules");
    const titles = prompts.map((prompt) => prompt.title);
    assert.equal(new Set(titles).size, titles.length);
    for (const { title, question } of prompts) {
      assert.match(question, /^[A-Z].*[.?]$/, title);
    }
  });

  test("suit the framework: nobody is asked for ad clicks in a design with a language model", () => {
    const [classic, generative, all] = ["ml-system-design", "genai-system-design", "ours"].map(promptsFor);
    assert.deepEqual(all, [...(classic ?? []), ...(generative ?? [])]);
    assert.ok(classic?.some((prompt) => prompt.title === "Ad click prediction"));
    assert.ok(generative?.some((prompt) => prompt.title === "Support assistant"));
  });
});

function step(title: string, minutes: number, required = 2) {
  return { id: title.toLowerCase(), title, minutes, count: { required } };
}
