#!/bin/bash
# Holds out each of the six speakers of Free Spoken Digits in turn, and prints accuracies and their mean:
#   samples/fsdd-speakers.sh FOLDER_OR_ZIP [SEED] [further --set ... of dyad train]
set -eo pipefail
data=${1:?folder or zip of the recordings}
seed=${2:-1}
shift; shift || true
here=$(cd "$(dirname "$0")" && pwd)
for speaker in george jackson lucas nicolas theo yweweler; do
  run=runs/fsdd-$speaker-$seed
  "$here/../dyad" train "$here/fsdd-simclr.yaml" --set data.path="$data" --set seed="$seed" \
    --set data.reader.AudioFiles.test="{speaker: $speaker}" --out "$run" "$@" >&2
  python3 - "$speaker" "$run/report.json" <<'PY'
import json, sys
r = json.load(open(sys.argv[2]))
c = r["controls"]
rows = {"encoder": (r["scores"]["linear"]["accuracy"], r["scores"]["knn"]["accuracy"])}
for name in ("untrained", "raw", "logMelTrimmed", "logMel", "logMelStatistics"):
    rows[name] = (c[name + "Linear"], c[name + "Knn"])
print(sys.argv[1], *(f"{n} linear {100 * l:.1f} kNN {100 * k:.1f}" for n, (l, k) in rows.items()), sep="  ")
PY
done | awk '{print; for (i = 2; i <= NF; i += 5) {l[$i] += $(i + 2); k[$i] += $(i + 4)}; n++}
  END {for (w in l) printf "mean of %d: %s linear %.1f kNN %.1f\n", n, w, l[w] / n, k[w] / n}'
