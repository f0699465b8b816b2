#!/usr/bin/env bash
# datasets 5.2.0: `map` gives what an older version of a function made, once that function is in a module of one's own: a
# changed `clean.py` changes nothing, in a new process either, until the cache is deleted.
#
# Results are kept by a hash of the data and "of the latest transform applied", which of a function that is imported is one
# of its name, also where a lambda calls it. So articles are cleaned, cut and tokenised as before the mend, a model is
# trained on them, and nothing is said; that a cache is used is as it should be. The same function in the script itself is run
# anew. The maintainers know it (issue 3297, of 2021).
#
# Seen, of an article, by a script that is run twice, and by one whose function was changed from strip() to strip().upper():
#   function in the script: Pier opens; changed: PIER OPENS
#   function imported: Pier opens; changed: Pier opens
#   lambda that calls one that is imported: Pier opens; changed: Pier opens
#   function imported, cache deleted: PIER OPENS
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datasets==5.2.0 pyarrow==26.0.1 dill==0.4.1

cd "$folder"
export HF_HOME="$folder/cache" HF_HUB_OFFLINE=1 PYTHONDONTWRITEBYTECODE=1
echo '{"text": "  Pier opens  "}' >articles.jsonl
cat >clean.py <<'PYTHON'
def clean(row):
    return {"text": row["text"].strip()}
PYTHON
{
  cat clean.py
  cat <<'PYTHON'
import sys

import clean as module
from datasets import load_dataset

functions = {"script": clean, "imported": module.clean, "lambda": lambda row: module.clean(row)}
articles = load_dataset("json", data_files="articles.jsonl", split="train")
print(articles.map(functions[sys.argv[1]])["text"][0])
PYTHON
} >run.py
run() { "$folder/venv/bin/python" run.py "$1" 2>"$folder/said"; }

declare -A before after
for how in script imported lambda; do before[$how]=$(run $how); done
sed -i 's/strip()/strip().upper()/' clean.py run.py
for how in script imported lambda; do after[$how]=$(run $how); done
rm -rf "$HF_HOME"
deleted=$(run imported)

echo "function in the script: ${before[script]}; changed: ${after[script]}"
echo "function imported: ${before[imported]}; changed: ${after[imported]}"
echo "lambda that calls one that is imported: ${before[lambda]}; changed: ${after[lambda]}"
echo "function imported, cache deleted: $deleted"
[[ ${after[script]} == "PIER OPENS" && $deleted == "PIER OPENS" ]] || {
  echo "changed: the function is not run" >&2
  exit 1
}
for how in imported lambda; do
  [[ ${before[$how]} == "Pier opens" && ${after[$how]} == "Pier opens" ]] || {
    echo "changed: $how" >&2
    exit 1
  }
done
