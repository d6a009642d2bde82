"""What the tests show without a clock, measured: many agents at one store, mails of hostile sizes, acts
on ten thousand marks. Each takes the `Bench` of `run` and prints its rows there."""
import json
import subprocess
import time


def lines(path, count, answered):
    """A journal of so many conversations, one message each, with an answer each if asked for."""
    with path.open("w") as journal:
        for number in range(count):
            at = time.gmtime(1_793_000_000 + number)
            line = {
                "v": 1, "at": time.strftime("%Y-%m-%dT%H:%M:%S.000Z", at), "type": "message",
                "conversation": f"c{number}", "id": f"m{number}", "channel": "email",
                "account": "care", "kind": "email", "direction": "in",
                "by": {"kind": "customer", "id": f"p{number}@customer.example"},
                "text": f"Where is parcel {number}?"}
            journal.write(json.dumps(line) + "\n")
            if answered:
                line.update(id=f"a{number}", direction="out", by={"kind": "agent", "id": "maya"},
                            text="It left today.")
                journal.write(json.dumps(line) + "\n")
    return path


def agents(bench, driver, seconds=60, processes=4, each=50):
    """Two hundred agents at human pace, an act every five seconds each, on fifty conversations."""
    store = bench.folder / "agents.db"
    for leftover in bench.folder.glob("agents.db*"):
        if leftover.is_file():
            leftover.unlink()
    subprocess.run([driver, "make", store], check=True)
    bench.run_import(store, lines(bench.folder / "agents.jsonl", 50, False))
    running = [
        subprocess.Popen(
            [driver, "agents", str(store), str(number * each), str(each), str(seconds), "5000"],
            stdout=subprocess.PIPE, text=True) for number in range(processes)]
    said = "".join(process.communicate()[0] for process in running)
    took = sorted(
        int(line.split()[1]) / 1000 for line in said.splitlines() if line.startswith("TOOK "))
    name = f"{processes * each} agents, {len(took)} acts"
    bench.row(f"{name}, p50", "", took[len(took) // 2], "ms")
    bench.row(f"{name}, p99", "<= 100 ms", took[len(took) * 99 // 100], "ms", 100)


def hostile_mails(folder):
    """The sizes by name, the harmless one first; written in pieces, for a child's peak begins with ours."""
    head = b"From: eve@customer.example\r\nSubject: size\r\n"
    mebibyte = 1 << 20
    mails = {
        "small": [(b"\r\nhello\r\n", 1)],
        "body of 50 MiB": [(b"\r\n", 1), (b"a" * mebibyte, 50)],
        "body of 50 MiB in lines": [(b"\r\n", 1), (b"words of a line\r\n", 50 * mebibyte // 17)],
        "100,000 header fields": [(b"X-H: v\r\n", 100_000), (b"\r\nhello\r\n", 1)],
        "header line of 10 MiB": [
            (b"X-Long: ", 1), (b"x" * mebibyte, 10), (b"\r\n\r\nhello\r\n", 1)],
        "1,200 marks on a letter": [
            (b"Content-Type: text/plain; charset=utf-8\r\n\r\na", 1), ("\u0301".encode(), 1200)],
    }
    files = {}
    for number, (name, pieces) in enumerate(mails.items()):
        files[name] = folder / f"hostile-{number}.eml"
        with files[name].open("wb") as file:
            file.write(head)
            for piece, count in pieces:
                for _ in range(count):
                    file.write(piece)
    return files


def hostile_sizes(bench):
    """What such a mail costs beyond a small one, and how soon it stands on the screen."""
    store = bench.folder / "hostile.db"
    for leftover in bench.folder.glob("hostile.db*"):
        if leftover.is_file():
            leftover.unlink()
    small = None
    files = hostile_mails(bench.folder)
    for name, file in files.items():
        times, peaks = [], []
        for _ in range(1 if small else 3):
            began = time.perf_counter()
            peaks.append(bench.run_import(store, file, "--format", "eml", "--account", "care"))
            times.append((time.perf_counter() - began) * 1000)
        if small is None:
            # The first makes the store.
            small = (min(times), min(peaks))
            continue
        bench.row(f"mail with {name}: beyond a small one", "<= 200 ms", times[0] - small[0], "ms", 200)
        bench.row("  its memory beyond that", "<= 32 MiB", (peaks[0] - small[1]) / 1024, "MiB", 32)
    steps = ["wait /TRIAGE/", "sleep 500"]
    for number in range(len(files)):
        steps += [f"mark open{number}", "press <Enter> until /▸ #(.|\\n)*would answer/", "sleep 300",
                  "press <Esc> until /TRIAGE/", "sleep 500", "press <Down>", "sleep 400"]
    figures = bench.steps(store, steps)
    slowest = max(figures[f"open{number}.match_ms"] for number in range(len(files)))
    bench.row("the slowest of them, key to the open conversation", "<= 50 ms", slowest, "ms", 50)


def marks(bench, count=10_000):
    """Marks all that match, resolves them, takes it back."""
    store = bench.folder / "marks.db"
    for leftover in bench.folder.glob("marks.db*"):
        if leftover.is_file():
            leftover.unlink()
    bench.run_import(store, lines(bench.folder / "marks.jsonl", count, True))
    figures = bench.steps(store, [
        # Who begins is told something for six seconds where the count stands.
        "wait /TRIAGE/", "sleep 7000",
        "mark mark", f"press * until /{count} marked/", "sleep 300",
        "press e until /y  /", "sleep 1000",
        "mark resolve", f"press y until /last: {count} × resolved/ 60000", "sleep 1000",
        "mark undo", f"press u until /{count} × undone: / 60000",
    ])
    bench.row(f"mark all of {count:,} matching", "<= 100 ms", figures["mark.match_ms"], "ms", 100)
    bench.row("  resolve them", "<= 3 s", figures["resolve.match_ms"] / 1000, "s", 3)
    bench.row("  undo that", "<= 3 s", figures["undo.match_ms"] / 1000, "s", 3)
