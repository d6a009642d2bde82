"""Computes the metrics of a journal the slow and obvious way, as an oracle for Inbox/Metrics.

Reads one JSON object from standard input: `workspace` (timezone, calendars, policies, agents, teams,
accounts, costs), `lines` (the journal, in order) and `reports` (from, to, now in milliseconds, and
by). Writes the rows of each report. Written from the specification alone: every report replays all
lines up to its `now`, and every bucket of time is a report of its own.
"""

import json
import re
import sys
import unicodedata
from bisect import bisect_right
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAY = 86_400_000
KEPT = {"message", "note", "focus", "call", "survey", "csat"}
ALONE = {"call", "nps", "survey", "deflection"}
TARGETS = ["first_response", "next_response", "resolution"]


def milliseconds(text):
    return (datetime.fromisoformat(text) - EPOCH) // timedelta(milliseconds=1)


class Calendar:
    """Open minutes of a span, summed up."""

    def __init__(self, spec, first, days):
        self.always = spec is None
        if self.always:
            return
        zone = ZoneInfo(spec["timezone"])
        wall = {}
        for day in range(first - 3, first + days + 3):
            civil = date(1970, 1, 1) + timedelta(days=day)
            for interval in spec["hours"].get(DAYS[civil.weekday()], []):
                start, end = [int(t[:2]) * 60 + int(t[3:]) for t in interval.split("-")]
                for minute in range(start, end if end > start else end + 1440):
                    wall[day * 1440 + minute] = True
        self.first = first * 1440
        self.sums = [0]
        for minute in range(self.first, self.first + days * 1440):
            if minute % 15 == 0:
                local = (EPOCH + timedelta(minutes=minute)).astimezone(zone)
                offset = int(local.utcoffset().total_seconds()) // 60
            self.sums.append(self.sums[-1] + (1 if wall.get(minute + offset) else 0))

    def before(self, at):
        minute, rest = divmod(at, 60_000)
        index = minute - self.first
        done = self.sums[index]
        return done * 60_000 + (rest if self.sums[index + 1] > done else 0)

    def elapsed(self, start, end, pauses=()):
        total = 0
        for a, b in without(start, end, pauses):
            total += b - a if self.always else self.before(b) - self.before(a)
        return total

    def due(self, start, target, pauses):
        low, high = start, start + 400 * DAY
        if self.elapsed(low, high, pauses) < target:
            return None
        while low < high:
            middle = (low + high) // 2
            if self.elapsed(start, middle, pauses) >= target:
                high = middle
            else:
                low = middle + 1
        return low


def without(start, end, pauses):
    at = start
    for a, b in pauses:
        b = end if b is None else b
        if at < min(a, end):
            yield at, min(a, end)
        at = max(at, b)
    if at < end:
        yield at, end


def is_question(text, lang):
    def cut(match):
        run = match.group(0)
        keep = len(run)
        while keep and unicodedata.category(run[keep - 1]).startswith("P"):
            keep -= 1
        return run[keep:]

    left = re.sub(r"(?<![^\W_])(?:[A-Za-z][A-Za-z0-9+.-]*://|[wW]{3}\.)\S*", cut, text)
    if any(c in left for c in "?\uff1f\u061f\u037e"):
        return True
    letters = [c for c in left if unicodedata.category(c)[0] == "L"]
    greek = [c for c in letters if 0x370 <= ord(c) <= 0x3FF or 0x1F00 <= ord(c) <= 0x1FFF]
    if not ((lang or "").startswith("el") or len(greek) * 2 > len(letters)):
        return False

    def closes(c):
        return unicodedata.category(c) in ("Pe", "Pf") or c in "\"'"

    for i, c in enumerate(left):
        if c != ";" or i == 0:
            continue
        b = left[i - 1]
        after = left[i + 1] if i + 1 < len(left) else " "
        if (unicodedata.category(b)[0] == "L" or b.isdigit() or closes(b)) and (
            after.isspace() or closes(after)
        ):
            return True
    return False


class Line:
    def __init__(self, place, text):
        self.data = json.loads(text)
        self.place = place
        self.at = milliseconds(self.data["at"])
        self.type = self.data["type"]
        self.conversation = self.data.get("conversation")
        self.by = self.data.get("by") or {}

    def __getitem__(self, key):
        return self.data.get(key)

    @property
    def customer(self):
        return (
            self.type == "message" and self["direction"] == "in"
            and self.by.get("kind") == "customer" and not self["reaction"] and not self["auto"]
        )

    def spoken_by(self, kind):
        return (
            self.type == "message" and self["direction"] == "out" and self.by.get("kind") == kind
            and self["delivery"] != "failed"
            and not (self["auto"] or self["campaign"] or self["reaction"])
        )


