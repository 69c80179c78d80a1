# SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
# SPDX-License-Identifier: MIT
"""readback.py FORMAT FILE: reads an export with a reader that is not ours and prints what it holds as JSON.

Exit code 77: a module is missing. 1: the file is not what its format asks for; the reason is on standard error.
"""
import collections
import html.parser
import json
import re
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


# Properties that STIX 2.1 requires, by type, beside those of every object of its class.
DOMAIN = {"type", "spec_version", "id", "created", "modified"}
REQUIRED = {
    "identity": DOMAIN | {"name"},
    "indicator": DOMAIN | {"pattern", "pattern_type", "valid_from"},
    "infrastructure": DOMAIN | {"name"},
    "intrusion-set": DOMAIN | {"name"},
    "note": DOMAIN | {"content", "object_refs"},
    "observed-data": DOMAIN | {"first_observed", "last_observed", "number_observed", "object_refs"},
    "report": DOMAIN | {"name", "published", "object_refs"},
    "relationship": DOMAIN | {"relationship_type", "source_ref", "target_ref"},
    "sighting": DOMAIN | {"sighting_of_ref"},
    "marking-definition": {"type", "spec_version", "id", "created"},
    "ipv4-addr": {"type", "spec_version", "id", "value"},
    "ipv6-addr": {"type", "spec_version", "id", "value"},
    "domain-name": {"type", "spec_version", "id", "value"},
}
COMMON = {"created_by_ref", "object_marking_refs", "external_references", "confidence", "labels", "lang", "extensions"}
OPTIONAL = {
    "identity": {"description", "identity_class", "roles", "sectors", "contact_information"},
    "indicator": {"name", "description", "indicator_types", "pattern_version", "valid_until", "kill_chain_phases"},
    "infrastructure": {"description", "infrastructure_types", "aliases", "first_seen", "last_seen"},
    "intrusion-set": {"description", "aliases", "first_seen", "last_seen", "goals", "primary_motivation"},
    "note": {"abstract", "authors"},
    "report": {"description", "report_types"},
    "relationship": {"description", "start_time", "stop_time"},
    "sighting": {"description", "first_seen", "last_seen", "count", "observed_data_refs", "where_sighted_refs", "summary"},
    "marking-definition": {"name", "definition_type", "definition"},
}
TIMES = {"created", "modified", "valid_from", "first_observed", "last_observed", "published", "start_time", "stop_time"}
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
OBSERVABLES = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")


def stix_object(each):
    kind = each.get("type")
    need(kind in REQUIRED, f"type {kind}")
    need(REQUIRED[kind] <= set(each), f"{each.get('id')} lacks {REQUIRED[kind] - set(each)}")
    extra = set(each) - REQUIRED[kind] - OPTIONAL.get(kind, set()) - COMMON
    need(not extra, f"{kind} has {extra}")
    need(each["spec_version"] == "2.1", "spec_version")
    prefix, _, number = each["id"].partition("--")
    need(prefix == kind and str(uuid.UUID(number)) == number, f"id {each['id']}")
    for name, value in each.items():
        need(name not in TIMES or TIMESTAMP.fullmatch(value), f"{name} {value}")
        need(value != [] and value != {} and value != "", f"{each['id']}: {name} is empty")
    if kind in ("ipv4-addr", "ipv6-addr", "domain-name"):
        named = uuid.uuid5(OBSERVABLES, json.dumps({"value": each["value"]}, separators=(",", ":")))
        need(number == str(named), f"{each['value']} has not its deterministic id")
    need(each.get("modified", "9") >= each.get("created", ""), f"{each['id']} is modified before it is made")
    need(0 <= each.get("confidence", 0) <= 100, "confidence")
    need(each.get("stop_time", "9") > each.get("start_time", ""), f"{each['id']} ends before it starts")
    need(each.get("last_observed", "9") >= each.get("first_observed", ""), f"{each['id']} ends before it starts")
    for reference in each.get("external_references", []):
        need("source_name" in reference and len(reference) > 1, "external reference")
    if kind == "indicator":
        need(re.fullmatch(r"\[(ipv4-addr|ipv6-addr|domain-name):value = '[^'\\]+'\]", each["pattern"]), each["pattern"])


def stix(path):
    bundle = json.load(open(path, encoding="utf-8"))
    need(set(bundle) == {"type", "id", "objects"} and bundle["type"] == "bundle", "bundle")
    objects = bundle["objects"]
    for each in objects:
        stix_object(each)
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
        "relations": sorted(
            [each["relationship_type"], shown[each["source_ref"]], shown[each["target_ref"]]]
            for each in objects
            if each["type"] == "relationship"
        ),
    }


MISP_TYPES = {
    "domain": "Network activity",
    "ip-dst": "Network activity",
    "text": "Network activity",
    "datetime": "Other",
}


def misp_attribute(each):
    need({"uuid", "type", "category", "value", "to_ids", "distribution", "timestamp"} <= set(each), f"{set(each)}")
    need(MISP_TYPES.get(each["type"]) == each["category"], f"{each['type']} in {each['category']}")
    need(isinstance(each["to_ids"], bool) and each["distribution"] in "012345", "to_ids, distribution")
    need(each["value"] and each["timestamp"].isdigit(), "value, timestamp")
    return each["uuid"]


def misp(path):
    event = json.load(open(path, encoding="utf-8"))["Event"]
    need({"uuid", "info", "date", "threat_level_id", "analysis", "distribution", "Attribute"} <= set(event), "event")
    need(event["threat_level_id"] in "1234" and event["analysis"] in "012" and event["distribution"] in "0123", "levels")
    need(re.fullmatch(r"\d{4}-\d\d-\d\d", event["date"]) and event["published"] is False, "date, published")
    ids = [event["uuid"]] + [misp_attribute(each) for each in event["Attribute"]]
    for each in event["Object"]:
        need(each["name"] == "passive-dns" and str(uuid.UUID(each["template_uuid"])), "object")
        relations = {part["object_relation"] for part in each["Attribute"]}
        need({"rrname", "rrtype", "rdata"} <= relations, f"passive-dns has {relations}")
        ids += [each["uuid"]] + [misp_attribute(part) for part in each["Attribute"]]
    for each in ids:
        need(str(uuid.UUID(each)) == each, f"uuid {each}")
    unique(ids, "uuid")
    for tag in event["Tag"] + [tag for each in event["Attribute"] for tag in each.get("Tag", [])]:
        need(re.fullmatch(r'[a-z-]+:[a-z+-]+(="[^"\\]+")?', tag["name"]), f"tag {tag['name']}")
    return event


def navigator(path):
    layer = json.load(open(path, encoding="utf-8"))
    need({"name", "versions", "domain", "techniques"} <= set(layer), "layer")
    for each in layer["techniques"]:
        need(re.fullmatch(r"T\d{4}(\.\d{3})?", each["techniqueID"]), each["techniqueID"])
        need(0 <= each["score"] <= 100, "score")
    return layer


class Page(html.parser.HTMLParser):
    """Every element closed where it was opened; nothing that loads, runs or leads away."""

    VOID = {"meta", "img", "br", "line", "rect"}
    KNOWN = set("html head meta title style body p h1 h2 h3 ul li table thead tbody tr th td bdi blockquote br div img svg "
                "text line rect".split())

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
