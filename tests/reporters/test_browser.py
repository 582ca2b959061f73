"""The page in a real browser: filter, fold, print, a phone; no complaint, no request that leaves the page."""

from __future__ import annotations

import base64
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from redactscan.model import Report
from redactscan.reporters import reporters

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="without Chromium and its driver"),
]


@pytest.fixture
def browser() -> Iterator[Any]:
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = BROWSER or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=zh-CN"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: Any, full_report: Report, tmp_path: Path) -> Any:
    file = tmp_path / "报告.html"
    documents = tuple(replace(document, path=f"民政局/{document.path}") for document in full_report.documents[:2])
    report = replace(full_report, documents=documents + full_report.documents[2:])
    file.write_bytes(reporters()["html"].render(report, "zh", {}))
    browser.get(file.as_uri())
    return browser


def shown(browser: Any) -> list[str]:
    articles = browser.find_elements("css selector", "details.document")
    return [article.find_element("css selector", "summary b").text for article in articles if article.is_displayed()]


def choose(browser: Any, name: str, value: str) -> None:
    script = "const e = document.forms[0].elements[arguments[0]]; e.value = arguments[1];"
    browser.execute_script(script + "e.dispatchEvent(new Event('input', {bubbles: true}));", name, value)


def test_filter_and_fold(opened: Any) -> None:
    everything = shown(opened)
    assert len(everything) == 5
    choose(opened, "verdict", "withhold")
    assert shown(opened) == ["民政局/待发布/通知.pdf"]
    choose(opened, "verdict", "")
    choose(opened, "department", "民政局")
    assert len(shown(opened)) == 2
    choose(opened, "department", "")
    choose(opened, "type", "mobile")
    assert shown(opened) == ["待发布/名单.xlsx"]
    choose(opened, "type", "")
    choose(opened, "word", "扫描")
    assert shown(opened) == ["待发布/扫描.pdf"]
    choose(opened, "word", "")
    opened.find_element("name", "fold").click()
    assert opened.execute_script("return document.querySelectorAll('details.document[open]').length") == 0
    opened.find_element("name", "unfold").click()
    assert opened.execute_script("return document.querySelectorAll('details.document[open]').length") == 5


def test_nothing_leaves_the_page_and_nothing_complains(opened: Any) -> None:
    assert [entry for entry in opened.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []
    messages = [json.loads(entry["message"])["message"] for entry in opened.get_log("performance")]
    sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in sent if not url.startswith(("file:", "data:", "chrome:"))] == []
    assert len([url for url in sent if url.startswith("file:")]) <= 1


@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_desks_and_phones(opened: Any, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    assert opened.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_printed_page(opened: Any) -> None:
    opened.find_element("name", "fold").click()
    printed = opened.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    document = pypdfium2.PdfDocument(io.BytesIO(base64.b64decode(printed["data"])))
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "待发布/公示.docx" in text
    assert "全部展开" not in text


def test_without_scripts_everything_is_there(browser: Any, full_report: Report, tmp_path: Path) -> None:
    page = reporters()["html"].render(full_report, "zh", {}).decode()
    for finding in full_report.findings:
        assert finding.excerpt in page
    for notice in full_report.all_notices:
        assert notice.path in page