def counted(lines):
    """Without those that an `undo` line takes back, unless that one was undone itself."""
    undos = [line for line in lines if line.type == "undo"]
    known = {}

    def counts(line):
        if line.place not in known:
            known[line.place] = not any(
                other.place > line.place and other.conversation == line.conversation
                and other["undoes"] == line["act"] and counts(other)
                for other in undos)
        return known[line.place]

    return [line for line in lines if line.conversation is None or counts(line)]


def merges(lines):
    """What was merged into what; refused merges count for nothing."""
    into = {}
    for line in lines:
        if line.type == "merge" and line.conversation not in into:
            if living(into, line["into"]) != line.conversation:
                into[line.conversation] = line["into"]
    return into


def living(into, name):
    while name in into:
        name = into[name]
    return name


def judged(lines):
    """Without the lines that change nothing at their place in time (interchange.md)."""
    kept = []
    for line in lines:
        if changes(line, kept):
            kept.append(line)
    return kept


def changes(line, kept):
    if line.type == "undo":
        now = [l.place for l in counted(kept)]
        return now != [l.place for l in counted(kept + [line]) if l is not line]
    if line.type not in ("tag", "untag", "tier", "priority", "assign", "status", "merge"):
        return True
    before = counted(kept)
    into = merges(before)
    if line.type == "merge":
        return merges(before + [line]) != into
    name = line.conversation
    state = {"status": "open", "tier": 1, "priority": 0, "agent": None, "team": None}
    tags = set()
    for l in before:
        if l.customer and living(into, l.conversation) == name and state["status"] != "spam":
            state["status"] = "open"
        if l.conversation != name:
            continue
        if l.type == "tag":
            tags.add(l["tag"])
        elif l.type == "untag":
            tags.discard(l["tag"])
        elif l.type in ("status", "tier", "priority", "assign"):
            state.update({k: v for k, v in l.data.items() if k in state})
    if line.type == "tag":
        return line["tag"] not in tags
    if line.type == "untag":
        return line["tag"] in tags
    return any(state[k] != v for k, v in line.data.items() if k in state)


class Desk:
    """All conversations as the lines up to `now` make them."""

    def __init__(self, workspace, lines, now, calendars):
        self.workspace, self.calendars, self.now = workspace, calendars, now
        lines = [line for line in lines if line.at <= now]
        lines = counted(lines)
        into = merges(lines)

        def root(name):
            return living(into, name)

        self.alone = [line for line in lines if line.conversation is None and line.type in ALONE]
        self.conversations = []
        for name in sorted({line.conversation for line in lines if line.conversation}):
            if name in into:
                continue
            own = [
                line for line in lines
                if line.conversation == name
                or (line.conversation and line.type in KEPT and root(line.conversation) == name)
            ]
            if not any(
                line.conversation == name and line.type in ("message", "opened") for line in own
            ):
                self.alone += [line for line in own if line.type in ALONE]
                continue
            self.conversations.append(Conversation(name, own, self))
        self.live = [c for c in self.conversations if c.status != "spam"]


