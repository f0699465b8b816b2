"""What cannot write a summary is refused in one line that says what to give."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.loading import load_checkpoint


def folder_with(folder: Path, **files: object) -> str:
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_text(json.dumps(content))
    return str(folder)


@pytest.mark.parametrize(
    ("config", "why"),
    [
        ({"model_type": "seamless_m4t", "is_encoder_decoder": True}, "translates"),
        ({"model_type": "whisper", "is_encoder_decoder": True}, "reads sound"),
        ({"model_type": "bert", "architectures": ["BertForMaskedLM"]}, "a BertForMaskedLM: it fi"),
        ({"model_type": "bert", "architectures": ["BertModel"]}, "a BertModel: it reads"),
        (
            {
                "model_type": "bart",
                "architectures": ["BartForSequenceClassification"],
                "is_encoder_decoder": True,
            },
            "classifies",
        ),
    ],
)
def test_a_model_that_does_not_write_is_refused(
    config: dict[str, object], why: str, tmp_path: Path
) -> None:
    with pytest.raises(SummariseError, match=f"{why}.*; give a seq2seq checkpoint"):
        load_checkpoint(folder_with(tmp_path, config__json=config))


def test_a_folder_without_a_configuration_and_a_file_say_what_to_give(
    tiny: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "bare"))
    (folder / "config.json").unlink()
    with pytest.raises(SummariseError, match=r"has no config\.json; give the folder or hub name"):
        load_checkpoint(str(folder))
    with pytest.raises(SummariseError, match="is a file; give the folder"):
        load_checkpoint(str(folder / "model.safetensors"))
