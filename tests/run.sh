#!/usr/bin/env bash
# Runs every test of townpress, from a clean clone on a machine with a Rust toolchain. What else the tests need is
# installed by the system's package manager if it is missing and that is permitted; else one sentence says what is.
#
#   tests/run.sh                 everything
#   tests/run.sh browser         one part: fmt, clippy, cargo, pdf, release or browser; several may be named
#
# Exit codes: 0 all passed, 1 something failed, 2 the machine lacks something.
set -uo pipefail
cd "$(dirname "$0")/.."

PARTS=(fmt clippy cargo pdf release browser)
BROWSER=tests/browser

fail() {
  echo "tests/run.sh: $*" >&2
  exit 2
}

have() { command -v "$1" >/dev/null 2>&1; }

# --- What the tests need ---------------------------------------------------------------------------------------

need_component() {
  have "cargo-$1" && "cargo-$1" --version >/dev/null 2>&1 && return
  have rustup && rustup component add "$2" && return
  fail "cargo $1 is missing; install it with: rustup component add $2"
}

node_is_new_enough() { have node && node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)'; }
has_browser() { node_is_new_enough && node "$BROWSER/harness/chromium.mjs" >/dev/null; }
# A Mac brings Chinese fonts and has no fc-list.
has_chinese_font() { [ "$(uname)" = Darwin ] || { have fc-list && [ -n "$(fc-list :lang=zh 2>/dev/null)" ]; }; }
# The free fonts that the tests measure with, unpacked from Debian's packages, not installed.
FONTS=target/fonts
# The 仿宋 of official documents; where no office has installed one, an open one lies beside the tests.
has_fangsong() {
  [ "$(uname)" = Darwin ] || [ -e "$FONTS/fandol/FandolFang-Regular.otf" ] ||
    { have fc-list && fc-list : family 2>/dev/null | grep -qiE 'fang ?song|fandolfang|仿宋'; }
}
has_java() { have java && java -version >/dev/null 2>&1; }
has_poppler() { have pdftotext && have pdfinfo && have pdffonts && have pdftoppm; }

# Prints what is still missing, in words.
missing_words() {
  node_is_new_enough || echo "Node.js 20 or newer"
  have npm || echo "npm"
  has_browser || ! node_is_new_enough || echo "Chromium, Chrome or Edge"
  has_chinese_font || echo "a Chinese font (fonts-noto-cjk)"
  has_fangsong || echo "a 仿宋 font (Fandol, four files of the Debian package texlive-lang-chinese, in $FONTS)"
  has_java || echo "Java (default-jre-headless)"
  has_poppler || echo "pdftotext, pdfinfo and pdftoppm (poppler-utils)"
}

# Runs a command as root, if that is permitted.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else have sudo && sudo -n "$@" 2>/dev/null; fi
}

# Installs what is named, if that is permitted.
install() {
  [ "$#" -gt 0 ] || return
  have apt-get && as_root true || return
  echo "installing: $*"
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -q </dev/null >/dev/null
  as_root apt-get install -y -q --no-install-recommends "$@" </dev/null >/dev/null
}

download() { apt-get download -q "$1" </dev/null >/dev/null 2>&1; }

