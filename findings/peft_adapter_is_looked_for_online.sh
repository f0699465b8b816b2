#!/usr/bin/env bash
# transformers 5.23.0 with peft 0.21.2: a model that lies whole in the cache is loaded with
# `local_files_only=True`, and the hub is asked all the same: for an adapter's `adapter_config.json`.
#
# The argument is handed on for the model's own files, not for the adapter that is looked for where
# peft is installed. Where there is no network, each load waits for the retries; without peft nothing
# is asked. `adapter_kwargs={"local_files_only": True}` keeps it local.
#
# Seen, with a tiny model in the layout of the cache and a local server in the hub's place:
#   asked for: /someone/tiny/resolve/COMMIT/adapter_config.json
#   asked for, with adapter_kwargs: nothing
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 peft==0.21.2 accelerate==1.15.0 numpy==2.4.6

cat >"$folder/offline.py" <<'PYTHON'
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

asked = []


class Hub(BaseHTTPRequestHandler):
    def do_HEAD(self):
        asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Hub)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["HF_ENDPOINT"] = f"http://127.0.0.1:{server.server_port}"
os.environ["HF_HUB_CACHE"] = cache = f"{sys.argv[1]}/hub"

from transformers import AutoModelForSeq2SeqLM, T5Config, T5ForConditionalGeneration

config = T5Config(vocab_size=32, d_model=8, d_kv=4, d_ff=16, num_layers=1, num_heads=2, decoder_start_token_id=0)
commit = "0" * 40
entry = Path(cache) / "models--someone--tiny"
T5ForConditionalGeneration(config).save_pretrained(entry / "snapshots" / commit)
(entry / "refs").mkdir()
(entry / "refs" / "main").write_text(commit)

AutoModelForSeq2SeqLM.from_pretrained("someone/tiny", local_files_only=True)
first = list(asked)
asked.clear()
AutoModelForSeq2SeqLM.from_pretrained(
    "someone/tiny", local_files_only=True, adapter_kwargs={"local_files_only": True}
)
print("asked for:", *sorted({path.replace(commit, "COMMIT") for path in first if "adapter" in path}))
print("asked for, with adapter_kwargs:", *(asked or ["nothing"]))
PYTHON

found=$("$folder/venv/bin/python" "$folder/offline.py" "$folder" 2>/dev/null)
echo "$found"
[ "$found" = "asked for: /someone/tiny/resolve/COMMIT/adapter_config.json
asked for, with adapter_kwargs: nothing" ]
