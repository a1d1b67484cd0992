"""read.py SITE: has the programs of others read what a site publishes, and prints what each makes of it.

Whatever is read otherwise than it was meant ends it with 1.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

import csvw
import duckdb
import feedparser
import frictionless
import pandas
import polars
import rdflib

site = Path(sys.argv[1])
data = site / "data"
plain, marked = data / "history/all-utf8.csv", data / "history/all.csv"
wrong = []

with plain.open(encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
values = [int(row["value"]) for row in rows if row["value"]]
changes = [float(row["change_pct"]) for row in rows if row["change_pct"]]


def report(program, file, made_of_it, is_right):
    """A line of the table."""
    print(f"| {program} | {file} | {made_of_it} |")
    if not is_right:
        wrong.append(f"{program}: {file}")


def named(package):
    return f"{package} {version(package)}"


def is_same(count, total, least):
    return (count, total, least) == (len(values), sum(values), min(changes))


print("| program | file | what it makes of it |\n|---|---|---|")

for path in (plain, marked):
    table = pandas.read_csv(path, parse_dates=["week_start"])
    kinds = f"`value` {table.value.dtype}, `change_pct` {table.change_pct.dtype}, `week_start` {table.week_start.dtype}, `revision` {table.revision.dtype}"
    right = list(table.columns) == list(rows[0]) and is_same(table.value.count(), table.value.sum(), table.change_pct.min())
    report(named("pandas"), path.name, f"{len(table)} rows; {kinds}", right and len(table) == len(rows))

    table = polars.read_csv(path, try_parse_dates=True)
    kinds = f"`value` {table['value'].dtype}, `change_pct` {table['change_pct'].dtype}, `week_start` {table['week_start'].dtype}, `revision` {table['revision'].dtype}"
    right = table.columns == list(rows[0]) and is_same(table["value"].count(), table["value"].sum(), table["change_pct"].min())
    report(named("polars"), path.name, f"{len(table)} rows; {kinds}", right and len(table) == len(rows))

    relation = duckdb.read_csv(str(path))
    kinds = dict(zip(relation.columns, map(str, relation.types)))
    found = duckdb.sql("select count(value), sum(value), min(change_pct) from relation").fetchall()[0]
    told = ", ".join(f"`{name}` {kinds[name]}" for name in ("value", "change_pct", "week_start", "issue", "revision"))
    right = relation.columns == list(rows[0]) and is_same(found[0], int(found[1]), float(found[2]))
    report(named("duckdb"), path.name, told, right)

package = frictionless.Package(str(data / "datapackage.json"))
checked = package.validate()
report(named("frictionless"), "datapackage.json", "valid" if checked.valid else checked.flatten(["title"]), checked.valid)
bare = frictionless.Resource(path=str(plain.name), basepath=str(plain.parent))
bare.infer()
guessed = {field.name: field.type for field in bare.schema.fields}
told = ", ".join(f"`{name}` {guessed[name]}" for name in ("value", "change_pct", "week_start", "issue", "revision"))
report(named("frictionless"), "all-utf8.csv, without the package", told, guessed["value"] == "integer" and guessed["change_pct"] == "number")

group = csvw.CSVW(str(plain) + "-metadata.json", validate=True)
table = group.tables[0]
items = list(table.iterdicts(with_metadata=False))
total = sum(item["value"] for item in items if item["value"] is not None)
right = group.is_valid and len(items) == len(rows) and total == sum(values)
report(named("csvw"), "all-utf8.csv-metadata.json", f"{'valid' if group.is_valid else 'not valid'}; {len(items)} rows; `value` {type(items[0]['value']).__name__}, empty is None", right)

for path, lang in (("feed.atom", "zh-CN"), ("en/feed.atom", "en")):
    feed = feedparser.parse(str(site / path))
    links = {len([link for link in entry.links if link.rel == "alternate"]) for entry in feed.entries}
    kinds = {entry.content[0].type for entry in feed.entries}
    right = not feed.bozo and links == {1} and kinds == {"text/html"} and feed.feed.language == lang
    report(named("feedparser"), path, f"{len(feed.entries)} entries in {feed.feed.language}; one alternate link each; content {', '.join(kinds)}", right and feed.entries)

graph = rdflib.Graph().parse(site / "dataset.jsonld", format="json-ld")
titles = sorted(str(title.language) for title in graph.objects(None, rdflib.DCTERMS.title))
report(named("rdflib"), "dataset.jsonld", f"{len(graph)} statements; titles in {', '.join(titles)}", titles == ["en", "zh-CN"])

# Programs of the machine, which no list of Python packages brings: where they are not installed, that is said.
R = """
path <- commandArgs(TRUE)[1]
table <- read.csv(path, encoding = "UTF-8")
kinds <- sapply(table, class)
cat(sprintf('{"version": "%s", "first": "%s", "rows": %d, "count": %d, "total": %.0f, "least": %.1f, "value": "%s", "change_pct": "%s", "week_start": "%s", "revision": "%s", "issue": "%s"}',
  getRversion(), names(table)[1], nrow(table), sum(!is.na(table$value)), sum(as.numeric(table$value), na.rm = TRUE), min(table$change_pct, na.rm = TRUE),
  kinds["value"], kinds["change_pct"], kinds["week_start"], kinds["revision"], kinds["issue"]))