# unpack PACKAGE FOLDER PATTERN…: fetches a package and keeps some of its files.
unpack() {
  local package=$1 folder=$2 work
  shift 2
  mkdir -p "$folder"
  work=$(mktemp -d)
  chmod 755 "$work"
  (cd "$work" && { download "$package" || { as_root apt-get update -q </dev/null >/dev/null && download "$package"; }; } &&
    dpkg-deb --fsys-tarfile ./*.deb | tar -x --wildcards --transform 's|.*/||' "$@") &&
    cp "$work"/*.[ot]t[fc] "$folder"
  local result=$?
  rm -rf "$work"
  return $result
}

fetch_fandol() {
  [ -e "$FONTS/fandol/FandolFang-Regular.otf" ] && return
  have apt-get && have dpkg-deb || return
  echo "fetching: Fandol"
  unpack texlive-lang-chinese "$FONTS/fandol" '*/Fandol[FHKS]*-Regular.otf'
}

prepare_browser() {
  local packages=() words
  # Node.js first: it finds the browser.
  node_is_new_enough || packages+=(nodejs)
  have npm || packages+=(npm)
  install "${packages[@]}"
  packages=()
  has_browser || packages+=(chromium)
  has_chinese_font || packages+=(fontconfig fonts-noto-cjk)
  has_java || packages+=(default-jre-headless)
  has_poppler || packages+=(poppler-utils)
  install "${packages[@]}"
  has_fangsong || fetch_fandol
  words=$(missing_words | paste -sd ';' - | sed 's/;/; /g')
  [ -z "$words" ] || fail "the browser tests need $words; install what is named and run this again"
  # npm writes this file when it has installed what the lock file says.
  if [ ! "$BROWSER/node_modules/.package-lock.json" -nt "$BROWSER/package-lock.json" ]; then
    # No scripts: nothing may bring a browser of its own.
    npm ci --prefix "$BROWSER" --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null ||
      fail "the browser tests need the npm packages of $BROWSER/package-lock.json, and npm cannot fetch them"
    touch "$BROWSER/node_modules/.package-lock.json"
  fi
}

has_fonts() { [ -f "$FONTS/complete" ]; }
fetch_fonts() {
  fetch_fandol &&
    unpack fonts-lxgw-wenkai "$FONTS/all" '*/LXGWWenKai-Regular.ttf' &&
    unpack fonts-noto-cjk "$FONTS/all" '*/NotoSansCJK-Regular.ttc' '*/NotoSerifCJK-Regular.ttc' &&
    cp "$FONTS"/fandol/* "$FONTS/all" && mkdir -p "$FONTS/none" && touch "$FONTS/complete"
}

prepare_pdf() {
  local packages=() words=()
  has_poppler && have pdffonts || packages+=(poppler-utils)
  have qpdf || packages+=(qpdf)
  install "${packages[@]}"
  has_poppler && have pdffonts || words+=("pdfinfo, pdftotext and pdffonts (poppler-utils)")
  have qpdf || words+=("qpdf (qpdf)")
  has_fonts || { have apt-get && have dpkg-deb && { fetch_fonts || { install ca-certificates && fetch_fonts; }; }; } ||
    words+=("Debian's packages texlive-lang-chinese, fonts-lxgw-wenkai and fonts-noto-cjk (apt-get download)")
  [ "${#words[@]}" -eq 0 ] || fail "the PDF tests need $(printf '%s; ' "${words[@]}" | sed 's/; $//')"
}

prepare() {
  case "$1" in
    fmt) need_component fmt rustfmt ;;
    clippy) need_component clippy clippy ;;
    pdf) prepare_pdf ;;
    browser) prepare_browser ;;
  esac
}

# --- The parts -------------------------------------------------------------------------------------------------

title() {
  case "$1" in
    fmt) echo "Formatting" ;;
    clippy) echo "Lints" ;;
    cargo) echo "Unit, golden and error tests" ;;
    pdf) echo "PDF files, measured" ;;
    release) echo "The program itself" ;;
    browser) echo "The finished pages, in a browser" ;;
  esac
}

run_part() {
  case "$1" in
    fmt) cargo fmt --check ;;
    clippy) cargo clippy --all-targets --locked --quiet -- -D warnings ;;
    cargo) cargo test --locked --quiet ;;
    pdf)
      cargo clippy --features pdf --all-targets --locked --quiet -- -D warnings &&
        cargo test --features pdf --locked --quiet --lib &&
        TOWNPRESS_FONTS="$PWD/$FONTS" cargo test --features pdf --locked --quiet --test pdf
      ;;
    release) cargo build --release --locked ;;
    browser)
      # The pages are made by the program; quick if it is up to date.
      cargo build --release --locked --quiet &&
        (cd "$BROWSER" && node --test --test-reporter=spec all.test.mjs)
      ;;
  esac
}

chosen=("$@")
[ "$#" -gt 0 ] || chosen=("${PARTS[@]}")
for part in "${chosen[@]}"; do
  [[ " ${PARTS[*]} " == *" $part "* ]] || fail "there is no part “$part”; there are: ${PARTS[*]}"
done
have cargo || fail "cargo is missing; install a Rust toolchain from https://rustup.rs"
for part in "${chosen[@]}"; do prepare "$part"; done

passed=()
failed=()
for part in "${chosen[@]}"; do
  echo
  echo "=== $part: $(title "$part")"
  began=$SECONDS
  if run_part "$part" </dev/null; then passed+=("$part"); else failed+=("$part"); fi
  echo "--- $part: $((SECONDS - began)) s"
done

echo
if [ "${#failed[@]}" -gt 0 ]; then
  echo "FAILED: ${failed[*]} (passed: ${passed[*]:-none}) in $SECONDS s"
  exit 1
fi
echo "All passed: ${passed[*]} in $SECONDS s"
