# SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
# SPDX-License-Identifier: MIT
"""readback.py FORMAT FILE: reads an export with a reader that is not ours and prints what it holds as JSON.

Exit code 77: a module is missing. 1: the file is not what its format asks for; the reason is on standard error.
"""
import collections
import datetime
import html.parser
import json
import os
import pathlib
import subprocess
import sys
import uuid
import xml.etree.ElementTree


def need(condition, reason):
    if not condition:
        sys.exit(reason)


def unique(values, what):
    for value, times in collections.Counter(values).items():
        need(times == 1, f"{what} {value} stands there {times} times")


def networkx_graph(graph):
    nodes = {str(name): {k: v for k, v in data.items() if k != "viz"} for name, data in graph.nodes(data=True)}
    edges = [[str(a), str(b), data] for a, b, data in graph.edges(data=True)]
    return {"nodes": nodes, "edges": edges}


def graphml(path):
    import networkx

    return networkx_graph(networkx.read_graphml(path, force_multigraph=True))


def gexf(path):
    import networkx

    root = xml.etree.ElementTree.parse(path).getroot()
    need(root.tag == "{http://gexf.net/1.3}gexf" and root.get("version") == "1.3", "not GEXF 1.3")
    try:
        graph = networkx.read_gexf(path)
    except networkx.NetworkXError:  # older releases know GEXF 1.2 only, which has the same elements
        text = open(path, encoding="utf-8").read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        with open(path + ".12", "w", encoding="utf-8") as older:
            older.write(text)
        graph = networkx.read_gexf(path + ".12")
    return networkx_graph(graph)


def dot(path):
    try:
        done = subprocess.run(["dot", "-Tdot_json", path], capture_output=True, check=True)
    except FileNotFoundError:
        sys.exit(77)
    need(not done.stderr, done.stderr.decode("utf-8", "replace"))
    read = json.loads(done.stdout)
    names = {each["_gvid"]: each["name"] for each in read.get("objects", [])}
    nodes = {each["name"]: each for each in read.get("objects", [])}
    edges = [[names[each["tail"]], names[each["head"]], each] for each in read.get("edges", [])]
    return {"nodes": nodes, "edges": edges}


SCHEMAS = pathlib.Path(__file__).parent / "schemas"


def errors(schema, value, resolver=None):
    import jsonschema

    checker = jsonschema.FormatChecker()
    validator = jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=checker)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message}"[:600] for each in validator.iter_errors(value)]


def valid(schema, value, what):
    found = errors(schema, value)
    need(not found, f"{what}: " + "; ".join(found[:5]))


def own_schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def published(bundle):
    """Against the schemas of OASIS (branch stix2.1, its folder schemas), where MDTI_STIX_SCHEMAS names a copy."""
    folder = os.environ.get("MDTI_STIX_SCHEMAS")
    if not folder:
        return "not asked for"
    import jsonschema

    base, store, place = "http://schemas.invalid/", {}, {}
    for path in pathlib.Path(folder).rglob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        for key in ("$id", "id", "$schema"):  # references go by the folder, whatever address the copy was made from
            if isinstance(schema.get(key), str):
                del schema[key]
        uri = base + path.relative_to(folder).as_posix()
        store[uri] = schema
        place[path.stem] = uri
    for each in [bundle] + bundle["objects"]:
        uri = place.get(each["type"])
        need(uri, f"no published schema for {each['type']}")
        found = errors(store[uri], each, jsonschema.RefResolver(uri, store[uri], store=store))
        need(not found, f"{each['id']} against the published schema: " + "; ".join(found[:5]))
    return "valid"


OBSERVABLES = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")


def stix_object(each):
    """What a schema cannot say."""
    kind, number = each["type"], each["id"].partition("--")[2]
    if kind in ("ipv4-addr", "ipv6-addr", "domain-name"):
        named = uuid.uuid5(OBSERVABLES, json.dumps({"value": each["value"]}, separators=(",", ":")))
        need(number == str(named), f"{each['value']} has not its deterministic id")
    need(each.get("modified", "9") >= each.get("created", ""), f"{each['id']} is modified before it is made")
    need(each.get("stop_time", "9") > each.get("start_time", ""), f"{each['id']} ends before it starts")
    need(each.get("last_observed", "9") >= each.get("first_observed", ""), f"{each['id']} ends before it starts")


