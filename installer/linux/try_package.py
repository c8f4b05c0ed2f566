"""Tries the .deb and the .tar.xz in a clean Debian, as their users would: ``make test-package``.

Needs root, because it puts a Debian into a folder and runs in it. It stops at the first thing that
is not as it should be. The screenshots in build/package/pictures are to be looked at.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [
    *(str(Path(__file__).resolve().parent), str(REPOSITORY / "tests"), str(REPOSITORY / "desktop"))
]

from clean_root import CleanRoot  # noqa: E402
from package import BUILD, DIST, version  # noqa: E402
from screen import Screen, end, wait_for  # noqa: E402
from tools import TESTING, are_there, missing  # noqa: E402

from khulasa.article.formats import READABLE_SUFFIXES  # noqa: E402
from khulasa.export.format_list import FORMATS  # noqa: E402
from models.hub_server import Hub  # noqa: E402

ARTICLE = Path(os.environ.get("ARTICLE", REPOSITORY / "resources/samples/arabic-article.txt"))
MODEL = "opus-mt-ar-en"
LIBRARY = "/home/reader/.local/share/khulasa/models"
SETTINGS = "/home/reader/.config/khulasa/settings.toml"


class Story:
    """What is tried, in this order."""

    def __init__(self, root: CleanRoot, screen: Screen, deb: Path, archive: Path) -> None:
        self.root, self.screen, self.deb, self.archive = root, screen, deb, archive
        self.desk = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        self.article = root.put(ARTICLE, "/home/reader/article.txt")

    def the_archive_runs_unpacked(self) -> None:
        """In a Debian without a desktop: the terminal's half needs nothing at all."""
        self.root.put(self.archive, "/tmp/khulasa.tar.xz")
        subprocess.run(
            ["tar", "-xJf", self.archive, "-C", self.root.folder / "home/reader"], check=True
        )
        program = f"/home/reader/{self.archive.name.removesuffix('.tar.xz')}/khulasa"
        self.root.run(program, "translate", self.article, "-o", "/tmp/tar.txt", user=True)
        self.same_as_from_source("/tmp/tar.txt", "text")

    def an_older_build_is_installed_by_apt(self) -> None:
        """With everything that it depends on."""
        old = older(self.deb)
        self.root.put(old, "/tmp/old.deb")
        self.root.apt("update")
        self.root.apt("install", "--no-install-recommends", "/tmp/old.deb")
        old.unlink()
        assert self.root.run("khulasa", "--version", user=True) == f"khulasa {version()}\n"
        assert self.root.run("dpkg", "--audit") == ""
        self.root.run("khulasa", "doctor", user=True, environment=self.desk)
        assert self.root.has("/usr/share/man/man1/khulasa.1.gz")
        assert "khulasa.desktop" in self.root.run("xdg-mime", "query", "default", "text/plain")

    def it_translates_as_from_source(self) -> None:
        """Text and JSON, to the letter."""
        for name in ("text", "json"):
            output = f"/tmp/out.{name}"
            options = ("--format", name, "-o", output)
            self.root.run("khulasa", "translate", self.article, *options, user=True)
            self.same_as_from_source(output, name)

    def it_writes_every_format_and_reads_it_again(self) -> None:
        """What a library needs beside its code is missed only when it is used."""
        for known in FORMATS.values():
            output = f"/tmp/out{known.suffix}"
            self.root.run("khulasa", "translate", self.article, "-o", output, user=True)
            if known.suffix in READABLE_SUFFIXES:
                assert self.root.run("khulasa", "read", output, user=True).strip(), output
        bare = self.root.put(bare_docx(BUILD / "bare.docx"), "/home/reader/bare.docx")
        assert "Library" in self.root.run("khulasa", "read", bare, user=True)

    def it_starts_from_its_desktop_entry(self) -> None:
        """And shows its first page; then a file is dropped on it."""
        entry = "/usr/share/applications/khulasa.desktop"
        running = self.root.start(
            "sh", "-c", f"gio launch {entry}; sleep 600", environment=self.desk
        )
        try:
            self.screen.window("Khulasa")
            wait_for("it to be painted", lambda: len(self.colours()) > 8)
            self.screen.shoot("started")
            self.screen.drag(
                self.article,
                "Khulasa",
                lambda: any("article.txt" in title for title in self.screen.titles()),
            )
            self._copy_and_quit("Khulasa", "dropped-and-copied")
        finally:
            end(running)

    def a_file_opens_by_its_type(self) -> None:
        """``xdg-open``, as a file manager does it."""
        words = f"xdg-open {self.article}; sleep 600"
        running = self.root.start("sh", "-c", words, environment=self.desk)
        try:
            self._copy_and_quit("article.txt", "opened-by-type")
        finally:
            end(running)

    def a_full_model_is_installed_from_a_hub(self) -> None:
        """A hub on this machine that gives the starter's float weights for a full model."""
        hub = Hub()
        hub.repos["Helsinki-NLP/opus-mt-ar-en"] = REPOSITORY / "resources/models/starter-ar-en"
        flat = BUILD / "hub"
        shutil.rmtree(flat, ignore_errors=True)
        shutil.copytree(
            hub.repos["Helsinki-NLP/opus-mt-ar-en"],
            flat,
            ignore=shutil.ignore_patterns("ctranslate2-int8"),
        )
        hub.repos["Helsinki-NLP/opus-mt-ar-en"] = flat
        try:
            where = {"HF_ENDPOINT": hub.url}
            said = self.root.run(
                "khulasa", "models", "install", MODEL, user=True, environment=where
            )
        finally:
            hub.close()
        assert "installed" in said, said
        manifest = json.loads(self.root.run("cat", f"{LIBRARY}/{MODEL}/manifest.json"))
        assert manifest["unsure_score"] is not None, "it was not calibrated"
        self.the_model_is_there()

    def the_model_is_there(self) -> None:
        """Installed, sound, and used."""
        self.root.run("khulasa", "models", "verify", MODEL, user=True)
        out = self.root.run("khulasa", "translate", self.article, "--format", "json", user=True)
        assert json.loads(out[out.index("{") :])["model"]["name"] == MODEL

    def an_upgrade_keeps_models_and_settings(self) -> None:
        """Over the older build."""
        assert self.root.has(SETTINGS)
        self.root.put(self.deb, "/tmp/new.deb")
        self.root.apt("install", "--no-install-recommends", "/tmp/new.deb")
        shown = self.root.run("dpkg-query", "-W", "-f", "${Version}", "khulasa")
        assert shown == version(), shown
        assert self.root.has(SETTINGS)
        self.the_model_is_there()

    def removing_and_purging_leave_what_is_the_users(self) -> None:
        """And nothing else; the choice takes that too."""
        self.root.apt("remove", "khulasa")
        for gone in ("/usr/bin/khulasa", "/usr/lib/khulasa"):
            assert not self.root.has(gone), gone
        said = self.root.apt("purge", "khulasa")
        assert "stay in the homes" in said, said
        assert self.root.has(f"{LIBRARY}/{MODEL}/manifest.json")
        assert self.root.has(SETTINGS)
        self.root.apt("install", "--no-install-recommends", "/tmp/new.deb")
        self.root.apt("purge", "khulasa", environment={"KHULASA_PURGE_USER_DATA": "yes"})
        for gone in (LIBRARY, "/home/reader/.config/khulasa", "/usr/share/doc/khulasa"):
            assert not self.root.has(gone), gone
        assert self.root.has(self.article)

    def same_as_from_source(self, output: str, name: str) -> None:
        """Compare a translation made inside with one by the checkout's own Python."""
        source = BUILD / f"from-source.{name}"
        here = BUILD / "article.txt"
        shutil.copyfile(ARTICLE, here)
        subprocess.run(
            [
                *(sys.executable, "-P", "-m", "khulasa", "translate", "article.txt"),
                *("--format", name, "-o", str(source)),
            ],
            cwd=BUILD,
            env={
                **os.environ,
                "PYTHONPATH": str(REPOSITORY / "desktop"),
                "KHULASA_MODELS": str(BUILD / "no-models"),
            },
            stderr=subprocess.DEVNULL,
            check=True,
        )
        texts = [
            path.read_text(encoding="utf-8").replace("/home/reader/", "")
            for path in (source, self.root.folder / output.lstrip("/"))
        ]
        if name == "json":
            loaded = [json.loads(text) for text in texts]
            for one in loaded:
                del one["stats"]["seconds"]
            assert loaded[0] == loaded[1]
        else:
            assert texts[0] == texts[1]

    def _copy_and_quit(self, title: str, picture: str) -> None:
        window = self.screen.window(title)
        summary = self.summary()
        copied = self.screen.copied(window, "ctrl+shift+c").splitlines()
        assert copied[: len(summary)] == summary, copied
        assert copied[-1].startswith("Rough machine translation"), copied
        self.screen.shoot(picture)
        self.screen.press(window, "ctrl+q")
        wait_for("its end", lambda: not self.screen.titles())

    def summary(self) -> list[str]:
        """The key sentences, as the command line gives them."""
        found = json.loads((BUILD / "from-source.json").read_text(encoding="utf-8"))
        return [sentence["text"] for sentence in found["summary"]["sentences"]]

    def colours(self) -> set[str]:
        """Colours on the screen."""
        picture = self.screen.shoot("now")
        listed = self.screen.do("convert", picture, "-format", "%c", "histogram:info:-")
        picture.unlink()
        return {line.split("#")[-1][:6] for line in listed.splitlines()}


