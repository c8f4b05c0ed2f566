"""``khulasa models``: list, install, verify, remove, import, export, path."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from khulasa.cli.arguments.shared_options import add_json
from khulasa.cli.exit_codes import ExitCode
from khulasa.cli.running.installation import run_installation
from khulasa.cli.writing.output import complain, run_printing
from khulasa.models.catalogue import Model, Task, load_catalogue
from khulasa.models.entry import EntryError, entry_keys, read_entry
from khulasa.models.errors import megabytes
from khulasa.models.folders.manage import ManageError, discard, export, remove, verify
from khulasa.models.folders.manifest import manifest_of, unfinished
from khulasa.models.installing.order import Order, order_for
from khulasa.models.sources.importing import exported_entry
from khulasa.models.store import StoreError, disk_use, models_folder, move_models
from khulasa.wording import N_, _, clauses_text, count_text, list_text

_Action = Callable[[argparse.Namespace, dict[str, Model]], int]

# What stands in the catalogue and is shown; other licences have names.
_VALUES = {
    "fast": N_("fast"),
    "medium": N_("medium"),
    "slow": N_("slow"),
    "model card": N_("model card"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be said after ``khulasa models``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, do: _Action, words: str) -> argparse.ArgumentParser:
        added = actions.add_parser(name, help=words)
        added.set_defaults(do=do)
        add_json(added)
        return added

    listing = action("list", _list, _("the models that Khulasa knows"))
    listing.add_argument("--installed", action="store_true", help=_("only those installed"))
    install = action("install", _install, _("fetch and install models"))
    install.add_argument("names", metavar="NAME", nargs="+")
    check = action("verify", _verify, _("compare installed models with what was installed"))
    check.add_argument("names", metavar="NAME", nargs="*", help=_("default: all"))
    check.add_argument("--repair", action="store_true", help=_("install again what was damaged"))
    removal = action("remove", _remove, _("remove installed models"))
    removal.add_argument("names", metavar="NAME", nargs="+")
    take = action(
        "import", _import, _("install a model from a folder or zip file, without a network")
    )
    take.add_argument("path", metavar="PATH", type=Path)
    take.add_argument("--name", help=_("its name (default: that of the file)"))
    take.add_argument("--from", dest="source", metavar="CODE", help=_("language it reads"))
    take.add_argument("--to", dest="target", metavar="CODE", help=_("language it writes"))
    take.add_argument("--task", choices=tuple(map(str, Task)), default=Task.TRANSLATION.value)
    take.add_argument("--prefix", metavar="MARK", help=_("mark of the target, such as >>ara<<"))
    take.add_argument("--licence", default="unknown")
    take.add_argument(
        "--replace", action="store_true", help=_("take the place of the model of that name")
    )
    out = action("export", _export, _("write an installed model as a zip file"))
    out.add_argument("name", metavar="NAME")
    out.add_argument("archive", metavar="FILE", type=Path, nargs="?", help=_("default: NAME.zip"))
    path = action("path", _path, _("where the models lie, or move them"))
    path.add_argument("folder", metavar="FOLDER", type=Path, nargs="?")


def run(options: argparse.Namespace) -> int:
    """Do what was asked for with the models; returns an ``ExitCode``."""
    catalogue = load_catalogue()
    for fault in catalogue.faults:
        complain(fault)
    models = {model.name: model for model in catalogue.models}
    do: _Action = options.do
    return run_printing(lambda: do(options, models))


def _list(options: argparse.Namespace, models: dict[str, Model]) -> int:
    chosen = [m for m in models.values() if m.installed or not options.installed]
    if options.json:
        _print_json([_record(model) for model in chosen])
        return ExitCode.DONE
    table = Table(box=None, pad_edge=False)
    table.add_column(_("Model"), no_wrap=True)
    for heading in (_("Languages"), _("Speed"), _("Licence")):
        table.add_column(heading)
    table.add_column(_("On disk"), no_wrap=True)
    table.add_column(_("Good for"))
    waiting = unfinished(models_folder())
    for model in sorted(chosen, key=lambda m: (m.task is not Task.TRANSLATION, not m.installed)):
        size = megabytes(disk_use(model.folder)) if model.installed else ""
        size = size or (_("interrupted") if model.name in waiting else "–")
        languages = f"{_some(model.sources)} → {_some(model.targets)}"
        good_for = " ".join(filter(None, (model.good_for, model.quality)))
        speed, licence = (_(_VALUES.get(value, value)) for value in (model.speed, model.licence))
        table.add_row(model.name, languages, speed, licence, size, good_for)
    Console().print(table)
    for name in waiting:
        if name not in models:
            words = _("{name}: left by an import that broke off. To clear it: {command}")
            print(words.format(name=name, command=f"khulasa models remove {name}"))
    total = sum(disk_use(model.folder) for model in chosen if model.installed)
    words = _("{size} in all; models folder: {folder}")
    print("\n" + words.format(size=megabytes(total), folder=models_folder()))
    return ExitCode.DONE


def _install(options: argparse.Namespace, models: dict[str, Model]) -> int:
    code = _known(options.names, models)
    for name in options.names if code == ExitCode.DONE else ():
        if models[name].origin is None:
            complain(
                _("{name} ships with Khulasa or was imported; there is nothing to fetch.").format(
                    name=name
                )
            )
            return ExitCode.USAGE
        code = run_installation(order_for(models[name], models_folder()), json_lines=options.json)
        if code != ExitCode.DONE:
            return code
    return code


def _import(options: argparse.Namespace, models: dict[str, Model]) -> int:
    name = options.name or re.sub(r"[^\w.-]+", "-", options.path.stem or "model").lower()
    if name in models and not options.source:
        keys = entry_keys(models[name])
    else:
        keys = {
            "task": str(options.task),
            "from": options.source or "",
            "to": options.target or "",
            "title": name,
            "licence": options.licence,
            "prefix": options.prefix or "",
        }
        keys = {key: value for key, value in keys.items() if value}
    exported = exported_entry(options.path)
    if exported and not options.source:
        name, keys = (options.name or exported[0]), exported[1]
    try:
        read_entry(name, keys, models_folder(), models_folder())
    except EntryError as error:
        complain(
            _(
                "{error}. Name the languages with --from and --to, and the model with --name."
            ).format(error=error)
        )
        return ExitCode.USAGE
    taken = name in models and (models[name].installed or (exported and not options.name))
    if taken and not options.replace:
        return complain(
            _(
                "{file} would take the place of the model {name}. If that is what you want, add "
                "--replace; else give it another name with --name."
            ).format(file=options.path.name, name=name),
            ExitCode.USAGE,
        )
    path = str(options.path.absolute())
    return run_installation(Order(name, keys, str(models_folder()), path), json_lines=options.json)


def _verify(options: argparse.Namespace, models: dict[str, Model]) -> int:
    names = options.names or [
        name for name, m in models.items() if m.installed and manifest_of(m.folder)
    ]
    code = _known(names, models)
    if code != ExitCode.DONE:
        return code
    verdicts = [verify(models[name]) for name in names]
    if options.json and not options.repair:
        _print_json([{"name": v.name, "faults": list(map(str, v.faults))} for v in verdicts])
    for verdict in verdicts:
        if not options.json:
            print(f"{verdict.name}: {clauses_text(verdict.faults) or _('sound')}")
        if verdict.faults and options.repair:
            model = models[verdict.name]
            if model.origin is None:
                complain(
                    _("{name} was imported; import it again to repair it.").format(name=model.name)
                )
                return ExitCode.FAILED
            code = run_installation(order_for(model, models_folder()), json_lines=options.json)
            if code != ExitCode.DONE:
                return code
    damaged = any(verdict.faults for verdict in verdicts)
    return ExitCode.FAILED if damaged and not options.repair else ExitCode.DONE


def _remove(options: argparse.Namespace, models: dict[str, Model]) -> int:
    left = {name for name in unfinished(models_folder()) if name not in models}
    code = _known([name for name in options.names if name not in left], models)
    for name in options.names if code == ExitCode.DONE else ():
        try:
            if name in left:
                discard(name, models_folder())
            else:
                remove(models[name], models_folder())
        except ManageError as error:
            complain(str(error))
            return ExitCode.FAILED
    if code == ExitCode.DONE and options.json:
        _print_json({"removed": options.names})
    return code


def _export(options: argparse.Namespace, models: dict[str, Model]) -> int:
    code = _known([options.name], models)
    if code != ExitCode.DONE:
        return code
    archive = options.archive or Path(f"{options.name}.zip")
    try:
        export(models[options.name], archive)
    except ManageError as error:
        complain(str(error))
        return ExitCode.FAILED
    if options.json:
        _print_json({"name": options.name, "archive": str(archive)})
    else:
        words = _("{path}: {size}. On the other machine: khulasa models import {file} --replace")
        size = megabytes(archive.stat().st_size)
        print(words.format(path=archive, size=size, file=archive.name))
    return ExitCode.DONE


def _path(options: argparse.Namespace, _models: dict[str, Model]) -> int:
    if options.folder:
        try:
            move_models(options.folder)
        except StoreError as error:
            complain(str(error))
            return ExitCode.FAILED
    if options.json:
        _print_json({"path": str(models_folder()), "size": disk_use(models_folder())})
    else:
        print(models_folder())
    return ExitCode.DONE


def _known(names: list[str], models: dict[str, Model]) -> int:
    for name in names:
        if name not in models:
            complain(
                _("There is no model called {name}. To see all: khulasa models list").format(
                    name=name
                )
            )
            return ExitCode.MODEL_MISSING
    return ExitCode.DONE


def _record(model: Model) -> dict[str, Any]:
    record: dict[str, Any] = {"name": model.name, "installed": model.installed}
    record |= entry_keys(model)
    if model.installed:
        record |= {"folder": str(model.folder), "size": disk_use(model.folder)}
        if manifest := manifest_of(model.folder):
            record |= {"revision": manifest.revision, "licence": manifest.licence}
    return record


def _some(codes: tuple[str, ...]) -> str:
    if len(codes) <= 3:
        return list_text(codes)
    more = len(codes) - 2
    return count_text(
        "{names} and {} more", "{names} and {} more", more, names=list_text(codes[:2])
    )


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