class Conversation:
    def __init__(self, name, lines, desk):
        self.name, self.desk = name, desk
        opening = next(
            l for l in lines if l.conversation == name and l.type in ("message", "opened"))
        self.channel = opening["channel"]
        self.status, self.tier, self.priority, self.tags = "open", 1, 0, set()
        self.assignee = self.team = self.contact = None
        self.named = False
        self.waiting = None
        self.has_first = self.bot = self.with_turn = self.agent_initiated = False
        self.targets, self.stands, self.resolves, self.reopened = [], [], [], []
        self.transfers, self.changes, self.paused_at = [], [], []
        self.last_agent = self.last_team = self.last_reply = None
        self.opened_at = None
        self.lines = []
        self.turns = []
        for line in lines:
            if self.opened_at is None:
                begins = line.type == "message" or (
                    line.type == "opened" and line.conversation == name)
                if not begins:
                    if line.type in ALONE:
                        self.lines.append(line)
                    continue
                self.opened_at = line.at
                self.stands.append((-1, line.at, "open", None, None))
                if line.by.get("kind") == "agent" and (
                    line.type == "opened"
                    or line["direction"] == "out" and not line["auto"] and not line["campaign"]
                ):
                    self.agent_initiated = True
                    self.start("resolution", line.at)
            self.lines.append(line)
            self.take(line)
            self.stands.append((line.place, line.at, self.status, self.assignee, self.waiting))
        self.customers = [line for line in self.lines if line.customer]
        self.replies = [line for line in self.lines if line.spoken_by("agent")]
        self.bots = [line for line in self.lines if line.spoken_by("bot")]
        self.focus = [line for line in self.lines if line.type == "focus"]

    def open(self, *kinds):
        return next((t for t in self.targets if t["end"] is None and t["kind"] in kinds), None)

    def promise(self, target):
        policy = next((p for p in self.desk.workspace["policies"] if self.fits(p["when"])), None)
        target["calendar"] = (policy or {}).get("calendar") or "always"
        target["promised"] = (policy or {}).get(target["kind"])
        self.due(target)

    def fits(self, when):
        return (
            (not when.get("tier") or self.tier in when["tier"])
            and (not when.get("tag") or self.tags & set(when["tag"]))
            and (not when.get("channel") or self.channel in when["channel"])
            and (not when.get("priority") or self.priority in when["priority"])
            and (not when.get("team") or self.team in when["team"])
        )

    def due(self, target):
        if target["promised"] is None:
            target["due"] = None
        else:
            target["due"] = self.desk.calendars[target["calendar"]].due(
                target["start"], target["promised"], target["pauses"])

    def start(self, kind, at, paused=False):
        target = {"kind": kind, "start": at, "pauses": [[at, None]] if paused else [],
                  "end": None, "by": None, "who": None, "auto": False, "last_reply": None}
        self.promise(target)
        self.targets.append(target)

    def again(self, at):
        for target in self.targets:
            if target["end"] is None and not (target["due"] is not None and at > target["due"]):
                self.promise(target)

    def unpause(self, at):
        target = self.open("resolution")
        if target and target["pauses"] and target["pauses"][-1][1] is None:
            target["pauses"][-1][1] = at
            self.due(target)

    def end_turn(self, at, how, who, auto=False):
        target = self.open("first_response", "next_response")
        if target:
            target.update(end=at, by=how, who=who, auto=auto)
            self.turns.append((self.place, at))
            self.waiting, self.with_turn = None, False

    def leave(self, line, new):
        if self.status == "resolved" and new not in ("resolved", "spam"):
            self.reopened.append((line.place, line.at))

    def take(self, line):
        self.place = line.place
        own = line.conversation == self.name
        if line.type == "message":
            if line.customer:
                self.customer(line)
            elif line.spoken_by("agent"):
                self.bot, self.last_reply = False, line.at
                self.end_turn(line.at, "reply", line.by["id"])
            elif line.spoken_by("bot"):
                self.bot = True
            return
        if not own:
            return
        if line.type == "opened":
            if line["contact"] and not self.named:
                self.contact, self.named = line["contact"], True
        elif line.type == "handoff":
            self.handoff(line.at)
        elif line.type == "status":
            self.change(line)
        elif line.type == "tag" and line["tag"] not in self.tags:
            self.tags.add(line["tag"])
            self.again(line.at)
        elif line.type == "untag" and line["tag"] in self.tags:
            self.tags.remove(line["tag"])
            self.again(line.at)
        elif line.type == "tier" and line["tier"] != self.tier:
            self.tier = line["tier"]
            self.changes.append(line.place)
            self.again(line.at)
        elif line.type == "priority" and line["priority"] != self.priority:
            self.priority = line["priority"]
            self.again(line.at)
        elif line.type == "assign":
            self.assign(line)

    def assign(self, line):
        if "agent" in line.data:
            new = line["agent"]
            if new and self.last_agent and new != self.last_agent:
                self.transfers.append(line.place)
            self.last_agent = new or self.last_agent
            self.assignee = new
        if "team" in line.data:
            new = line["team"]
            if new and self.last_team and new != self.last_team:
                self.transfers.append(line.place)
            self.last_team = new or self.last_team
            if new != self.team:
                self.changes.append(line.place)
                self.team = new
                self.again(line.at)

    def customer(self, line):
        if self.contact is None:
            self.contact = line.by["id"]
        if self.status == "spam":
            return
        self.leave(line, "open")
        self.status = "open"
        began = self.waiting is None
        if began:
            self.waiting = line.at
            self.start("next_response" if self.has_first else "first_response", line.at)
            self.has_first = True
        if self.open("resolution"):
            self.unpause(line.at)
        else:
            self.start("resolution", line.at)
            self.with_turn = began

    def handoff(self, at):
        if not self.bot:
            return
        self.bot = False
        if self.waiting is None:
            return
        self.waiting = at
        target = self.open("first_response", "next_response")
        target["start"] = at
        self.promise(target)
        target = self.open("resolution")
        if self.with_turn and target:
            paused = target["pauses"] and target["pauses"][-1][1] is None
            target["start"], target["pauses"] = at, [[at, None]] if paused else []
            self.promise(target)

    def change(self, line):
        old, new, at = self.status, line["status"], line.at
        if old == new:
            return
        self.leave(line, new)
        self.status = new
        if new == "spam":
            self.unpause(at)
            for target in self.targets:
                if target["end"] is None:
                    target.update(end=at, by="spam")
                    if target["kind"] == "first_response":
                        self.has_first = False
            self.waiting, self.with_turn = None, False
        elif new == "resolved":
            self.end_turn(at, "resolved", None, bool(line["auto"]))
            self.unpause(at)
            target = self.open("resolution")
            if target:
                last = self.last_reply
                target.update(end=at, by="resolved", auto=bool(line["auto"]),
                              last_reply=last if last and last >= target["start"] else None)
            self.with_turn = False
            self.resolves.append({
                "place": line.place, "at": at, "tier": self.tier,
                "person": line.by.get("kind") == "agent" and not line["auto"]})
        elif old == "resolved":
            self.start("resolution", at, paused=new != "open")
            self.with_turn = False
        elif new in ("pending", "snoozed"):
            target = self.open("resolution")
            if target and not (target["pauses"] and target["pauses"][-1][1] is None):
                target["pauses"].append([at, None])
                self.due(target)
        else:
            self.unpause(at)
        if new in ("pending", "snoozed"):
            self.paused_at.append(line.place)

    @property
    def began(self):
        if self.agent_initiated:
            return self.opened_at
        return self.customers[0].at if self.customers else None

    def state_at(self, to):
        """Status, assignee and waiting_since after every line before `to`; None before it opened."""
        before = [stand for stand in self.stands if stand[1] < to]
        return before[-1][2:] if before else None

    def questions(self):
        return [
            line for line in self.customers
            if "question" in self.tags or is_question(line["text"] or "", line["lang"])]


