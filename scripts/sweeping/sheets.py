"""Texts that a spreadsheet would compute: no cell of an export is a formula, and all come back as they were."""
import gzip
import json
import shutil
import subprocess
import time
import xml.etree.ElementTree as tree

from .faults import report

STARTS = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", "'", "'=", "==", ";=", ",=", '"=']
BODIES = ["1+1", "cmd|' /C calc'!A0", "SUM(1;2)", 'HYPERLINK("http://x";"y")', "358401234567"]
FIELDS = ["town", "address", "phone", "industry", "own"]
CELL = "{http://www.gnumeric.org/v10.dtd}Cell"
FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"


def sheets(subject, short):
    began, problems = time.time(), []
    one = subject(subject.operations[0])
    work = one.fresh()
    texts = [start + body for start in STARTS for body in BODIES]
    accounts = [
        {"id": f"acc-{number}", "name": f"N {text}", "kind": "lead", **dict.fromkeys(FIELDS, text)}
        for number, text in enumerate(texts, 1)]
    team = {"moj": 1, "language": "en", "accounts": accounts}
    (work / "team.json").write_text(json.dumps(team, ensure_ascii=False))
    tell(one, work, problems, "export", "team.json", "to", "sheets")
    export = work / "sheets/accounts.csv"
    for reader in (gnumeric, libreoffice):
        formulas = reader(export, work)
        if formulas is None:
            print(f"sheets: without {reader.__name__}, which is not here", flush=True)
        elif formulas:
            problems.append(f"{reader.__name__} computes {formulas} cells")
    tell(one, work, problems, "import", "sheets", "into", "again.json", "--yes")
    again = json.loads((work / "again.json").read_text())["accounts"]
    known = {account["name"]: account for account in again}
    for account in accounts:
        back = known.get(account["name"], {})
        problems += [
            f"{field} came back as {back.get(field)!r}, not {account[field]!r}"
            for field in FIELDS if back.get(field) != account[field]]
    one.close()
    return report("sheets", len(accounts) * len(FIELDS), problems, began)


def tell(one, work, problems, *words):
    done = subprocess.run(
        [one.program, *words, "--today", "2026-11-23"], cwd=work, env=one.environment(work),
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        problems.append(f"{words[0]} ended with {done.returncode}: {done.stderr[:200]}")


def gnumeric(export, work):
    """How many cells Gnumeric takes as formulas: those of no type; None where it is not here."""
    if not shutil.which("ssconvert"):
        return None
    made = work / "sheet.gnumeric"
    subprocess.run(["ssconvert", export, made], capture_output=True, check=True)
    return sum("ValueType" not in cell.attrib for cell in tree.fromstring(gzip.open(made).read()).iter(CELL))


def libreoffice(export, work):
    """How many cells LibreOffice takes as formulas; None where it is not here."""
    if not shutil.which("soffice"):
        return None
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to",
         "fods", "--outdir", work, export], capture_output=True, check=True)
    return sum(FORMULA in cell.attrib for cell in tree.parse(work / "accounts.fods").iter())
