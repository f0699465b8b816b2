#!/usr/bin/env bash
# datasets 5.2.0 (pyarrow 26.0.1): strings of JSON Lines that look like dates are loaded as times, and ids of
# CSV that look like numbers as numbers. As text again they are no longer what was written, so that ids of
# predictions match none: "2024-03-14" is 2024-03-14 00:00:00, also where the column is asked for as a
# string, and 007 is 7. JSON says itself that "2024-03-14" is a string.
#
# Seen:
#   jsonl "2024-03-14": 2024-03-14 00:00:00
#   jsonl "2024-03-14", features string: 2024-03-14 00:00:00
#   jsonl "007": 007
#   csv 007: 7
#   csv 007, features string: 007
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datasets==5.2.0 pyarrow==26.0.1 pandas==3.1.1

mkdir "$folder/dates" "$folder/digits" "$folder/table"
printf '{"id": "2024-03-14", "text": "x"}\n' >"$folder/dates/test.jsonl"
printf '{"id": "007", "text": "x"}\n' >"$folder/digits/test.jsonl"
printf 'id,text\n007,x\n' >"$folder/table/test.csv"

cat >"$folder/load.py" <<'PYTHON'
import os
import sys

os.environ["HF_HOME"] = sys.argv[1] + "/cache"
import datasets

datasets.disable_progress_bars()
string = datasets.Features({"id": datasets.Value("string"), "text": datasets.Value("string")})
for said, name, features in (
    ('jsonl "2024-03-14"', "dates", None),
    ('jsonl "2024-03-14", features string', "dates", string),
    ('jsonl "007"', "digits", None),
    ("csv 007", "table", None),
    ("csv 007, features string", "table", string),
):
    rows = datasets.load_dataset(f"{sys.argv[1]}/{name}", split="test", features=features)
    print(f"{said}: {rows[0]['id']}")
PYTHON

seen=$("$folder/venv/bin/python" "$folder/load.py" "$folder")
echo "$seen"
expected='jsonl "2024-03-14": 2024-03-14 00:00:00
jsonl "2024-03-14", features string: 2024-03-14 00:00:00
jsonl "007": 007
csv 007: 7
csv 007, features string: 007'
[ "$seen" = "$expected" ] || { echo "changed"; exit 1; }