def bare_docx(path: Path) -> Path:
    """Write a Word document as scripts do, without styles: the reader brings its own."""
    office = "http://schemas.openxmlformats.org"
    document = f"{office}/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"><Default'
        ' Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship'
        f' Id="r" Type="{document}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>Library</w:t></w:r></w:p></w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def older(deb: Path) -> Path:
    """The same package under an older version's name."""
    folder = BUILD / "older"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["dpkg-deb", "--raw-extract", deb, folder], check=True)
    control = folder / "DEBIAN/control"
    text = control.read_text(encoding="utf-8")
    control.write_text(
        text.replace(f"Version: {version()}", f"Version: {version()}~older"), encoding="utf-8"
    )
    old = BUILD / "older.deb"
    words = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", folder, old]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder)
    return old


def check_files(deb: Path) -> None:
    """What can be said without installing it."""
    entry = Path(__file__).with_name("khulasa.desktop")
    subprocess.run(["desktop-file-validate", entry], check=True)
    metainfo = BUILD / "deb/root/usr/share/metainfo/org.khulasa.Khulasa.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", metainfo], check=True)
    # Lintian speaks of root at every start, and fails on errors only.
    subprocess.run(["lintian", "--fail-on", "error", "--tag-display-limit", "0", deb], check=True)
    assert deb.stat().st_size < 120_000_000, deb.stat().st_size


