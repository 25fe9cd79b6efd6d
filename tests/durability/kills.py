"""kill -9 at random moments, under load and while it starts."""
import os
import random
import shutil
import sqlite3
import time

from ledger import Ledger
from running_server import RunningServer

FRESH_AFTER = 50  # kills of one instance: its lists grow, and each kill looks at all of them


def kills(report, tools, folder, rounds):
    """`rounds` kills, each followed by a look at everything; the next load begins on the same start."""
    times, lost, changes, done, began = random.Random(rounds), 0, 0, 0, time.monotonic()
    while done < rounds:
        with tools.new_server(folder / f"kills{done}") as server:
            ledger = Ledger(server)
            for number in range(min(FRESH_AFTER, rounds - done)):
                done += kill(server, ledger, times)
                found = ledger.differences(server.port)
                lost += len(found)
                report.that(f"kill {done}: {found[:5]}", not found)
            changes += ledger.acknowledged()
            server.kill()
        wrong = tools.wrong_with(server.data)
        report.that(f"after {done} kills: {wrong}", not wrong)
        shutil.rmtree(server.data.parent)
        if rounds > 10 * FRESH_AFTER:
            print(f"… {done} kills, {changes} changes, {lost} differences, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{done} kills, {changes} acknowledged changes: {lost} differences, {time.monotonic() - began:.0f} s")
    controls(report, tools, folder)


def kill(server, ledger, times):
    """Kills it under load, now and then once more while it starts; it runs again afterwards. How many kills."""
    before, pause = ledger.acknowledged(), times.random() * 0.15

    def later():
        while ledger.acknowledged() == before:
            time.sleep(0.001)
        time.sleep(pause)
        server.kill()

    ledger.run(server.port, later)
    again = times.random() < 0.2
    if again:
        server.start()
        time.sleep(times.random() * 0.06)
        server.kill()
    server.restart()
    return 1 + again


def controls(report, tools, folder):
    """What the ledger must notice: a log whose last commits are gone, and a row that somebody changed."""
    def cut_the_log(data):
        log = data / "guildhall.db-wal"
        os.truncate(log, log.stat().st_size // 2)

    def change_a_row(data):
        with sqlite3.connect(data / "guildhall.db") as connection:
            connection.execute("UPDATE members SET role = 'builder', role_cause = 'explicit' WHERE role = 'end_user'")
        connection.close()

    for fault in (cut_the_log, change_a_row):
        with tools.new_server(folder / fault.__name__) as server:
            ledger = Ledger(server)
            kill(server, ledger, random.Random(7))
            report.that("before the control", not ledger.differences(server.port))
            server.kill()
            fault(server.data)
            server.restart()
            report.that(f"the control: the ledger notices {fault.__name__}", ledger.differences(server.port))
