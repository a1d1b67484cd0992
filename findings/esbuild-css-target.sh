#!/usr/bin/env bash
# esbuild 0.28.2 refuses a script that it cannot put into the words of an old browser (`target`), but passes a style
# through that the same browser does not read: no warning, no error. Told `chrome69`, it writes `inset` and nesting in
# older words, and leaves `@layer`, `:is()`, `clamp()`, `padding-block` and a flexible box's `gap`, of which Chromium 69
# knows none. A rule in `@layer` is then lost as a whole. Exits with 1 if that is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-fund --no-audit esbuild@0.28.2

printf 'export const { a } = globalThis;\n' >script.js
if said=$(npx esbuild script.js --target=safari14 2>&1); then
  echo "the script is no longer refused: $said"
  exit 1
fi
echo "$said" | grep -o 'Transforming destructuring.*not supported yet'

cat >style.css <<'CSS'
@layer parts {
  .a :is(b, i) {
    display: flex;
    inset: 0;
    gap: 1px;
    padding-block: 1px 2px;
    width: clamp(1px, 2vw, 3px);
  }
}
CSS
out=$(npx esbuild style.css --target=chrome69 2>said)
echo "$out"
if [ -s said ]; then
  echo "now it says: $(cat said)"
  exit 1
fi
case $out in *inset*) echo "inset is no longer lowered"; exit 1 ;; esac
for word in '@layer' ':is(' 'gap:' 'padding-block' 'clamp('; do
  case $out in *"$word"*) ;; *) echo "$word is lowered now"; exit 1 ;; esac
done
echo "esbuild $(npx esbuild --version): the style passes, and Chromium 69 reads none of it"
