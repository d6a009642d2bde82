#!/usr/bin/env python3
"""mail_text.py FOLDER PATH… : what CPython's email package takes for the text of each mail, whole.

Writes one JSON object, path → text. The plain text is preferred to HTML; where the package finds no
body it is the first part that is text. `!` and the error's name where it raised one.
"""
import email
import email.policy
import json
import os
import sys


def text(path):
    with open(path, "rb") as file:
        mail = email.message_from_bytes(file.read(), policy=email.policy.default)
    try:
        part = mail.get_body(preferencelist=("plain", "html"))
        if part is None:
            part = next((p for p in mail.walk() if p.get_content_maintype() == "text"), None)
        return part.get_content() if part is not None else ""
    except Exception as error:
        return "!" + type(error).__name__


folder = sys.argv[1]
print(json.dumps({path: text(os.path.join(folder, path)) for path in sys.argv[2:]}))
