"""Counts working time the slow and obvious way, as an oracle for WorkingHours.

Reads one JSON object from standard input and writes the answers as one JSON object. Knows nothing of
the Swift code: the zones come from Python's zoneinfo, and every minute is looked at on its own.
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
HORIZON_MS = 34_560_000_000
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def offset(zone, seconds):
    """Seconds ahead of UTC at an instant."""
    local = (EPOCH + timedelta(seconds=seconds)).astimezone(zone)
    return int(local.utcoffset().total_seconds())


def clock(text):
    return int(text[:2]) * 60 + int(text[3:])


class Calendar:
    """For every minute since `first` (a day, UTC): is it open?"""

    def __init__(self, spec, first, days, wall_of_quarter):
        margin = 2 * 1440
        wall = bytearray(days * 1440 + 2 * margin)
        origin = first * 1440 - margin  # the wall minute that wall[0] stands for
        for day in range(first - 2, first + days + 2):
            civil = date(1970, 1, 1) + timedelta(days=day)
            name = civil.isoformat()
            if name in spec["special"]:
                intervals = spec["special"][name]
            elif name in spec["holidays"]:
                intervals = []
            else:
                intervals = spec["hours"].get(DAYS[civil.weekday()], [])
            for interval in intervals:
                start, end = clock(interval[:5]), clock(interval[6:])
                if end <= start:
                    end += 1440
                a = max(day * 1440 + start - origin, 0)
                b = max(min(day * 1440 + end - origin, len(wall)), a)
                wall[a:b] = b"\1" * (b - a)
        self.first_minute = first * 1440
        self.open = bytearray()
        for at in wall_of_quarter:
            self.open += wall[at - origin : at - origin + 15]

    def paused(self, pauses):
        minutes = bytearray(self.open)
        for start, end in pauses:
            a = max(start // 60_000 - self.first_minute, 0)
            b = len(minutes) if end is None else max(end // 60_000 - self.first_minute, a)
            b = min(b, len(minutes))
            minutes[a:b] = bytes(b - a)
        return minutes

    def elapsed(self, minutes, start, end):
        total = 0
        at = start
        while at < end:
            minute = at // 60_000
            upto = min((minute + 1) * 60_000, end)
            if at % 60_000 == 0 and end - at >= 86_400_000:
                # A whole day of whole minutes at once; sum() looks at each of them.
                index = minute - self.first_minute
                total += sum(minutes[index : index + 1440]) * 60_000
                at += 86_400_000
                continue
            if minutes[minute - self.first_minute]:
                total += upto - at
            at = upto
        return total

    def due(self, minutes, start, target):
        missing = target
        at = start
        by_days = True
        while missing > 0:
            minute = at // 60_000
            upto = (minute + 1) * 60_000
            if by_days and at % 60_000 == 0:
                index = minute - self.first_minute
                whole_day = sum(minutes[index : index + 1440]) * 60_000
                if whole_day < missing and at - start <= HORIZON_MS:
                    missing -= whole_day
                    at += 86_400_000
                    continue
                by_days = False
            if minutes[minute - self.first_minute]:
                if upto - at >= missing:
                    at += missing
                    break
                missing -= upto - at
            at = upto
            if at - start > HORIZON_MS:
                return None
        return at if at - start <= HORIZON_MS else None


def working_time(request):
    answers = []
    walls = {}
    for spec in request["calendars"]:
        first, days = spec["first_day"], spec["days"]
        key = (spec["zone"], first, days)
        if key not in walls:
            zone = ZoneInfo(spec["zone"])
            quarters = range(first * 96, (first + days) * 96)
            offsets = [offset(zone, quarter * 900) for quarter in quarters]
            assert all(seconds % 60 == 0 for seconds in offsets)
            walls[key] = [q * 15 + seconds // 60 for q, seconds in zip(quarters, offsets)]
        calendar = Calendar(spec, first, days, walls[key])
        for case in spec["cases"]:
            minutes = calendar.paused(case["pauses"])
            answers.append(
                {
                    "elapsed": calendar.elapsed(minutes, case["a"], case["b"]),
                    "due": calendar.due(minutes, case["a"], case["target"]),
                }
            )
    return answers


def offsets(request):
    return [[offset(ZoneInfo(item["zone"]), at) for at in item["at"]] for item in request["offsets"]]


if __name__ == "__main__":
    request = json.load(sys.stdin)
    json.dump({"cases": working_time(request), "offsets": offsets(request)}, sys.stdout)
