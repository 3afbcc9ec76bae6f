"""The HTML page in headless Chromium: search, sort, links, narrow screens, keyboard, colors, paper."""

import base64
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.exports.selection import Selection

pytest.importorskip("selenium", reason="needs selenium, of the extra `dev`")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("needs chromium and chromedriver: apt install chromium-driver", allow_module_level=True)

from selenium.webdriver import ActionChains, Chrome, ChromeOptions, ChromeService, Keys
from selenium.webdriver.common.by import By

TextOf = Callable[[str, Selection], str]

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chrome]:
    """One browser for all tests, with a profile of its own and a log of what the page complains of."""
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with tempfile.TemporaryDirectory() as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = Chrome(options=options, service=ChromeService(str(DRIVER)))
        yield browser
        browser.quit()


@pytest.fixture
def browser(chromium: Chrome, page_file: Path) -> Chrome:
    """The page, opened from disk on a wide screen."""
    seen(chromium, 1200)
    chromium.get(page_file.as_uri())
    return chromium


def seen(browser: Chrome, width: int, *, dark: bool = False, medium: str = "screen") -> None:
    """Set the width of the screen, its colors, and whether it is paper."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": medium, "features": [scheme]})


def names(browser: Chrome) -> list[str]:
    """Return the names in the roster that can be seen, from the top."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('.roster tbody tr:not([hidden]) th a')].map(a => a.textContent)"
    )
    return found


def complaints(browser: Chrome) -> list[Any]:
    """Return what the page wrote to the console since the last look."""
    log: Any = browser.get_log  # selenium gives it no types
    found: list[Any] = log("browser")
    return found


def find(browser: Chrome, words: str) -> list[str]:
    """Type *words* into the search box."""
    box = browser.find_element(By.ID, "find")
    box.clear()
    box.send_keys(words)
    return names(browser)


def column(browser: Chrome, name: str) -> Any:
    """Return the button at the head of a column."""
    return browser.find_element(By.XPATH, f"//thead//button[text()='{name}']")