class Report:
    def __init__(self, desk, start, to, mine):
        """`mine(conversation or None, agent, alone)`: does it belong to the row?"""
        self.desk, self.start, self.to, self.now, self.mine = desk, start, to, desk.now, mine
        self.out = {}

    def inside(self, at):
        return self.start <= at < self.to

    def home(self, c):
        return self.mine(c, c.assignee)

    def share(self, name, part, whole):
        self.out[name] = part / whole if whole else None

    def times(self, name, pairs):
        plain, working = sorted(p for p, _ in pairs), sorted(w for _, w in pairs)
        self.out[f"{name}_n"] = len(pairs)
        for values, unit in ((plain, "s"), (working, "bs")):
            n = len(values)
            mean = p50 = p90 = None
            if n:
                mean = sum(values) / n / 1000
                p50 = (values[(n - 1) // 2] + values[n // 2]) / 2000
                p90 = values[-(-9 * n // 10) - 1] / 1000
            self.out[f"{name}_mean_{unit}"] = mean
            self.out[f"{name}_p50_{unit}"] = p50
            self.out[f"{name}_p90_{unit}"] = p90

    def compute(self):
        live = self.desk.live
        homes = [c for c in live if self.home(c)]
        self.volume(homes)
        self.clocks(live)
        self.answering(homes)
        self.resolved(homes)
        self.handling(live, homes)
        self.opinions(live)
        self.elsewhere(homes)
        self.backlog(homes)
        return self.out

    def volume(self, homes):
        messages = [m for c in homes for m in c.customers if self.inside(m.at)]
        self.out["inbound_messages"] = len(messages)
        self.out["new_conversations"] = sum(
            c.began is not None and self.inside(c.began) for c in homes)
        self.out["contacts"] = len({m.by["id"] for m in messages})
        hours = [0] * 24
        zone = ZoneInfo(self.desk.workspace["timezone"])
        for m in messages:
            hours[(EPOCH + timedelta(milliseconds=m.at)).astimezone(zone).hour] += 1
        self.out["volume_by_hour"] = hours

    def clocks(self, live):
        first, responses, resolutions, waits = [], [], [], []
        open_first = 0
        met = {t: 0 for t in TARGETS}
        late = {t: 0 for t in TARGETS}
        for c in live:
            for t in c.targets:
                if t["by"] == "spam":
                    continue
                calendar = self.desk.calendars[t["calendar"]]
                owner = t["who"] if t["by"] == "reply" else c.assignee
                if not self.mine(c, owner):
                    continue
                end, due = t["end"], t["due"]
                if due is not None:
                    if end is not None and end <= due:
                        met[t["kind"]] += self.inside(end)
                    elif self.inside(due) and due < self.now:
                        late[t["kind"]] += 1
                if t["kind"] == "resolution":
                    if t["by"] == "resolved" and self.inside(end):
                        last = end
                        if t["auto"] and t["last_reply"] is not None:
                            last = t["last_reply"]
                        resolutions.append((
                            sum(b - a for a, b in without(t["start"], last, t["pauses"])),
                            calendar.elapsed(t["start"], last, t["pauses"])))
                    continue
                still = t["start"] < self.to and (end is None or end >= self.to)
                if still or end is not None and self.inside(end):
                    stop = min(x for x in (end, self.to, self.now) if x is not None)
                    waits.append(stop - t["start"])
                if still and t["kind"] == "first_response":
                    open_first += 1
                if t["by"] == "reply" and self.inside(end):
                    pair = (end - t["start"], calendar.elapsed(t["start"], end))
                    responses.append(pair)
                    if t["kind"] == "first_response":
                        first.append(pair)
        self.times("first_response", first)
        self.out["first_response_open"] = open_first
        self.times("response", responses)
        self.times("resolution", resolutions)
        self.out["wait_n"] = len(waits)
        self.out["wait_mean_s"] = sum(waits) / len(waits) / 1000 if waits else None
        self.out["wait_max_s"] = max(waits) / 1000 if waits else None
        for name, kinds in [("sla", TARGETS)] + [(f"sla_{t}", [t]) for t in TARGETS]:
            m, b = sum(met[k] for k in kinds), sum(late[k] for k in kinds)
            self.share(name, m, m + b)
            self.out[f"{name}_met"], self.out[f"{name}_breached"] = m, b

    def reply_after(self, c, line):
        return next(
            (r.at for r in c.replies if r.place > line.place and r.at < self.to), None)

    def answering(self, homes):
        asked = answered = wrote = replied = unseen = n = 0
        delays = []
        for c in homes:
            if "no-reply-needed" in c.tags:
                continue
            questions = [q for q in c.questions() if self.inside(q.at)]
            n += len(questions)
            if questions:
                asked += 1
                reply = self.reply_after(c, questions[0])
                if reply is not None:
                    answered += 1
                    delays.append(reply - questions[0].at)
            messages = [m for m in c.customers if self.inside(m.at)]
            if messages:
                wrote += 1
                reply = self.reply_after(c, messages[0])
                replied += reply is not None
                unseen += reply is None and not any(
                    milliseconds(f["to"]) > messages[0].at and milliseconds(f["from"]) < self.to
                    for f in c.focus)
        self.share("response_rate", answered, asked)
        self.share("answer_rate", replied, wrote)
        self.share("unseen_rate", unseen, wrote)
        delays.sort()
        k = len(delays)
        p50 = (delays[(k - 1) // 2] + delays[k // 2]) / 2000 if k else None
        is_open = all(
            a["open"] for a in self.desk.workspace["accounts"] if a.get("open") is not None)
        rate = self.out["response_rate"]
        self.out["devoted"] = {
            "open": is_open, "response_rate": rate, "n": n, "p50_s": p50,
            "timely": None if p50 is None else p50 <= 1800,
            "pass": None if n < 50 else is_open and rate >= 0.65}

    def resolved(self, homes):
        week = 7 * DAY
        ripe = first = net = net_first = provisional = touched = once = 0
        distinct = reopened = moved = 0
        for c in homes:
            inside = [r for r in c.resolves if self.inside(r["at"])]
            if inside:
                distinct += 1
                reopened += any(
                    p > r["place"] and at < self.to for r in inside for p, at in c.reopened)
                moved += any(t < r["place"] for r in inside for t in c.transfers)
            people = [r for r in inside if r["person"]]
            if not people:
                continue
            r = people[-1]
            before = [x for x in c.replies if x.place < r["place"]]
            touched += 1
            once += len(before) == 1
            if self.now < r["at"] + week:
                provisional += 1
                continue
            good = (
                len({x.by["id"] for x in before}) == 1
                and sum(place <= r["place"] for place, _ in c.turns) == 1
                and not any(before[0].place < p < r["place"] for p in c.changes)
                and not any(p < r["place"] for p in c.paused_at)
                and not any(p > r["place"] and at < r["at"] + week for p, at in c.reopened)
                and not any(
                    o is not c and o.contact is not None and o.contact == c.contact
                    and o.customers and r["at"] <= o.customers[0].at < r["at"] + week
                    for o in self.desk.live))
            ripe += 1
            first += good
            if r["tier"] != 3:
                net += 1
                net_first += good
        self.share("fcr", first, ripe)
        self.out["fcr_provisional"] = provisional
        self.share("fcr_net", net_first, net)
        self.share("one_touch", once, touched)
        self.share("reopen_rate", reopened, distinct)
        self.share("transfer_rate", moved, distinct)
        bots = settled = 0
        for c in homes:
            inside = [b for b in c.bots if self.inside(b.at)]
            if not inside:
                continue
            bots += 1
            settled += any(
                r["place"] > b.place and r["at"] < self.to
                and not any(x.place < r["place"] for x in c.replies)
                and not any(p > r["place"] and at <= r["at"] + DAY for p, at in c.reopened)
                for b in inside for r in c.resolves)
        self.share("self_service", settled, bots)

    def handling(self, live, homes):
        done = [c for c in live if c.channel != "phone"
                and any(self.inside(r["at"]) for r in c.resolves)]
        spans = {}
        for c in done:
            for f in c.focus:
                if self.mine(c, f["agent"]):
                    spans.setdefault(f["agent"], []).append(
                        (milliseconds(f["from"]), milliseconds(f["to"])))
        busy = 0
        for own in spans.values():
            at = 0
            for a, b in sorted(own):
                busy += max(0, b - max(a, at))
                at = max(at, b)
        own = [c for c in done if c in homes]
        self.out["aht_s"] = busy / len(own) / 1000 if own else None
        seconds = []
        for c, line in self.lone("call"):
            if line["answered"] and self.inside(line.at) and self.mine(c, line["agent"], "call"):
                seconds.append(line["talk_s"] + line["hold_s"] + line["wrap_s"])
        self.calls = len(seconds)
        self.out["aht_phone_s"] = sum(seconds) / len(seconds) if seconds else None

    def lone(self, kind):
        for line in self.desk.alone:
            if line.type == kind:
                yield None, line
        for c in self.desk.live:
            for line in c.lines:
                if line.type == kind and (kind not in ("nps", "deflection")
                                          or line.conversation == c.name):
                    yield c, line

    def opinions(self, live):
        answers = {}
        first = {}
        for c in live:
            for line in c.lines:
                if line.type == "csat":
                    key = line["survey"] or ("alone", line.place)
                    if key not in answers or answers[key][1].place < line.place:
                        answers[key] = (c, line)
                    first[key] = min(first.get(key, line.at), line.at)
        scores = []
        for c, line in answers.values():
            who = [r.by["id"] for r in c.replies if r.place < line.place]
            owner = who[-1] if who else c.assignee
            if self.inside(line.at) and self.mine(c, owner):
                scores.append(line["score"])
        n = len(scores)
        self.out["csat_n"] = n
        self.out["csat_mean"] = sum(scores) / n if n else None
        self.out["csat_percent"] = 100 * sum(s >= 4 for s in scores) / n if n else None
        sent = [
            line for c, line in self.lone("survey")
            if line["kind"] == "csat" and self.inside(line.at)
            and self.mine(c, c.assignee if c else None, "survey")]
        self.share(
            "csat_response_rate",
            sum(line["id"] in first and first[line["id"]] < self.to for line in sent), len(sent))
        latest = {}
        for c, line in self.lone("nps"):
            if self.inside(line.at):
                old = latest.get(line["contact"])
                if old is None or old[1].place < line.place:
                    latest[line["contact"]] = (c, line)
        marks = [line["score"] for c, line in latest.values()
                 if self.mine(c, c.assignee if c else None, "nps")]
        good, bad = sum(s >= 9 for s in marks), sum(s <= 6 for s in marks)
        n = len(marks)
        if n:
            exact = 100 * (good - bad)
            rounded = (2 * abs(exact) + n) // (2 * n)
            self.out["nps"] = rounded if exact >= 0 else -rounded
        else:
            self.out["nps"] = None
        self.out["nps_n"], self.out["nps_promoters"], self.out["nps_detractors"] = n, good, bad
        self.out["nps_passives"] = n - good - bad

    def elsewhere(self, homes):
        new = [c for c in homes if c.began is not None and self.inside(c.began)]
        away = sum(c.channel not in ("phone", "email") for c in new)
        self.share(
            "deflection_share", away, sum(c.channel != "phone" for c in new) + self.calls)
        kinds = [line["kind"] for c, line in self.lone("deflection")
                 if self.inside(line.at) and self.mine(c, c.assignee if c else None, "deflection")]
        taken, offered = kinds.count("accepted"), kinds.count("offered")
        self.share("deflection_moved", taken, offered)
        costs = self.desk.workspace["costs"]
        self.out["savings_usd"] = taken * (costs["call_usd"] - costs["message_usd"])

    def backlog(self, homes):
        states = [s for s in (c.state_at(self.to) for c in homes) if s and s[0] == "open"]
        self.out["backlog"] = len(states)
        self.out["unassigned"] = sum(s[1] is None for s in states)
        since = [s[2] for s in states if s[2] is not None]
        self.out["oldest_wait_s"] = (
            (min(self.to, self.now) - min(since)) / 1000 if since else None)


def buckets(zone, start, to, unit):
    """Bounds and labels: every minute is asked for its label."""
    found = []
    step = 900_000
    at = start
    while at < to:
        local = (EPOCH + timedelta(milliseconds=at)).astimezone(zone)
        if unit == "hour":
            text = local.replace(minute=0, second=0, microsecond=0).isoformat()
            label = text[:16] + text[19:]
        elif unit == "day":
            label = local.date().isoformat()
        elif unit == "week":
            year, week, _ = local.isocalendar()
            label = f"{year}-W{week:02}"
        else:
            label = local.strftime("%Y-%m")
        if not found or found[-1][0] != label:
            found.append([label, at, to])
            if len(found) > 1:
                found[-2][2] = at
        at += step - at % step
    return found


def rows(desk, start, to, by):
    workspace = desk.workspace
    to = min(to, desk.now + 1)
    if by is None:
        yield "", Report(desk, start, to, lambda c, a, alone=None: True)
    elif by in ("hour", "day", "week", "month"):
        for label, a, b in buckets(ZoneInfo(workspace["timezone"]), start, to, by):
            yield label, Report(desk, a, b, lambda c, a, alone=None: True)
    elif by == "agent":
        for agent in workspace["agents"]:
            yield agent, Report(desk, start, to, lambda c, a, alone=None, k=agent: a == k)
    elif by == "tier":
        for tier in (1, 2, 3):
            yield str(tier), Report(
                desk, start, to, lambda c, a, alone=None, k=tier: c is not None and c.tier == k)
    elif by == "team":
        for team in workspace["teams"] + [None]:
            yield team or "", Report(
                desk, start, to,
                lambda c, a, alone=None, k=team: (c.team if c is not None else None) == k)
    else:
        seen = {c.channel for c in desk.live}
        if any(l.type == "call" and start <= l.at < to for l in desk.alone):
            seen.add("phone")
        for channel in sorted(seen):
            yield channel, Report(
                desk, start, to,
                lambda c, a, alone=None, k=channel:
                    c.channel == k if c is not None else alone == "call" and k == "phone")


def main():
    spec = json.load(sys.stdin)
    lines = judged([Line(place, text) for place, text in enumerate(spec["lines"])])
    first = min(line.at for line in lines) // DAY - 2
    days = max(line.at for line in lines) // DAY - first + 450
    calendars = {"always": Calendar(None, 0, 0)}
    for name, calendar in spec["workspace"]["calendars"].items():
        calendars[name] = Calendar(calendar, first, days)
    desks = {}
    answers = []
    for report in spec["reports"]:
        now = report["now"]
        if now not in desks:
            desks[now] = Desk(spec["workspace"], lines, now, calendars)
        answers.append([
            {"label": label, "metrics": one.compute()}
            for label, one in rows(desks[now], report["from"], report["to"], report["by"])])
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
