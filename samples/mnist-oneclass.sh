#!/bin/bash
# Trains on each digit of MNIST alone, tells the others from it on the test set, prints AUROCs and their means:
#   samples/mnist-oneclass.sh FOLDER [SEED] [DETECTOR] [further --set ... of dyad train]
set -eo pipefail
data=${1:?folder of MNIST}
seed=${2:-1}
detector=${3:-KnnDistance}
shift; shift || true; shift || true
here=$(cd "$(dirname "$0")" && pwd)
for digit in 0 1 2 3 4 5 6 7 8 9; do
  run=runs/mnist-oneclass-$digit-$seed
  "$here/../dyad" train "$here/mnist-oneclass.yaml" --set data.path="$data" --set "data.normal=[$digit]" \
    --set seed="$seed" --out "$run" "$@" >&2
  "$here/../dyad" anomaly "$run" --detector "$detector" >&2
  python3 - "$digit" "$run/anomalies.json" <<'PY'
import json, sys
r = json.load(open(sys.argv[2]))
c = r["controls"]
rows = {"encoder": r["scores"]["auroc"], "raw": c["rawAuroc"], "untrained": c["untrainedAuroc"],
        "isolationForest": c["isolationForestAuroc"]}
print(sys.argv[1], *(f"{n} {100 * v:.2f}" for n, v in rows.items()), sep="  ")
PY
done | awk '{print; for (i = 2; i <= NF; i += 2) s[$i] += $(i + 1); n++}
  END {for (w in s) printf "mean of %d: %s %.2f\n", n, w, s[w] / n}'