def stix(path):
    bundle = json.load(open(path, encoding="utf-8"))
    schema = own_schema("stix21.json")
    valid(schema, bundle, "bundle")
    objects = bundle["objects"]
    for each in objects:
        valid({"$ref": "#/$defs/" + each["type"], "$defs": schema["$defs"]}, each, each["id"])
        stix_object(each)
    checked = published(bundle)
    unique([each["id"] for each in objects], "id")
    known = {each["id"]: each for each in objects}
    for each in objects:
        for name, value in each.items():
            if name.endswith("_ref"):
                need(value in known, f"{each['id']}: {name} leads nowhere")
            if name.endswith("_refs"):
                need(all(ref in known for ref in value), f"{each['id']}: {name} leads nowhere")
                unique(value, f"{name} of {each['id']}")
    shown = {each["id"]: each.get("value", each.get("name", each["type"])) for each in objects}
    return {
        "objects": objects,
        "published": checked,
        "relations": sorted(
            [each["relationship_type"], shown[each["source_ref"]], shown[each["target_ref"]]]
            for each in objects
            if each["type"] == "relationship"
        ),
    }


def misp(path):
    event = json.load(open(path, encoding="utf-8"))
    valid(own_schema("misp.json"), event, "event")
    event = event["Event"]
    datetime.date.fromisoformat(event["date"])
    ids = [event["uuid"]] + [each["uuid"] for each in event["Attribute"] + event["Object"]]
    ids += [part["uuid"] for each in event["Object"] for part in each["Attribute"]]
    unique(ids, "uuid")
    for each in event["Object"]:
        unique([part["object_relation"] for part in each["Attribute"]], f"relation of {each['uuid']}")
    return event


def navigator(path):
    layer = json.load(open(path, encoding="utf-8"))
    valid(own_schema("navigator45.json"), layer, "layer")
    unique([each["techniqueID"] for each in layer["techniques"]], "technique")
    return layer


class Page(html.parser.HTMLParser):
    """Every element closed where it was opened; nothing that loads, runs or leads away."""

    VOID = {"meta", "img", "br", "line", "rect"}
    KNOWN = set("html head meta title style body p h1 h2 h3 ul li table thead tbody tr th td bdi blockquote br div img svg "
                "text line rect strong em code ol".split())

    def __init__(self):
        super().__init__()
        self.open, self.cells, self.headings = [], [], []

    def handle_starttag(self, tag, attrs):
        need(tag in self.KNOWN, f"element {tag}")
        for name, value in attrs:
            need(not name.startswith("on") and name not in ("href", "srcset", "action", "formaction"), f"{tag} has {name}")
            need(name != "src" or value.startswith("data:image/svg+xml;base64,"), f"src {value}")
            need("url(" not in (value or ""), value)
        if tag not in self.VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            need(self.open and self.open.pop() == tag, f"</{tag}> closes nothing")

    def handle_data(self, data):
        if "td" in self.open or "th" in self.open:
            self.cells[-1] += data
        if self.open and set(self.open) & {"h1", "h2", "h3"}:
            self.headings[-1] += data


def page(path):
    text = open(path, encoding="utf-8").read()
    need("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'" in text, "no policy")
    reader = Page()
    reader.feed(text)
    reader.close()
    need(not reader.open, f"left open: {reader.open}")
    return {"cells": reader.cells, "headings": reader.headings}


READERS = {"graphml": graphml, "gexf": gexf, "dot": dot, "stix": stix, "misp": misp, "navigator": navigator, "html": page}

if __name__ == "__main__":
    try:
        result = READERS[sys.argv[1]](sys.argv[2])
    except ImportError as missing:
        print(missing, file=sys.stderr)
        sys.exit(77)
    json.dump(result, sys.stdout)
