"""`%grade` in JupyterLab, as a student sees it in a browser."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time

import nbformat
import pytest
from handed_in import MINI_COURSE
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

DRIVER = shutil.which("chromedriver")
PATIENCE_S = 180
CELLS = ("%load_ext grader", "def double(x):\n    return x + x", "%grade double")


@pytest.fixture
def browser():
    if DRIVER is None:
        pytest.skip("needs chromedriver")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield browser
    browser.quit()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder):
    """One in which nothing of whoever runs the tests is read or written."""
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own = {name: str(folder / name.lower()) for name in (*places, "HOME")}
    given = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return {**given, **own, "GRADER_COURSE": str(MINI_COURSE)}


def command(folder, port, token):
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.root_dir": folder,
        "IdentityProvider.token": token,
        "LabApp.expose_app_in_browser": True,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    return [
        *(sys.executable, "-m", "jupyterlab"),
        *(f"--{name}={value}" for name, value in settings.items()),
    ]


@pytest.fixture
def address(tmp_path):
    """A notebook that is open in JupyterLab."""
    work = tmp_path / "work"
    work.mkdir()
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, work / "work.ipynb")
    port, token = free_port(), secrets.token_hex(16)
    log = (tmp_path / "log").open("wb")
    server = subprocess.Popen(
        command(work, port, token), env=environment(tmp_path), stdout=log, stderr=log
    )
    try:
        wait_for(server, port, tmp_path / "log")
        yield f"http://127.0.0.1:{port}/lab/tree/work.ipynb?reset&token={token}"
    finally:
        server.terminate()
        server.wait(30)
        log.close()


def wait_for(server, port, log):
    end = time.monotonic() + PATIENCE_S
    while server.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError(log.read_text())


def run_cells(browser, wait):
    """Run all cells, as soon as the kernel is there."""
    wait.until(lambda b: b.find_elements(By.CSS_SELECTOR, ".jp-CodeCell .cm-content"))
    wait.until(lambda b: "| Idle" in b.find_element(By.CSS_SELECTOR, "#jp-main-statusbar").text)
    browser.execute_script("jupyterapp.commands.execute('notebook:run-all-cells')")


def test_a_student_sees_the_score_below_the_cell(browser, address):
    browser.get(address)
    wait = WebDriverWait(browser, PATIENCE_S)
    run_cells(browser, wait)
    result = wait.until(lambda b: b.find_element(By.CSS_SELECTOR, ".jp-OutputArea .dl-grader"))
    assert result.is_displayed()
    lines = result.text.splitlines()
    assert {"5 / 5", "double"} <= set(lines[:2])
    assert browser.find_elements(By.CSS_SELECTOR, "[data-mime-type*=stderr]") == []
    assert any("pass: double gives the document's numbers." in line for line in lines)