"""


def read_by_r(rscript, folder):
    script = Path(folder, "read.R")
    script.write_text(R, encoding="utf-8")
    for path in (plain, marked):
        told = subprocess.run([rscript, "--vanilla", script, path], check=True, capture_output=True, text=True).stdout
        found = json.loads(told)
        kinds = ", ".join(f"`{name}` {found[name]}" for name in ("value", "change_pct", "week_start", "issue", "revision"))
        right = found["first"] == "week_start" and found["rows"] == len(rows) and is_same(found["count"], found["total"], found["least"])
        report(f"R {found['version']}", path.name, f"{found['rows']} rows; {kinds}", right)


TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def cells(row):
    """The kinds and values of a row's cells; one that stands for several alike comes as often."""
    for cell in row.iter(f"{TABLE}table-cell"):
        kind = cell.get(f"{OFFICE}value-type")
        text = "".join(cell.itertext())
        found = (kind, cell.get(f"{OFFICE}value") or cell.get(f"{OFFICE}date-value") or text)
        yield from [found] * int(cell.get(f"{TABLE}number-columns-repeated", 1))


def read_by_calc(soffice, folder):
    named = subprocess.run([soffice, "--version"], check=True, capture_output=True, text=True).stdout.split()
    for path in (plain, marked):
        # Comma, quotation mark, UTF-8, from the first line, in English, numbers and dates found.
        how = ["--headless", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--infilter=CSV:44,34,76,1,,1033,false,true"]
        subprocess.run([soffice, *how, "--convert-to", "ods", "--outdir", folder, path], check=True, capture_output=True)
        with zipfile.ZipFile(Path(folder, f"{path.stem}.ods")) as file:
            content = ElementTree.fromstring(file.read("content.xml"))
        lines = [list(cells(row))[: len(rows[0])] for row in content.iter(f"{TABLE}table-row")]
        head, *body = [line for line in lines if any(kind for kind, _ in line)]
        columns = {name: [line[place] for line in body] for place, (_, name) in enumerate(head)}
        kinds = {name: "/".join(sorted({kind for kind, _ in columns[name] if kind})) for name in columns}
        numbers = [int(float(number)) for kind, number in columns["value"] if kind == "float"]
        least = min(float(number) for kind, number in columns["change_pct"] if kind == "float")
        told = ", ".join(f"`{name}` {kinds[name]}" for name in ("value", "change_pct", "week_start", "issue", "revision"))
        right = list(columns) == list(rows[0]) and len(body) == len(rows) and is_same(len(numbers), sum(numbers), least)
        report(f"LibreOffice {named[1]}", path.name, f"{len(body)} rows; {told}", right)


absent = []
for program, package, read in (("Rscript", "r-base-core", read_by_r), ("soffice", "libreoffice-calc-nogui", read_by_calc)):
    found = shutil.which(program)
    if found:
        with tempfile.TemporaryDirectory() as folder:
            read(found, folder)
    else:
        absent.append(f"{program} is not installed here (Debian has it in {package}): it was not asked.")

for line in absent:
    print(line, file=sys.stderr)
for line in wrong:
    print(f"read otherwise than meant: {line}", file=sys.stderr)
sys.exit(bool(wrong))
