"""Recipes: read, checked, and refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tiny_checkpoint import build
from training_files import archive

from summarise.common.errors import SummariseError
from summarise.training import checkpoint
from summarise.training.kinds import read_recipe, train
from summarise.training.recipe import SummaryRecipe

pytestmark = pytest.mark.usefixtures("one_thread")

RECIPES = Path(__file__).parents[2] / "configs" / "training"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("steps: 1\n", "r.yaml: nothing to train on; give --train FILE.jsonl"),
        ("step: 1\ntrain: [a.jsonl]\n", "r.yaml: unknown key 'step'; did you mean 'steps'?"),
        ("steps: 0\ntrain: [a.jsonl]\n", "r.yaml: steps: "),
        ("train: [gone.jsonl]\n", "gone.jsonl: no such file"),
        ("train: [a.jsonl]\ntext: body\n", "a.jsonl: no field 'body'; it has text, title"),
        ("train: [a.jsonl]\nheadline: null\n", "r.yaml: name the field of the headline"),
        ("train: [bad.jsonl]\n", "bad.jsonl#1: not JSONL"),
        ("train: [a.jsonl]\ndecay: 950\n", "r.yaml: warmup and decay together"),
        (
            "kind: gpt\n",
            "r.yaml: kind: must be seq2seq or prefix-lm or preferences or checker, not 'gpt'",
        ),
        ("kind: [5\n", "r.yaml: not valid YAML"),
        ("kind: checker\ntrain: [a.jsonl]\nbf16: true\n", "r.yaml: unknown key 'bf16'"),
        ("kind: preferences\ntrain: [a.jsonl]\ndev: [a.jsonl]\n", "r.yaml: unknown key 'dev'"),
    ],
)
def test_a_wrong_recipe_is_one_line_that_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, said: str
) -> None:
    for needed in ("accelerate", "matplotlib"):
        pytest.importorskip(needed, reason="needs the extra `train`")
    monkeypatch.chdir(tmp_path)
    archive(tmp_path / "a.jsonl")
    (tmp_path / "bad.jsonl").write_text("no json\n")
    (tmp_path / "r.yaml").write_text(f"checkpoint: {build(tmp_path / 'tiny')}\n{keys}")
    with pytest.raises(SummariseError) as raised:
        train(read_recipe(Path("r.yaml")), tmp_path / "out")
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


def test_files_given_beside_a_recipe_stand_in_for_its_own(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("train: [a.jsonl]\ndev: [b.jsonl]\n")
    recipe = read_recipe(tmp_path / "r.yaml", train=[Path("c.jsonl")])
    assert isinstance(recipe, SummaryRecipe)
    assert (recipe.train, recipe.dev) == ([Path("c.jsonl")], [Path("b.jsonl")])


def test_files_to_measure_on_are_refused_where_nothing_is_measured_on_them(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("kind: checker\ncheckpoint: bundled\ntrain: [a.jsonl]\n")
    with pytest.raises(SummariseError, match="--dev: not read where a checker is trained"):
        read_recipe(tmp_path / "r.yaml", dev=[Path("b.jsonl")])


def test_the_shipped_recipe_names_every_key_and_its_default() -> None:
    shipped = yaml.safe_load((RECIPES / "fine-tune.yaml").read_text(encoding="utf-8"))
    assert checkpoint.Recipe.model_validate(shipped) == checkpoint.Recipe()
    assert set(shipped) == set(checkpoint.Recipe.model_fields)
