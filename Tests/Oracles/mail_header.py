#!/usr/bin/env python3
"""mail_header.py FILE : what CPython's email package makes of an outgoing mail.

One JSON object: the names of its fields, the addresses of each recipient field, the subject and the
body decoded, the body with format=flowed undone (RFC 3676).
"""
import email
import email.policy
import json
import sys


def unflowed(text):
    lines, open_line = [], False
    for line in text.split("\n"):
        if line.startswith(" "):
            line = line[1:]
        if open_line:
            lines[-1] += line
        else:
            lines.append(line)
        open_line = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


with open(sys.argv[1], "rb") as file:
    mail = email.message_from_bytes(file.read(), policy=email.policy.default)
recipients = {
    name: [a.addr_spec for value in mail.get_all(name, []) for a in value.addresses]
    for name in ("From", "To", "Cc", "Bcc")
}
print(json.dumps({
    "fields": [name.lower() for name in mail.keys()],
    "recipients": recipients,
    "subject": str(mail["Subject"]),
    "body": unflowed(mail.get_content()),
    "defects": [type(d).__name__ for d in mail.defects],
}))
