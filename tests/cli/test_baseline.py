"""Old corpora start clean: accepted findings, and what a change is answerable for."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial

import pytest

FLAWED = "# Design Netflix\n\n## Model architecture\n\nA recurrent network.\n\n## Training\n\nOn 8 GPUs.\n"

SKETCHED = """\
# Design Netflix

## Problem statement

Viewers do not find what they like, and one in three leaves.

## Functional requirements

Show each viewer ten films.

## Data pipeline

Events go through Kafka into a lake.

## Training

On 8 GPUs, every night.

## Monitoring

We look at the rate of errors, and the team is told at night.
"""


def findings(out: str) -> list[str]:
    return [finding["rule"] for document in json.loads(out)["documents"] for finding in document["findings"]]


def git(folder, *arguments: str) -> None:
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def settings(write) -> None:
    write(".designdoc.yaml", "baseline: .designdoc-baseline.json\n")


@pytest.mark.usefixtures("settings")
class TestBaseline:
    """``designdoc baseline`` and ``baseline:``."""

    def test_accepted_findings_are_not_reported_again(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        assert designdoc("check", "a.md").status == 1
        outcome = designdoc("baseline", "a.md")
        assert outcome.status == 0
        assert "accepted" in outcome.out
        outcome = designdoc("check", "a.md", "--fail-on", "hint")
        assert outcome.status == 0
        assert "not shown (baseline)" in outcome.out

    def test_edits_elsewhere_change_nothing_and_a_new_fault_is_reported(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        designdoc("baseline", "a.md")
        write("a.md", "---\nowner: me\n---\n\n\n" + FLAWED + "\n## Rollout\n\nTODO\n")
        out = designdoc(
            "check", "a.md", "--format", "json", "--select", "placeholder-text,empty-section,thin-section"
        ).out
        assert findings(out)
        write("a.md", FLAWED.replace("## Training", "\n\n\n## Training"))
        assert findings(designdoc("check", "a.md", "--format", "json").out) == []

    def test_an_update_tells_what_was_fixed_and_keeps_other_documents(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        write("b.md", FLAWED)
        designdoc("baseline", "a.md", "b.md")
        write("a.md", "---\ntitle: T\nauthors: me\nstatus: draft\ncreated: 2024-01-01\n---\n" + FLAWED)
        outcome = designdoc("baseline", "a.md")
        assert " fixed or gone)" in outcome.out
        assert "\n  fixed or gone in a.md: front-matter-missing\n" in outcome.out
        assert findings(designdoc("check", "b.md", "--format", "json").out) == []

    def test_what_occurs_no_longer_is_counted_where_it_was_looked_for(self, designdoc, write) -> None:
        write("a.md", FLAWED + "\n## Rollout\n\nTODO\n\n## Costs\n\nTODO: ask\n")
        designdoc("baseline", "a.md")
        assert "no longer" not in designdoc("check", "a.md").out
        write("a.md", FLAWED + "\n## Rollout\n\nOne region after the other.\n\n## Costs\n\nTODO: ask\n")
        told = "1 accepted finding occurs no longer: `designdoc baseline` drops what was fixed.\n"
        for _ in ("cold", "warm"):
            assert told in designdoc("check", "a.md").out
        for fewer in (["--select", "empty-section"], ["--ignore", "placeholder-text"], ["--framework", "rfc"]):
            assert "no longer" not in designdoc("check", "a.md", *fewer).out

    def test_a_baseline_that_is_not_there_yet_is_a_remark(self, designdoc, write) -> None:
        write("a.md", FLAWED)
        outcome = designdoc("check", "a.md")
        assert outcome.status == 1
        assert "not there yet" in outcome.err

    @pytest.mark.parametrize(
        "content",
        [
            *("", "[]", "\x00", '{"version": 1}'),
            *('{"version": 1, "documents": {"a.md": 3}}', '{"version": 1, "documents": {"a.md": {"x": {}}}}'),
        ],
    )
    def test_a_file_that_is_no_baseline_is_2_and_nothing_is_hidden(self, designdoc, write, content) -> None:
        write("a.md", FLAWED)
        write(".designdoc-baseline.json", content)
        outcome = designdoc("check", "a.md")
        assert outcome.status == 2
        assert "is not a baseline" in outcome.err
        assert "a.md:" in outcome.out


def test_a_baseline_in_another_folder_is_named_as_settings_find_it(designdoc, write, folder) -> None:
    write("docs/a.md", SKETCHED)
    (folder / "ci").mkdir()
    outcome = designdoc("baseline", "docs/a.md", "--output", "ci/accepted.json")
    (named,) = re.findall(r"Add `(.*)` to .designdoc.yaml", outcome.out)
    write(".designdoc.yaml", f"{named}\n")
    assert designdoc("check", "docs/a.md", "--isolated").status == 1
    assert designdoc("check", "docs/a.md").status == 0


def test_a_dash_stands_for_standard_output(designdoc, write, folder) -> None:
    write("docs/a.md", SKETCHED)
    outcome = designdoc("baseline", "docs/a.md", "--output", "-")
    assert (outcome.status, [path.name for path in folder.iterdir()]) == (0, ["docs"])
    assert re.fullmatch(r"[1-9]\d* findings accepted\.\n", outcome.err)
    write("accepted.json", outcome.out)
    write(".designdoc.yaml", "baseline: accepted.json\n")
    assert designdoc("check", "docs/a.md", "--fail-on", "hint").status == 0


def test_without_the_setting_the_command_says_what_to_add(designdoc, write, folder) -> None:
    write("a.md", FLAWED)
    outcome = designdoc("baseline", "a.md")
    assert "Add `baseline: .designdoc-baseline.json` to .designdoc.yaml" in outcome.out
    assert (folder / ".designdoc-baseline.json").exists()


class TestRenamedDocuments:
    """A baseline goes with documents that git saw renamed since it was written."""

    @pytest.fixture(autouse=True)
    def accepted(self, write, folder, designdoc) -> None:
        self.git = partial(git, folder)
        self.git("init", "-q")
        write(
            ".designdoc.yaml",
            "baseline: ci/accepted.json\ndocuments:\n  - {files: '**/*.md', framework: ml-system-design}\n",
        )
        write("docs/a.md", FLAWED)
        write("docs/设计 b.md", SKETCHED)
        (folder / "ci").mkdir()
        designdoc("baseline", "docs")
        self.git("add", ".")
        self.git("commit", "-qm", "accept")
        (folder / "designs" / "deep").mkdir(parents=True)

    def test_what_was_accepted_stays_accepted(self, designdoc, write) -> None:
        self.git("mv", "docs/a.md", "designs/deep/netflix.md")
        self.git("mv", "docs/设计 b.md", "designs/设计.md")
        assert findings(designdoc("check", ".", "--format", "json").out) == []
        self.git("commit", "-qm", "move")
        write("later.txt", "x")
        self.git("add", ".")
        self.git("commit", "-qm", "something else")
        assert findings(designdoc("check", ".", "--format", "json").out) == []

    def test_what_is_new_in_a_renamed_document_is_reported(self, designdoc, write) -> None:
        write("designs/deep/netflix.md", FLAWED + "\nTODO: ask.\n")
        self.git("rm", "-q", "docs/a.md")
        self.git("add", ".")
        assert findings(designdoc("check", ".", "--format", "json").out) == ["placeholder-text"]

    def test_a_document_that_takes_the_place_of_a_deleted_one_is_new(self, designdoc, write) -> None:
        self.git("rm", "-q", "docs/a.md")
        other = SKETCHED.replace("Netflix", "a search").replace("Show each viewer ten films", "Answer what users ask")
        write("designs/other.md", other.replace("Viewers do not", "Buyers do not").replace("8 GPUs", "one machine"))
        self.git("add", ".")
        assert "front-matter-missing" in findings(designdoc("check", "designs", "--format", "json").out)

    def test_an_update_writes_the_new_names_and_says_so(self, designdoc, folder) -> None:
        accepted = json.loads((folder / "ci/accepted.json").read_text("utf-8"))["documents"]["../docs/a.md"]
        self.git("mv", "docs/a.md", "designs/netflix.md")
        # Also when other documents are checked: the renamed one is not gone.
        outcome = designdoc("baseline", "docs")
        assert "(0 new, 0 fixed or gone)" in outcome.out
        assert "\n  renamed: ../docs/a.md is now ../designs/netflix.md\n" in outcome.out
        documents = json.loads((folder / "ci/accepted.json").read_text("utf-8"))["documents"]
        assert documents["../designs/netflix.md"] == accepted
        assert "../docs/a.md" not in documents

    def test_a_shallow_clone_cannot_tell_and_says_so(self, designdoc, folder, tmp_path, monkeypatch) -> None:
        self.git("mv", "docs/a.md", "designs/netflix.md")
        self.git("commit", "-qm", "move")
        clone = tmp_path / "shallow"
        self.git("clone", "-q", "--depth", "1", folder.as_uri(), str(clone))
        monkeypatch.chdir(clone)
        outcome = designdoc("check", ".")
        assert (outcome.status, "designs/netflix.md:" in outcome.out) == (1, True)
        told = "ci/accepted.json: 1 document gone; a shallow clone does not tell whether they were renamed"
        assert outcome.err == f"designdoc: {told}\n"

    def test_without_a_repository_the_baseline_counts_as_it_is_written(self, designdoc, folder) -> None:
        shutil.rmtree(folder / ".git")
        (folder / "docs/a.md").rename(folder / "designs/a.md")
        assert findings(designdoc("check", "docs", "--format", "json").out) == []
        assert findings(designdoc("check", "designs/a.md", "--format", "json").out) != []


class TestChangedFrom:
    """``check --changed-from REF``."""

    @pytest.fixture(autouse=True)
    def repository(self, write, folder) -> None:
        self.folder, self.write, self.git = folder, write, partial(git, folder)
        self.git("init", "-q")
        write("a.md", FLAWED)
        write("b.md", FLAWED)
        self.git("add", ".")
        self.git("commit", "-qm", "first")

    def test_an_unchanged_document_has_no_findings(self, designdoc) -> None:
        outcome = designdoc("check", "a.md", "b.md", "--changed-from", "HEAD", "--format", "json")
        assert (outcome.status, findings(outcome.out)) == (0, [])

    def test_only_what_has_changed_is_looked_at(self, designdoc, write, folder) -> None:
        for number in range(20):
            write(f"docs/{number}.md", FLAWED)
        self.git("add", ".")
        self.git("commit", "-qm", "more")
        write("docs/3.md", FLAWED + "\nTODO\n")
        write("docs/new.md", FLAWED)
        self.git("mv", "docs/4.md", "docs/moved.md")
        self.git("rm", "-q", "docs/5.md")
        outcome = designdoc("check", ".", "--framework", "rfc", "--changed-from", "HEAD", "--format", "json")
        looked_at = [document["path"] for document in json.loads(outcome.out)["documents"]]
        assert looked_at == ["docs/3.md", "docs/moved.md", "docs/new.md"]
        assert outcome.err == ""

    def test_old_gaps_of_a_changed_document_are_not_listed_and_those_of_a_new_one_are(self, designdoc, write) -> None:
        write("a.md", FLAWED + "\nTODO\n")
        check = ("check", ".", "--framework", "ml-system-design", "--changed-from", "HEAD", "--format")
        old = designdoc(*check, "markdown").out
        assert "TODO" in old
        assert "Missing:" not in old
        assert "only thin" not in designdoc(*check, "text").out
        write("c.md", FLAWED)
        assert designdoc(*check, "markdown").out.count("Missing:") == 1
        assert "only thin" in designdoc(*check, "text").out

    def test_that_nothing_has_changed_is_said(self, designdoc) -> None:
        outcome = designdoc("check", ".", "--changed-from", "HEAD")
        assert (outcome.status, outcome.out) == (0, "0 documents checked: no findings.\n")
        assert outcome.err == "designdoc: no document has changed since 'HEAD'\n"

    def test_a_link_has_changed_when_the_file_behind_it_has(self, designdoc, write, folder) -> None:
        write("src/d.md", FLAWED)
        (folder / "docs").mkdir()
        (folder / "docs" / "d.md").symlink_to("../src/d.md")
        self.git("add", ".")
        self.git("commit", "-qm", "link")
        check = ("check", "docs", "--framework", "rfc", "--changed-from", "HEAD", "--format", "json")
        assert findings(designdoc(*check).out) == []
        write("src/d.md", FLAWED + "\nTODO\n")
        assert findings(designdoc(*check).out) == ["placeholder-text"]

    def test_where_the_point_of_departure_is_not_known_the_ref_itself_counts_and_that_is_said(
        self, designdoc, write, folder, tmp_path, monkeypatch
    ) -> None:
        self.git("branch", "-M", "main")
        self.git("switch", "-qc", "work")
        write("a.md", FLAWED + "\nTODO\n")
        self.git("commit", "-qam", "ours")
        clone = tmp_path / "shallow"
        self.git("clone", "-q", "--depth", "1", "--no-single-branch", folder.as_uri(), str(clone))
        monkeypatch.chdir(clone)
        outcome = designdoc("check", ".", "--framework", "rfc", "--changed-from", "origin/main", "--format", "json")
        assert findings(outcome.out) == ["placeholder-text"]
        assert "from which both this work and 'origin/main' come (a shallow clone?)" in outcome.err

    def test_a_new_document_answers_for_all_of_its_own(self, designdoc, write) -> None:
        write("c.md", FLAWED)
        out = designdoc("check", "c.md", "--changed-from", "HEAD", "--format", "json").out
        assert findings(out) == findings(designdoc("check", "c.md", "--format", "json").out)

    def since(self, designdoc, old: str, new: str) -> list[tuple[str, int]]:
        """The rules and lines of what is reported when one text has become the other."""
        self.write("a.md", old)
        self.git("commit", "-qam", "next", "--allow-empty")
        self.write("a.md", new)
        out = json.loads(designdoc("check", "a.md", "--changed-from", "HEAD", "--format", "json").out)
        return [(f["rule"], f["range"]["start"]["line"]) for d in out["documents"] for f in d["findings"]]

    def test_a_changed_document_answers_for_what_is_new(self, designdoc) -> None:
        assert self.since(designdoc, SKETCHED, SKETCHED + "\n## Rollout\n\nTODO\n") == [("placeholder-text", 25)]

    @pytest.mark.parametrize("heading", ["# Design Netflix", "## Data pipeline", "## Functional requirements"])
    def test_a_gap_that_was_there_is_not_reported_although_the_line_it_points_to_changed(
        self, designdoc, heading
    ) -> None:
        assert self.since(designdoc, SKETCHED, SKETCHED.replace(heading, f"{heading}, again")) == []

    def test_a_gap_that_the_change_closes_in_part_is_not_new(self, designdoc) -> None:
        level = "## Data pipeline"
        closed = SKETCHED.replace(level, f"## Traffic estimate\n\n9 million users, 900 requests per second.\n\n{level}")
        assert self.since(designdoc, SKETCHED, closed) == []

    def test_a_gap_that_the_change_tears_open_is_reported(self, designdoc) -> None:
        pipeline = "## Data pipeline\n\nEvents go through Kafka into a lake.\n\n"
        assert self.since(designdoc, SKETCHED, SKETCHED.replace(pipeline, "")) == [("data-pipeline-missing", 7)]

    def test_what_stands_below_a_heading_is_not_new_when_the_heading_changes(self, designdoc) -> None:
        old = SKETCHED + "\nTODO\n"
        new = old.replace("## Monitoring", "There are two of them.\n\n## Monitoring and alerts")
        assert self.since(designdoc, old, new) == []
        assert self.since(designdoc, old, new.replace("TODO", "TODO: alerts")) == [("placeholder-text", 25)]
        shorter = new.replace("Viewers do not find what they like, and one in three leaves.", "Viewers leave.")
        assert self.since(designdoc, old, shorter.replace("\nThere are two of them.\n\n", "")) == []

    def changed(self, designdoc, *options: str) -> dict[str, list[str]]:
        """The rules that are reported, by document."""
        out = json.loads(
            designdoc("check", ".", "--framework", "rfc", "--changed-from", *options, "--format", "json").out
        )
        return {d["path"]: [f["rule"] for f in d["findings"]] for d in out["documents"] if d["findings"]}

    @pytest.mark.parametrize("target", ["z.md", "designs/设计 1.md"])
    def test_a_renamed_document_answers_for_its_changes_only(self, designdoc, folder, target) -> None:
        (folder / "designs").mkdir()
        self.git("mv", "a.md", target)
        assert self.changed(designdoc, "HEAD") == {}
        (folder / target).write_text(FLAWED + "\nTODO\n", encoding="utf-8")
        assert self.changed(designdoc, "HEAD") == {target: ["placeholder-text"]}
        self.git("commit", "-qam", "renamed")
        assert self.changed(designdoc, "HEAD~1") == {target: ["placeholder-text"]}

    def test_what_came_with_a_merge_from_the_base_is_not_the_changes_doing(self, designdoc, write, folder) -> None:
        self.git("branch", "-M", "main")
        self.git("switch", "-qc", "work")
        write("b.md", FLAWED + "\nTODO: by us\n")
        self.git("commit", "-qam", "ours")
        self.git("switch", "-q", "main")
        write("a.md", FLAWED + "\nTODO: by others\n")
        write("c.md", FLAWED)
        self.git("add", ".")
        self.git("commit", "-qm", "theirs")
        self.git("switch", "-q", "work")
        assert self.changed(designdoc, "main") == {"b.md": ["placeholder-text"]}
        self.git("merge", "-q", "main")
        assert self.changed(designdoc, "main") == {"b.md": ["placeholder-text"]}
        # As a service checks a pull request out: the base with the work merged into it.
        self.git("switch", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "work")
        assert self.changed(designdoc, "main") == {"b.md": ["placeholder-text"]}

    def test_it_works_from_a_folder_of_the_repository_and_through_a_link_to_it(
        self, designdoc, write, folder, tmp_path, monkeypatch
    ) -> None:
        write("sub/d.md", FLAWED)
        self.git("add", ".")
        self.git("commit", "-qm", "second")
        write("sub/d.md", FLAWED + "\nTODO\n")
        (tmp_path / "link").symlink_to(folder, target_is_directory=True)
        for place in (folder / "sub", tmp_path / "link" / "sub"):
            monkeypatch.chdir(place)
            assert self.changed(designdoc, "HEAD") == {"d.md": ["placeholder-text"]}

    def test_a_document_that_git_does_not_see_as_text_is_compared_all_the_same(self, designdoc, write) -> None:
        write(".gitattributes", "*.md -diff\n")
        write("a.md", FLAWED + "\nTODO\n")
        assert self.changed(designdoc, "HEAD") == {"a.md": ["placeholder-text"]}

    def test_git_is_asked_about_changed_documents_only(self, designdoc, write, monkeypatch) -> None:
        asked = []
        run = subprocess.run

        def counting(command, **options):
            asked.append(command)
            return run(command, **options)

        write("a.md", FLAWED + "\nTODO\n")
        monkeypatch.setattr(subprocess, "run", counting)
        counts = []
        for number in (0, 20):
            for other in range(number):
                write(f"docs/{other}.md", FLAWED)
            self.git("add", ".")
            self.git("commit", "-qm", "more", "--allow-empty")
            write("a.md", FLAWED + f"\nTODO {number}\n")
            asked.clear()
            self.changed(designdoc, "HEAD")
            counts.append(len(asked))
        assert counts[0] == counts[1]

    def test_the_repository_is_that_of_the_paths(self, designdoc, write, folder, tmp_path, monkeypatch) -> None:
        write("a.md", FLAWED + "\nTODO\n")
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        monkeypatch.chdir(elsewhere)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        for path in (str(folder), str(folder / "a.md"), os.path.relpath(folder), str(folder / "*.md")):
            outcome = designdoc("check", path, "--framework", "rfc", "--changed-from", "HEAD", "--format", "json")
            assert (outcome.status, findings(outcome.out)) == (1, ["placeholder-text"]), path

    def test_each_of_several_repositories_is_asked_for_its_own_documents(self, designdoc, write, folder) -> None:
        self.write("inner/d.md", FLAWED)
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
            self.git("-C", "inner", *arguments)
        write("a.md", FLAWED + "\nTODO\n")
        write("inner/d.md", FLAWED + "\nTODO\n")
        expected = {"a.md": ["placeholder-text"], "inner/d.md": ["placeholder-text"]}
        assert self.changed(designdoc, "HEAD") == expected

    def test_a_repository_below_that_does_not_know_the_ref_is_named_and_the_others_are_reported(
        self, designdoc, write
    ) -> None:
        self.git("tag", "v1")
        self.write("inner/d.md", FLAWED + "\nTODO\n")
        self.write("inner/e.md", FLAWED)
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
            self.git("-C", "inner", *arguments)
        write("a.md", FLAWED + "\nTODO\n")
        outcome = designdoc("check", ".", "--framework", "rfc", "--changed-from", "v1", "--format", "concise")
        assert outcome.status == 2
        assert "a.md:" in outcome.out
        told = "designdoc: inner/d.md: --changed-from: 'v1' names no commit here; fetch it first, or correct the name\n"
        assert outcome.err == told

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode here")
    def test_a_name_that_is_no_utf_8_is_known_to_git_all_the_same(self, designdoc, folder) -> None:
        name = os.fsdecode(b"caf\xe9.md")
        (folder / name).write_text(FLAWED + "\nTODO\n", encoding="utf-8")
        self.git("add", ".")
        self.git("commit", "-qm", "More")
        assert self.changed(designdoc, "HEAD") == {}
        (folder / name).write_text(FLAWED + "\nTODO\n\nIt is decided by the team.\n", encoding="utf-8")
        assert self.changed(designdoc, "HEAD") == {}

    def test_a_submodule_is_compared_with_the_commit_that_was_recorded(self, designdoc, write, tmp_path) -> None:
        """Its own refs say nothing about the work above it, even where one has the same name."""
        library = tmp_path / "library"
        library.mkdir()
        (library / "old.md").write_text(FLAWED + "\nTODO\n", encoding="utf-8")
        for arguments in (["init", "-qb", "v1"], ["add", "."], ["commit", "-qm", "first"]):
            self.git("-C", str(library), *arguments)
        self.git("tag", "v0")
        self.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(library), "inner")
        self.git("commit", "-qm", "With a library")
        self.git("tag", "v1")
        assert self.changed(designdoc, "v1") == {}
        self.write("inner/new.md", FLAWED + "\nTODO\n")
        for arguments in (["add", "."], ["commit", "-qm", "second"]):
            self.git("-C", "inner", *arguments)
        assert list(self.changed(designdoc, "v1")) == ["inner/new.md"]
        assert list(self.changed(designdoc, "v0")) == ["inner/new.md", "inner/old.md"]

    def test_what_the_user_has_git_show_otherwise_changes_nothing(self, designdoc, write) -> None:
        write(".gitattributes", "*.md diff=shouting\n")
        settings = {"diff.shouting.textconv": "tr a-z A-Z <", "diff.interHunkContext": "99", "diff.noprefix": "true"}
        for name, value in settings.items():
            self.git("config", name, value)
        lines = [f"Line {number}." for number in range(9)]
        before = FLAWED + "\n" + "\n".join([*lines, "TODO: ask.", *lines])
        assert self.since(designdoc, before, f"More.\n{before}\nMore.") == []

    @pytest.mark.parametrize("ref", ["nowhere", ""])
    def test_a_ref_that_names_nothing_is_bad_usage(self, designdoc, ref) -> None:
        """Also an empty one, as of a variable that a build server has not set: all findings would be reported."""
        outcome = designdoc("check", "a.md", "--changed-from", ref)
        assert outcome.status == 2
        told = f"'{ref}' names no commit here; fetch it first, or correct the name"
        assert outcome.err == f"designdoc: --changed-from: {told}\n"

    def test_where_git_refuses_its_own_words_say_why(self, designdoc, monkeypatch) -> None:
        """In a container, the checkout often belongs to another user."""
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
        outcome = designdoc("check", "a.md", "--changed-from", "HEAD")
        assert outcome.status == 2
        assert outcome.err.startswith("designdoc: --changed-from: git says: detected dubious ownership in repository")
        assert "git config --global --add safe.directory" in outcome.err
        assert outcome.err.count("\n") == 1

    def test_a_folder_without_git_is_called_so(self, designdoc, monkeypatch, tmp_path) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        shutil.rmtree(tmp_path / ".git", ignore_errors=True)
        outcome = designdoc("check", "a.md", "--changed-from", "main")
        assert (outcome.status, outcome.err) == (2, "designdoc: --changed-from: this folder is in no git repository\n")
