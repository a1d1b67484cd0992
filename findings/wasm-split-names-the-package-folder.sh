#!/usr/bin/env bash
# wasm_split_helpers 0.2.3 with wasm_split_macros 0.2.2 (Leptos 0.8 brings both): a program differs with the folder of CARGO_HOME.
#
# The crate exports a symbol whose name is a hash of CARGO_MANIFEST_PATH, that is of where Cargo has unpacked the crate. The same
# sources, compiler and flags, with --remap-path-prefix for every path, therefore give other bytes on each machine, and a
# published program cannot be rebuilt and compared. It happens to every program that has the crate among its dependencies,
# whether it splits anything or not.
#
# Seen with Rust 1.95.0: two programs that differ in the 16 hexadecimal digits of _WASM_SPLIT_MARKER_ and nowhere else.
set -euo pipefail
export LC_ALL=C

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/program/src"
cat > "$folder/program/Cargo.toml" <<'TOML'
[package]
name = "program"
version = "0.0.0"
edition = "2021"

[lib]
crate-type = ["cdylib"]

[dependencies]
wasm_split_helpers = "=0.2.3"
wasm_split_macros = "=0.2.2"
TOML
cat > "$folder/program/src/lib.rs" <<'RUST'
#[allow(unused_imports)]
use wasm_split_helpers as _;

#[no_mangle]
pub extern "C" fn answer() -> i32 {
    42
}
RUST

for home in one two; do
  mkdir -p "$folder/$home"
  (
    cd "$folder/program"
    export CARGO_HOME="$folder/$home" CARGO_TARGET_DIR="$folder/target-$home"
    cargo fetch --quiet --target wasm32-unknown-unknown
    RUSTFLAGS="--remap-path-prefix=$CARGO_HOME= --remap-path-prefix=$CARGO_TARGET_DIR=" \
      cargo build --quiet --release --target wasm32-unknown-unknown
  )
done

rustc --version
cd "$folder"
program=wasm32-unknown-unknown/release/program.wasm
marks() { grep -aoE '_WASM_SPLIT_MARKER_[0-9a-f]{16}' "target-$1/$program" | sort -u; }
echo "CARGO_HOME one: $(marks one)"
echo "CARGO_HOME two: $(marks two)"
without_mark() { sed -E 's/_WASM_SPLIT_MARKER_[0-9a-f]{16}//g' "target-$1/$program" | sha256sum; }
if [ "$(marks one)" != "$(marks two)" ] && [ "$(without_mark one)" = "$(without_mark two)" ]; then
  echo "as found: the programs differ in their marks alone"
else
  echo "otherwise than found"
  exit 1
fi
