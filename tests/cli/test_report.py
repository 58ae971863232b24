"""``designdoc report``: the page as a browser shows it, and the command around it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from patience import PATIENCE

DECISION = "---\nframework: adr\n---\n# Use a log\n\n## Context and problem statement\n\nWe lose 3 % of events.\n"
OPTIONS = "\n## Considered options\n\n- A log, which keeps 7 days of events\n- A queue, which keeps none\n"
PROPOSAL = "---\nframework: rfc\n---\n# Retry hints\n\n## Motivation\n\nClients retry 5 times a second.\n"

DRIVE = """
<script>
(async () => {
const out = {};
const visible = () => [...document.querySelectorAll(".document:not([hidden])")].map((card) => card.dataset.path);
const set = (name, value) => { form.elements[name].value = value; form.dispatchEvent(new Event("input")); };
out.first = visible();
set("words", "b.md"); out.words = visible(); out.shown = document.getElementById("shown").value; set("words", "");
set("framework", "rfc"); out.framework = visible();
out.maps = document.querySelectorAll(".map:not([hidden])").length; set("framework", "");
set("order", "path"); out.order = visible();
set("severity", "error"); out.severity = visible(); set("severity", "");
const pick = (what) => {
  const button = document.querySelector(`button[data-is=${what}]`); button.click(); return button;
};
out.pressed = pick("considered-options").getAttribute("aria-pressed"); out.gap = visible();
pick("rfc-no-drawbacks"); out.rule = visible(); out.about = document.getElementById("shown").value;
form.reset(); await new Promise((done) => setTimeout(done, 50)); out.cleared = visible().length;
document.getElementById("unfold").click(); out.open = document.querySelectorAll("details[open]").length;
out.wide = document.documentElement.scrollWidth > innerWidth;
tell(out);
})();
</script>
"""

KEYS = """
<script>
{
const out = {};
const map = document.querySelector(".map");
const where = () => map.querySelector(".where").textContent;
const press = (...keys) => {
  for (const key of keys) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  return [document.activeElement.textContent.trim(), where()];
};
const stops = () => [...map.querySelectorAll("tbody a")].filter((link) => link.tabIndex === 0);
out.stops = stops().length;
stops()[0].focus();
// A page that has no focus yet, as when the machine is busy, moves its active element but tells nobody.
if (!document.hasFocus()) stops()[0].dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
out.first = where();
out.down = press("ArrowDown");
out.right = press("ArrowRight", "ArrowRight");
out.outlined = map.querySelectorAll(".here").length;
out.up = press("ArrowUp", "ArrowUp", "ArrowUp");
out.end = press("End", "ArrowLeft", "ArrowLeft", "ArrowLeft");
form.elements.words.value = "b.md"; form.dispatchEvent(new Event("input"));
out.filtered = stops().map((link) => link.textContent.trim());
tell(out);
}
</script>
"""


@pytest.fixture
def documents(write) -> None:
    write("docs/a.md", DECISION)
    write("docs/b.md", DECISION + OPTIONS)
    write("docs/c.md", PROPOSAL)
    write("docs/notes.md", "# my-tool\n")


@pytest.mark.usefixtures("documents")
class TestReport:
    """The command."""

    def test_it_writes_all_that_was_asked_for(self, designdoc, folder) -> None:
        outcome = designdoc("report", "docs", "--html", "r.html", "--markdown", "r.md", "--badge", "b.svg")
        assert (outcome.status, outcome.err) == (0, "")
        assert outcome.out.startswith("3 documents checked, 1 other file left alone: ")
        assert (folder / "r.html").read_text("utf-8").startswith("<!doctype html>")
        assert "docs/a.md" in (folder / "r.md").read_text("utf-8")
        assert (folder / "b.svg").read_text("utf-8").startswith("<svg ")

    def test_a_page_out_of_the_cache_is_that_of_a_review(self, designdoc, folder) -> None:
        pages = []
        for arguments in (["--no-cache"], [], []):
            designdoc("report", "docs", "--html", "r.html", *arguments)
            pages.append((folder / "r.html").read_text("utf-8"))
        assert pages[0] == pages[1] == pages[2]

    def test_a_check_before_it_does_not_leave_the_page_without_sections(self, designdoc, folder) -> None:
        designdoc("check", "docs")
        designdoc("report", "docs", "--html", "r.html")
        assert 'class="heat"' in (folder / "r.html").read_text("utf-8")
        assert "missing, required" in (folder / "r.html").read_text("utf-8")

    def test_accepted_findings_are_not_shown(self, designdoc, folder, write) -> None:
        write(".designdoc.yaml", "baseline: accepted.json\n")
        assert '<ul class="findings">' in self.page(designdoc, folder)
        designdoc("baseline", "docs")
        page = self.page(designdoc, folder)
        assert '<ul class="findings">' not in page
        assert "no findings; " in page
        assert " not shown (baseline)." in page

    def page(self, designdoc, folder) -> str:
        designdoc("report", "docs", "--html", "r.html")
        return (folder / "r.html").read_text("utf-8")

    def test_a_dash_is_standard_output_with_nothing_else_on_it(self, designdoc, folder) -> None:
        designdoc("report", ".", "--markdown", "overview.txt")
        outcome = designdoc("report", ".", "--markdown", "-")
        assert outcome.out == (folder / "overview.txt").read_text("utf-8")
        assert "documents" in outcome.err
        assert not (folder / "-").exists()

    def test_nothing_to_write_is_bad_usage(self, designdoc) -> None:
        outcome = designdoc("report", "docs")
        assert outcome.status == 2
        assert outcome.err == "designdoc: report: say what to write: --html FILE, --markdown FILE or --badge FILE\n"

    def test_a_report_in_the_place_of_a_document_is_bad_usage(self, designdoc, folder) -> None:
        document = next((folder / "docs").glob("*.md"))
        before, name = document.read_bytes(), f"docs/{document.name}"
        told = f"designdoc: {name}: a report would take the place of this document\n"
        for slip in (["report", name, "--markdown", f"./{name}"], ["check", name, "--output", f"markdown={name}"]):
            outcome = designdoc(*slip)
            assert (outcome.status, outcome.err) == (2, told)
        assert document.read_bytes() == before

    def test_two_reports_in_one_file_are_bad_usage(self, designdoc, folder) -> None:
        outcome = designdoc("report", "docs", "--html", "r.html", "--markdown", "./r.html")
        assert (outcome.status, outcome.err) == (2, "designdoc: two reports go to the same file\n")
        assert not (folder / "r.html").exists()

    def test_what_cannot_be_written_is_2_and_the_rest_is_written(self, designdoc, folder) -> None:
        outcome = designdoc("report", "docs", "--html", "gone/r.html", "--badge", "b.svg")
        assert outcome.status == 2
        assert outcome.err == "designdoc: gone/r.html: no such file or directory\n"
        assert (folder / "b.svg").exists()


@pytest.fixture
def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("DESIGNDOC_EDITORS") == "required":
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed")
    return found


def driven(chromium: str, folder: Path, profile: Path, script: str, *options: str) -> object:
    """What a script in the page says in the end, by ``tell(value)``."""
    tell = (
        "const tell = (value) => { const outcome = document.createElement('script'); outcome.id = 'outcome';"
        "outcome.type = 'application/json'; outcome.textContent = JSON.stringify(value);"
        "document.body.append(outcome); };"
    )
    page = (folder / "r.html").read_text("utf-8")
    (folder / "driven.html").write_text(
        page.replace("</body>", f"<script>{tell}</script>{script}</body>"), encoding="utf-8"
    )
    run = subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", *options),
            *(f"--user-data-dir={profile}", "--dump-dom", (folder / "driven.html").as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    found = re.search(r'<script id="outcome" type="application/json">(.*?)</script>', run.stdout, re.DOTALL)
    assert found, run.stderr
    return json.loads(found[1])


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("what", ["docs", "empty"])
def test_the_page_is_accessible(designdoc, folder: Path, tmp_path: Path, chromium: str, scheme: str, what: str) -> None:
    """axe-core finds nothing against WCAG 2.1 AA or its own best practices, with everything unfolded."""
    axe = pytest.importorskip("axe_core_python")
    (folder / "empty").mkdir()
    designdoc("report", what, "--html", "r.html")
    source = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    script = (
        f"<script>{source}</script><script>for (const fold of document.querySelectorAll('details')) fold.open = true;"
        "axe.run(document).then((found) => tell(found.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])));"
        "</script>"
    )
    options = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
    assert driven(chromium, folder, tmp_path / "profile", script, *options) == []


@pytest.mark.usefixtures("documents")
def test_people_can_filter_and_sort_in_a_real_browser(designdoc, folder: Path, tmp_path: Path, chromium: str) -> None:
    designdoc("report", "docs", "--html", "r.html")
    assert driven(chromium, folder, tmp_path / "profile", DRIVE, "--window-size=420,900") == {
        "first": ["docs/c.md", "docs/a.md", "docs/b.md"],
        "words": ["docs/b.md"],
        "shown": "1 of 3 documents shown",
        "framework": ["docs/c.md"],
        "maps": 1,
        "order": ["docs/a.md", "docs/b.md", "docs/c.md"],
        "severity": [],
        "gap": ["docs/a.md"],
        "pressed": "true",
        "rule": ["docs/c.md"],
        "about": "1 of 3 documents shown with “rfc-no-drawbacks”",
        "cleared": 3,
        "open": 3,
        "wide": False,
    }


def test_a_heat_map_is_one_stop_of_the_tab_key_and_arrow_keys_lead_on(
    designdoc, write, folder: Path, tmp_path: Path, chromium: str
) -> None:
    write("docs/a.md", DECISION)
    write("docs/b.md", DECISION + OPTIONS)
    designdoc("report", "docs", "--html", "r.html")
    assert driven(chromium, folder, tmp_path / "profile", KEYS) == {
        "stops": 1,
        "first": "docs/a.md",
        "down": ["docs/b.md", "docs/b.md"],
        "right": ["docs/b.md", "docs/b.md · Decision drivers: missing, recommended"],
        "outlined": 1,
        "up": ["docs/a.md", "docs/a.md · Decision drivers: missing, recommended"],
        "end": ["docs/b.md", "docs/b.md"],
        "filtered": ["docs/b.md"],
    }


@pytest.mark.usefixtures("documents")
def test_printed_heat_maps_lie_on_wide_sheets_and_all_findings_are_there(
    designdoc, folder: Path, tmp_path: Path, chromium: str
) -> None:
    designdoc("report", "docs", "--html", "r.html")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    printing = [chromium, *options, f"--print-to-pdf={folder / 'r.pdf'}", (folder / "r.html").as_uri()]
    subprocess.run(printing, capture_output=True, timeout=PATIENCE, check=True)
    sheets = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", (folder / "r.pdf").read_bytes())
    lies = [float(width) > float(height) for width, height in sheets]
    assert lies[0] is False
    assert lies[1] is True
    assert lies[-1] is False
    if shutil.which("pdftotext"):
        said = subprocess.run(["pdftotext", folder / "r.pdf", "-"], capture_output=True, text=True, check=True).stdout
        assert said.count("missing-section") > 10
        assert "Path contains" not in said
