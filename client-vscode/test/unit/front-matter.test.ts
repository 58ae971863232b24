import assert from "node:assert/strict";
import { setFrontMatterKey } from "../../src/commands/front-matter.js";

suite("setting a key of the front matter", () => {
  const after = (text: string) => {
    const lines = text.split("\n");
    const { from, to, text: replacement } = setFrontMatterKey(lines, "profile", "interview");
    const kept = lines.slice(to).join("\n");
    return (
      lines
        .slice(0, from)
        .map((line) => `${line}\n`)
        .join("") +
      replacement +
      kept
    );
  };

  test("begins the front matter of a document that has none", () => {
    assert.equal(after("# Title\n"), "---\nprofile: interview\n---\n\n# Title\n");
    assert.equal(after(""), "---\nprofile: interview\n---\n\n");
  });

  test("adds the key at the end", () => {
    assert.equal(after("---\nstatus: draft\n---\n# T\n"), "---\nstatus: draft\nprofile: interview\n---\n# T\n");
  });

  test("replaces the value", () => {
    assert.equal(after("---\nprofile: pilot # for now\na: 1\n...\n"), "---\nprofile: interview\na: 1\n...\n");
  });

  test("is not fooled by a rule, by the body or by a longer or nested key", () => {
    assert.equal(after("---\nprofile: pilot\n"), "---\nprofile: interview\n---\n\n---\nprofile: pilot\n");
    assert.equal(after("---\na: 1\n---\nprofile: x\n"), "---\na: 1\nprofile: interview\n---\nprofile: x\n");
    assert.equal(after("---\nprofiles: 1\n---\n"), "---\nprofiles: 1\nprofile: interview\n---\n");
  });
});