def main() -> int:
    """Tell the story, a line a step."""
    if not are_there(missing(TESTING)):
        return 1
    if os.geteuid() != 0:
        print("make test-package puts a Debian into a folder, which takes root.", file=sys.stderr)
        return 1
    made = (f"khulasa_{version()}_*.deb", f"khulasa-{version()}-linux-*.tar.xz")
    found = [path for pattern in made for path in DIST.glob(pattern)]
    if len(found) != len(made):
        print("There are no packages of this version in dist; first: make package", file=sys.stderr)
        return 1
    deb, archive = found
    check_files(deb)
    print("Making a clean Debian ...", flush=True)
    root = CleanRoot(BUILD / "root")
    root.make()
    screen = Screen(BUILD / "pictures")
    try:
        story = Story(root, screen, deb, archive)
        steps: list[Callable[[], None]] = [
            story.the_archive_runs_unpacked,
            story.an_older_build_is_installed_by_apt,
            story.it_translates_as_from_source,
            story.it_writes_every_format_and_reads_it_again,
            story.it_starts_from_its_desktop_entry,
            story.a_file_opens_by_its_type,
            story.a_full_model_is_installed_from_a_hub,
            story.an_upgrade_keeps_models_and_settings,
            story.removing_and_purging_leave_what_is_the_users,
        ]
        for step in steps:
            print(f"  {step.__name__.replace('_', ' ')}", flush=True)
            try:
                step()
            except AssertionError:
                screen.shoot("failed")
                raise
    finally:
        screen.close()
    print(f"All is as it should be. Look at {screen.pictures.relative_to(REPOSITORY)}/*.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
