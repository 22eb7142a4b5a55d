#!/bin/bash
# Trains on the first 15 % of each series of one part of the Numenta Anomaly Benchmark, scores the rest, prints figures
# beside their controls, and means:
#   samples/nab.sh FOLDER_OR_ZIP [PART] [SEED] [DETECTOR]
set -eo pipefail
data=${1:?folder or zip of the corpus}
part=${2:-realKnownCause}
seed=${3:-1}
detector=${4:-KnnDistance}
here=$(cd "$(dirname "$0")" && pwd)
files=$(python3 - "$data" "$part" <<'PY'
import os, sys, zipfile
data, part = sys.argv[1:]
names = zipfile.ZipFile(data).namelist() if data.endswith(".zip") else [
    os.path.join(folder, name) for folder, _, found in os.walk(data) for name in found]
print(*sorted(os.path.basename(n) for n in names if f"/data/{part}/" in "/" + n and n.endswith(".csv")))
PY
)
for file in $files; do
  run=runs/nab-${file%.csv}-$seed
  "$here/../dyad" train "$here/nab.yaml" --set data.path="$data" --set data.reader.NabCorpus.part="$part/$file" \
    --set seed="$seed" --out "$run" >&2
  "$here/../dyad" anomaly "$run" --detector "$detector" >&2
  python3 - "${file%.csv}" "$run/anomalies.json" <<'PY'
import json, sys
r = json.load(open(sys.argv[2]))
s, c = r["scores"], r["controls"]
rows = {"encoder": (s["pointAuroc"], s["pointAupr"], s["rangeF1"]["value"])}
for name in ("resampled", "untrained", "isolationForest", "movingZScore"):
    if name + "PointAuroc" in c:
        rows[name] = (c[name + "PointAuroc"], c[name + "PointAupr"], c[name + "RangeF1Value"])
print(sys.argv[1], *(f"{n} AUROC {a:.3f} AUPR {p:.3f} ranges {f:.3f}" for n, (a, p, f) in rows.items()), sep="  ")
PY
done | awk '{print; for (i = 2; i <= NF; i += 7) {a[$i] += $(i + 2); p[$i] += $(i + 4); f[$i] += $(i + 6); n[$i]++}}
  END {for (w in a) printf "mean of %d: %s AUROC %.3f AUPR %.3f ranges %.3f\n", n[w], w, a[w] / n[w], p[w] / n[w], f[w] / n[w]}'
