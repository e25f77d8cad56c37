#!/usr/bin/python3
"""Reads and uses the accessibility bus (AT-SPI) as a screen reader does. Each line of the input is a command, a JSON array; the answer
is JSON lines, ended by an empty one:
  ["tree", TITLE]               what is more than text in the document of this title, in the order of reading
  ["press", TITLE, ROLE, NAME]  does the first action of the one node of this role and name
"""
import json
import sys

import pyatspi

# Its own patience of 0.8 s is shorter than a browser needs that paints meanwhile.
pyatspi.setTimeout(60_000, 60_000)

ROLES = {pyatspi.ROLE_DOCUMENT_WEB, pyatspi.ROLE_DOCUMENT_FRAME}


def inside(node):
    """The nodes in this one, first to last; what went away while it was read is left out, and the caller looks again."""
    for number in range(node.childCount):
        child = node.getChildAtIndex(number)
        if child is not None:
            yield child


def documents(node, title):
    for child in inside(node):
        if child.getRole() in ROLES:
            if child.name == title:
                yield child
        else:
            yield from documents(child, title)


def document(title):
    """The page of this title, asked for anew: nothing of an earlier look is trusted."""
    desktop = pyatspi.Registry.getDesktop(0)
    desktop.clear_cache()
    found = [one for app in inside(desktop) for one in documents(app, title)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} documents are called “{title}”")
    return found[0]


# What these hold is read with them: their own words, and the choices of a list that is closed.
WHOLE = {"heading", "link", "push button", "entry", "password text", "combo box", "check box", "radio button", "static", "text leaf"}


def walk(node):
    """Each node with the name of its role, in the order of reading."""
    role = node.getRoleName()
    yield node, role
    if role not in WHOLE:
        for child in inside(node):
            yield from walk(child)


def text(node):
    """What a screen reader would read letter by letter."""
    return node.queryText().getText(0, -1)


def described(node):
    """The texts that are tied to a control, the error first."""
    ties = [one for one in node.getRelationSet() if one.getRelationType() in (pyatspi.RELATION_ERROR_MESSAGE, pyatspi.RELATION_DESCRIBED_BY)]
    return [text(one.getTarget(number)) for one in ties for number in range(one.getNTargets())]


# Only what holds text is left out: it is read with what it belongs to.
SILENT = {"static", "text leaf", "paragraph", "section", "label", "list", "list item"}
TYPED = {"entry", "password text"}


def told(node, role):
    return {
        "role": role,
        "name": node.name,
        "states": sorted(pyatspi.stateToString(one) for one in node.getState().getStates()),
        "description": node.description,
        "described": described(node),
        "text": text(node) if role in TYPED else "",
        "level": next((int(one[6:]) for one in node.getAttributes() if one.startswith("level:")), 0) if role == "heading" else 0,
    }


def tree(title):
    return [told(node, role) for node, role in walk(document(title)) if role not in SILENT]


def press(title, role, name):
    found = [node for node, its_role in walk(document(title)) if its_role == role and node.name == name]
    if len(found) != 1:
        raise LookupError(f"{len(found)} nodes are a {role} “{name}”")
    return [found[0].queryAction().doAction(0)]


for line in sys.stdin:
    command, *rest = json.loads(line)
    try:
        answers = {"tree": tree, "press": press}[command](*rest)
    # The page changes while it is read, and libatspi tells that in several ways; whoever asked looks again.
    except Exception as error:
        answers = [{"error": f"{type(error).__name__}: {error}"}]
    for answer in answers:
        print(json.dumps(answer))
    print(flush=True)
