#!/usr/bin/env bash
# Has LibreOffice make the Word documents of this folder from their written descriptions beside them.
#
# The descriptions are flat OpenDocument texts. What LibreOffice makes of them is committed, so that no test needs it; a newer
# one may write them otherwise, and then the tests say whether they are read as before. Made with LibreOffice 7.4.7.2.
set -euo pipefail

command -v soffice > /dev/null || { echo "soffice is missing"; exit 2; }
cd "$(dirname "$0")"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
soffice "-env:UserInstallation=file://$profile" --headless --convert-to "docx:MS Word 2007 XML" ./*.fodt