def luminance(color: str) -> float:
    """Return the relative luminance of ``rgb(…)`` as WCAG defines it."""
    parts = [int(part) / 255 for part in color[color.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_page_runs_without_a_complaint(browser: Chrome, whole: Selection) -> None:
    """The policy lets our own script and style through, and nothing else is asked for."""
    assert complaints(browser) == []
    assert browser.title == whole.title
    assert len(names(browser)) == len(whole.figures)
    loaded = browser.execute_script("return performance.getEntriesByType('resource').length")
    assert loaded == 0


@pytest.mark.parametrize(
    ("words", "name"), [("nunez ojeda", "Mauro Alberto Núñez Ojeda"), ("CUINI", "Abigael González Valencia")]
)
def test_search_finds_names_and_nicknames(browser: Chrome, words: str, name: str, whole: Selection) -> None:
    """Accents and case do not matter; how many are shown is said aloud."""
    assert name in find(browser, words)
    count = len(names(browser))
    assert browser.find_element(By.ID, "found").text == f"{count} / {len(whole.figures)} people"
    browser.find_element(By.ID, "find").send_keys(Keys.ESCAPE)
    assert len(names(browser)) == len(whole.figures)


def test_search_that_finds_nobody_says_so(browser: Chrome, whole: Selection) -> None:
    """An empty roster is explained."""
    assert find(browser, "nobody by this name") == []
    assert browser.find_element(By.ID, "found").text == f"0 / {len(whole.figures)} people"


def test_columns_sort_both_ways(browser: Chrome) -> None:
    """A click sorts, another reverses; assistive technology is told which."""
    column(browser, "Name").click()
    up = names(browser)
    column(browser, "Name").click()
    assert names(browser) == up[::-1]
    head = browser.find_element(By.CSS_SELECTOR, "thead th")
    assert head.get_attribute("aria-sort") == "descending"
    assert up[0] < up[-1]


def test_standings_sort_by_how_far_a_case_has_come(browser: Chrome, whole: Selection) -> None:
    """Sentenced comes first, unknown last: not the order of the letters."""
    column(browser, "Standing").click()
    by_name = {figure.name: figure.standing for figure in whole.figures.values()}
    order = {standing: number for number, standing in enumerate(type(next(iter(by_name.values()))))}
    ranks = [order[by_name[name]] for name in names(browser)]
    assert ranks == sorted(ranks)


def test_what_is_not_known_stays_last(browser: Chrome) -> None:
    """An empty cell is at the end, whichever way the column is sorted."""
    script = "return [...document.querySelectorAll('.roster tbody tr')].map(row => row.cells[3].textContent)"
    for _ in range(2):
        column(browser, "Court").click()
        cells = browser.execute_script(script)
        filled = [bool(cell) for cell in cells]
        assert filled == sorted(filled, reverse=True)


def test_links_go_to_their_dossier(browser: Chrome) -> None:
    """A name in the roster leads to its dossier, a number in a dossier to its source."""
    find(browser, "caro quintero")
    browser.find_element(By.CSS_SELECTOR, ".roster tbody tr:not([hidden]) th a").click()
    top = "return document.querySelector(':target').getBoundingClientRect().top"
    assert browser.current_url.endswith("#figure-rafael-caro-quintero")
    assert 0 <= browser.execute_script(top) < 300
    browser.find_element(By.CSS_SELECTOR, "#figure-rafael-caro-quintero sup a").click()
    assert browser.find_element(By.CSS_SELECTOR, ".sources :target").is_displayed()


def test_everything_works_from_the_keyboard(browser: Chrome) -> None:
    """Skip link first; slash goes to the search; headings sort on Enter; focus can be seen."""
    ActionChains(browser).send_keys(Keys.TAB).perform()
    focused = browser.switch_to.active_element
    assert focused.text == "Skip to the roster"
    assert focused.is_displayed()
    ActionChains(browser).send_keys("/").perform()
    assert browser.switch_to.active_element.get_attribute("id") == "find"
    ActionChains(browser).send_keys("oseguera", Keys.TAB).perform()
    assert 0 < len(names(browser)) < 10
    button = browser.switch_to.active_element
    assert button.text == "Name"
    assert browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    button.send_keys(Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, "thead th").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("width", [320, 400, 768, 1200, 2000])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_screen_is_too_narrow(browser: Chrome, width: int, dark: bool) -> None:
    """Nothing sticks out to the side, and the roster can be read."""
    seen(browser, width, dark=dark)
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    first = browser.find_element(By.CSS_SELECTOR, ".roster tbody th a")
    assert first.is_displayed()
    assert first.size["width"] < width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("element", ["p.front", "p.quiet", "td a, th a", ".also", "sup", "nav a"])
def test_every_color_can_be_read(browser: Chrome, dark: bool, element: str) -> None:
    """Contrast of at least 4.5 to 1, as WCAG 2.2 asks of text."""
    seen(browser, 1200, dark=dark)
    script = """
        return [document.querySelector(arguments[0]), document.body].map(getComputedStyle).map(
            (style, place) => place ? style.backgroundColor : style.color);
    """
    dim, bright = sorted(map(luminance, browser.execute_script(script, element)))
    assert (bright + 0.05) / (dim + 0.05) >= 4.5
    assert (dim < 0.02) if dark else (bright > 0.9)


def test_paper_shows_addresses_and_no_controls(browser: Chrome) -> None:
    """What cannot be clicked is printed: addresses in full, no search box, no navigation."""
    seen(browser, 1200, medium="print")
    assert not browser.find_element(By.CSS_SELECTOR, "nav").is_displayed()
    assert not browser.find_element(By.CSS_SELECTOR, ".find").is_displayed()
    link = "return getComputedStyle(document.querySelector('.sources a'), '::after').content"
    assert "http" in browser.execute_script(link)
    paper = browser.execute_cdp_cmd("Page.printToPDF", {"pageRanges": "1-2"})
    assert base64.b64decode(paper["data"]).startswith(b"%PDF")


def test_without_a_script_everything_can_be_read(browser: Chrome, page_file: Path) -> None:
    """The script adds search and sorting; it hides nothing from those who have none."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(page_file.as_uri())
        assert browser.find_element(By.CSS_SELECTOR, ".roster tbody th a").is_displayed()
        assert not browser.find_element(By.CSS_SELECTOR, ".find").is_displayed()
        assert browser.find_elements(By.CSS_SELECTOR, "thead button") == []
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_hostile_text_does_nothing(
    chromium: Chrome, hostile: Selection, text_of: TextOf, tmp_path: Path
) -> None:
    """Of a database full of scripts none runs, and the page still works."""
    path = tmp_path / "hostile.html"
    path.write_text(text_of("html", hostile), encoding="utf-8")
    complaints(chromium)
    chromium.get(path.as_uri())
    assert chromium.title != "owned"
    assert complaints(chromium) == []
    assert find(chromium, "oseguera")
    assert chromium.execute_script("return document.querySelectorAll('img, script').length") == 1
