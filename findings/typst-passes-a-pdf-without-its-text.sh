#!/usr/bin/env bash
# typst 0.15 (by typst 0.15.2 of PyPI): a document whose typeface is missing is a PDF without a word, and passes as PDF/UA-1 and PDF/A-2a.
#
# A family that is not there is a warning, whatever the standards that the PDF is to keep; with `fallback: false` no other takes its
# place, and the text is gone: from the page, from the tags, and from what is copied. Both validators ask whether each sign that is drawn
# has a meaning, and none is drawn. A single sign that a typeface lacks is an error, all of them together are not. So who makes documents
# for archives has to take every warning for an error, or look for the typefaces beforehand.
#
# Seen with Python 3.11: one warning, a PDF that claims both standards, and no text in it.
set -euo pipefail
export LC_ALL=C

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1

"$folder/bin/python" - <<'PYTHON'
import io
import sys

import pypdf
import typst

source = b"""
#set document(title: "A title")
#set text(lang: "en", font: "None Such", fallback: false)
These words are not there.
"""
pdf, warnings = typst.compile_with_warnings(source, format="pdf", pdf_standards=["ua-1", "a-2a"])
said = [warning.message for warning in warnings]
paper = pypdf.PdfReader(io.BytesIO(pdf))
claims = [claim in pdf for claim in (b"<pdfuaid:part>1<", b"<pdfaid:part>2<")]
text = "".join(page.extract_text() for page in paper.pages)
print("warnings:", said)
print("claims PDF/UA-1 and PDF/A-2:", claims)
print("text:", repr(text))
as_found = said == ["unknown font family: none such"] and all(claims) and text == ""
print("as found: a document without its text passes" if as_found else "otherwise than found")
sys.exit(not as_found)
PYTHON
