import assert from "node:assert/strict";
import type { CoverageAnswer, SectionAnswer } from "../../src/coverage/answer.js";
import { balanceText, isGap, outlineOf } from "../../src/coverage/outline.js";

suite("the outline of a document's coverage", () => {
  test("a document that is no design document has none", () => {
    assert.equal(outlineOf(null), undefined);
    assert.equal(outlineOf(answer([], { framework: null })), undefined);
  });

  test("counts the required sections only, per step and in all", () => {
    const outline = outlineOf(
      answer([
        section("goals", { step: "clarify", state: "covered" }),
        section("scale", { step: "clarify", state: "missing" }),
        section("privacy", { step: "clarify", state: "covered", necessity: "recommended" }),
        section("metrics", { step: "evaluate", state: "thin" }),
        section("labels", { step: "evaluate", state: "not-applicable" }),
      ]),
    );
    assert.deepEqual(outline?.count, { covered: 1, required: 3 });
    assert.deepEqual(
      outline?.steps.map((step) => step.count),
      [
        { covered: 1, required: 2 },
        { covered: 0, required: 1 },
      ],
    );
  });

  test("keeps the framework's order of steps and leaves out those without a section", () => {
    const outline = outlineOf(
      answer([section("metrics", { step: "evaluate" }), section("goals", { step: "clarify" })]),
    );
    assert.deepEqual(
      outline?.steps.map((step) => step.title),
      ["Clarify requirements", "Evaluate"],
    );
  });

  test("does not list what belongs to no step, such as the question whether there is a diagram", () => {
    const outline = outlineOf(answer([section("diagram", { step: null }), section("goals", { step: "clarify" })]));
    assert.deepEqual(
      outline?.steps.flatMap((step) => step.sections.map(({ id }) => id)),
      ["goals"],
    );
  });

  test("a gap is what is asked for and not there", () => {
    assert.ok(isGap(section("a", { state: "missing" })));
    assert.ok(isGap(section("a", { state: "thin", necessity: "recommended" })));
    assert.ok(!isGap(section("a", { state: "missing", necessity: "optional" })));
    assert.ok(!isGap(section("a", { state: "covered" })));
    assert.ok(!isGap(section("a", { state: "not-applicable" })));
  });

  test("shares of the balance add up to a hundred", () => {
    assert.equal(balanceText({ system: 0.655, ml: 0.345 }), "system 66 % / ML 34 %");
    assert.equal(balanceText(null), undefined);
  });
});

function section(id: string, values: Partial<SectionAnswer>): SectionAnswer {
  return { id, title: id, step: "clarify", necessity: "required", state: "missing", evidence: [], ...values };
}

function answer(sections: SectionAnswer[], values: Partial<CoverageAnswer> = {}): CoverageAnswer {
  const steps = [
    { id: "clarify", title: "Clarify requirements" },
    { id: "unused", title: "Unused" },
    { id: "evaluate", title: "Evaluate" },
  ];
  return { framework: "ml-system-design", sections, steps, balance: null, diagram: false, ...values };
}
