#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
# SPDX-License-Identifier: MIT
"""Writes tenant.txt, the bundled sample tenant: one fictional investigation ("harbor lures").

Everything in it is made up for demonstration and tests. Addresses are from documentation ranges (RFC 5737, RFC 3849), names
end in reserved top-level domains (RFC 2606). Actor names are those of the public mapping, so that aliases and origins work;
what the sample says about them is fiction and claims nothing about real events.

    python3 make_tenant.py > tenant.txt

The same bytes every time. The format is described in core/sampletenant/data.h.
"""
import hashlib
import json
import random
import sys

sys.dont_write_bytecode = True
import make_incidents  # noqa: E402

rnd = random.Random(20260819)
FICTION = "Fictional sample text, written for demonstration; not a statement about real events."

out = ["mdti-sample-tenant\t1",
       "# The bundled sample tenant. Fictional throughout; made by make_tenant.py, do not edit by hand."]
hosts = {}      # id -> (classification, score, first, last, attributes)
rules = []
records = []    # (type, from, to, first, last)


def section(title):
    records.append(("#", title))


def host(name, verdict="unknown", score=0, **attributes):
    hosts[name] = (verdict, score, attributes)


def rule(name, severity, title, text, url=""):
    if not isinstance(text, str):
        text = json.dumps(text, ensure_ascii=False)
    rules.append("\t".join(["rule", name, severity, title, text, url]))


def dns(kind, source, target, first, last):
    records.append((kind, source, target, first, last))
    for name in (source, target):
        hosts.setdefault(name, ("unknown", 0, {}))


def profile_id(title):
    return hashlib.sha256(("sample profile " + title).encode()).hexdigest()


# ---------------------------------------------------------------- small helpers for the many unremarkable hosts

WORDS = ("amber basil birch brook cedar clover copper coral creek daisy delta ember fern flint garnet granite hazel heron iris "
         "ivory juniper kestrel lark laurel linden lotus maple marsh meadow mica moss nettle oak olive onyx orchid osprey pebble "
         "pine poplar quail quartz raven reed ridge river robin rowan sage sand slate sorrel spruce stone swift teal thistle tide "
         "topaz vale violet walnut willow wren yarrow").split()
ENDS = "field gate hill line mill port quay shore side stead ton view way wood works yard".split()
LABELS = "www mail shop app cdn img static api portal blog news docs vpn ftp dev beta files media login status".split()
TLDS = ("example", "example", "example", "test")
used = set()


def fresh_domain():
    while True:
        name = rnd.choice(WORDS) + rnd.choice(ENDS) + "." + rnd.choice(TLDS)
        if name not in used and name not in hosts:
            used.add(name)
            return name


def fresh_name():
    domain = fresh_domain()
    return domain if rnd.random() < 0.35 else rnd.choice(LABELS) + "." + domain


def day(low, high):
    """A date between two of 2026, as 2026-MM-DD."""
    months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    start, end = (sum(months[:m - 1]) + d - 1 for m, d in (low, high))
    n = rnd.randint(start, end)
    m = 0
    while n >= months[m]:
        n -= months[m]
        m += 1
    return "2026-%02d-%02d" % (m + 1, n + 1)


def span(low=(1, 24), high=(8, 19)):
    a, b = day(low, high), day(low, high)
    return (a, b) if a <= b else (b, a)


def clock(date):
    return "%sT%02d:%02d:%02dZ" % (date, rnd.randrange(24), rnd.randrange(60), rnd.randrange(60))


def verdict():
    roll = rnd.random()
    if roll < 0.62:
        return "unknown", rnd.randrange(0, 24)
    if roll < 0.9:
        return "neutral", rnd.randrange(25, 49)
    return "suspicious", rnd.randrange(50, 66)


PLAIN_RULES = [("low", "Registrar", "Many short-lived names are registered through this registrar (sample text)"),
               ("low", "Web components observed", "Common web server software (sample text)"),
               ("medium", "Name server", "The name server also serves suspicious names (sample text)"),
               ("medium", "SSL-Certificate Self-Signed", "The certificate was issued by itself (sample text)"),
               ("low", "Open ports observed", "443, 8443 (sample text)")]


def crowd_around(address, number, kind="A", neutral=False):
    """`number` names on an address: the "48 more hosts" of the picture."""
    names = []
    for _ in range(number):
        name = fresh_name()
        rating = ("neutral", rnd.randrange(25, 40)) if neutral else verdict()
        host(name, *rating)
        if rating[0] == "suspicious":
            rule(name, *rnd.choice(PLAIN_RULES))
        first, last = span()
        dns(kind, name, address, clock(first), clock(last))
        names.append(name)
    return names


free_v4 = ["203.0.113.%d" % i for i in range(150, 200)] + ["198.51.100.%d" % i for i in range(120, 190)] + \
          ["192.0.2.%d" % i for i in range(20, 250)]


def addresses_of(name, number):
    """Further addresses of a name, for breadth at the second hop."""
    for _ in range(number):
        address = free_v4.pop(0)
        host(address, *verdict(), countryOrRegion=rnd.choice(["Netherlands", "Sweden", "Canada", "Japan"]),
             netblock=address.rsplit(".", 1)[0] + ".0/24", hostingProvider="Example Hosting",
             autonomousSystem={"name": "EXAMPLE-AS", "number": 64500, "organization": "Example Hosting",
                               "value": "AS64500 - EXAMPLE-AS"})
        first, last = span()
        dns("A", name, address, clock(first), clock(last))


# ---------------------------------------------------------------- actors

actors = []
listed = []
articles = []
cited = []


def actor(title, aliases, origin, code, targets, summary, tradecraft, since, kind="actor"):
    ident = profile_id(title)
    actors.append(json.dumps({
        "id": ident, "kind": kind, "title": title, "firstActiveDateTime": since + "T00:00:00Z", "aliases": aliases,
        "targets": targets, "countriesOrRegionsOfOrigin": [{"label": origin, "code": code}] if origin else [],
        "summary": {"content": summary + " " + FICTION, "format": "text"},
        "description": {"content": "## Snapshot\r\n" + summary + "\r\n\r\n## Notes\r\n" + FICTION + "\r\n", "format": "markdown"},
        "tradecraft": {"content": tradecraft + "\r\n\r\n" + FICTION, "format": "markdown"} if tradecraft else None,
    }, ensure_ascii=False))
    return ident


def lists(profile, artifact, source="microsoft", first="", last=""):
    listed.append("\t".join(["listed", profile, source, artifact, first, last]))


AQUA = actor("Aqua Blizzard", ["ACTINIUM", "Gamaredon", "Shuckworm", "UAC-0010", "Trident Ursa"], "Russia", "RU",
             ["Government agencies", "Defence", "Non-governmental organisations"],
             "In this sample, Aqua Blizzard runs the harbor lures: mails about port fees that fetch their text from names which "
             "live for a few weeks. The relay in front of the panel is re-used from lure to lure.",
             "## How the lures work\r\n- A document asks a remote template for its content (T1221).\r\n"
             "- A script stage is written to the profile folder and started at sign-in (T1547.001).\r\n"
             "- Names rotate every three to five weeks; addresses rotate slower.\r\n\r\n"
             "## Weak spots it looks for\r\nMail gateways without CVE-2017-0199 and file servers without CVE-2023-36884 fixes.",
             "2013-06-01")
MINT = actor("Mint Sandstorm", ["PHOSPHORUS", "APT35", "Charming Kitten", "TA453"], "Iran", "IR",
             ["Universities", "Journalists", "Energy"],
             "In this sample, Mint Sandstorm keeps name servers of its own and hands out look-alike portals of shipping agents.",
             "## Portals\r\n- Pages copy a sign-in form and pass the second factor on (T1557).\r\n"
             "- The name servers are bought in pairs and outlive the portals.\r\n\r\n"
             "## Weak spots it looks for\r\nMail servers open to CVE-2021-34473.", "2011-02-01")
PEARL = actor("Pearl Sleet", ["LAWRENCIUM", "DEV-0215"], "North Korea", "KP", ["Research institutes", "Maritime"],
              "In this sample, Pearl Sleet is only seen two steps away: a tunnel address behind a ticket system.",
              "## Tunnels\r\n- Encrypted tunnels end on rented addresses (T1572).\r\n", "2012-09-01")
CANVAS = actor("Canvas Cyclone", ["BISMUTH", "OceanLotus", "APT32"], "Vietnam", "VN", ["Trade", "Logistics"],
               "In this sample, Canvas Cyclone appears in no rule at all; one relay stands in its indicator list.",
               "## Staging\r\n- Static web pages carry the next stage in image files (T1027.003).\r\n", "2014-01-01")
MARBLED = actor("Marbled Dust", ["SILICON", "Sea Turtle", "UNC1326"], "Türkiye", "TR", ["Internet providers", "Registrars"],
                "In this sample, Marbled Dust moves name records of a port authority for a few hours at a time.",
                "## Name records\r\n- Records are changed for hours and changed back (T1584.002).\r\n\r\n"
                "## Weak spots it looks for\r\nRouters open to CVE-2023-20198.", "2017-01-01")
STAR = actor("Star Blizzard", ["SEABORGIUM", "COLDRIVER", "Callisto"], "Russia", "RU", ["Think tanks", "Former officials"],
             "In this sample, Star Blizzard is named in an article and nowhere else: a mention is no attribution.",
             None, "2017-03-01")
CITRINE = actor("Citrine Sleet", ["Storm-0139", "LABYRINTH CHOLLIMA", "AppleJeus"], "North Korea", "KP", ["Finance"],
                "In this sample, Citrine Sleet shares an alias with Diamond Sleet, so that the alias alone decides nothing.",
                "## Wallets\r\n- Trading programs bring their own update channel (T1195.002).\r\n", "2018-04-01")
DIAMOND = actor("Diamond Sleet", ["ZINC", "LABYRINTH CHOLLIMA", "Lazarus"], "North Korea", "KP", ["Media", "Defence"],
                "In this sample, Diamond Sleet is the other bearer of the shared alias.", None, "2009-07-01")
PEACH = actor("Peach Sandstorm", ["HOLMIUM", "APT33", "Elfin"], "Iran", "IR", ["Satellite", "Aviation"],
              "In this sample, Peach Sandstorm used an address in 2023 that belongs to a shop today.",
              "## Old panels\r\n- Control panels stayed up for about nine months.\r\n", "2013-05-01")
OCTO = actor("Octo Tempest", ["Scattered Spider", "0ktapus", "UNC3944"], "", "", ["Telecommunications"],
             "In this sample, Octo Tempest has a long indicator list and nothing to do with the case.",
             "## Help desks\r\n- Callers talk help desks into new second factors (T1656).\r\n", "2022-03-01")
SILK = actor("Silk Typhoon", ["HAFNIUM", "Murky Panda"], "China", "CN", [], "In this sample, Silk Typhoon lists hashes only.", None,
             "2020-11-01")
TOOL = actor("Harbor Relay", ["HRLY"], "", "", ["Maritime"], "An invented relay program used by the invented lures.", None,
             "2025-11-01", kind="tool")


def link(profile):
    return "https://security.microsoft.com/intel-profiles/" + profile


def article(ident, title, summary, body, tags, date):
    articles.append(json.dumps({
        "id": ident, "title": title, "createdDateTime": date + "T09:00:00Z", "lastUpdatedDateTime": date + "T15:30:00.250Z",
        "summary": {"content": summary + " " + FICTION, "format": "markdown"},
        "body": {"content": "#### Description\r\n" + body + "\r\n\r\n" + FICTION, "format": "markdown"},
        "isFeatured": False, "tags": tags, "imageUrl": None}, ensure_ascii=False))


CTI = "Cyber Threat Intelligence"
ARTICLE = "Microsoft Defender Threat Intelligence Intel Article"
PROFILE = "Microsoft Defender Threat Intelligence Intel Profile"

article("5a3b1e01", "Harbor lures: port fees that nobody owes", "Mails about unpaid port fees lead to short-lived names.",
        "The lures start with a document. The relay names stay the same for months. Some of the pages were seen before with "
        "**Aqua Blizzard**. Affected: CVE-2017-0199, CVE-2023-36884.", ["HarborLures", "Aqua Blizzard", "Phishing"], "2026-04-11")
article("5a3b1e02", "Think tank conference invitations with a second page",
        "Invitations open a form that asks twice for the password.",
        "The form is hosted with many others. Its wording resembles that of Star Blizzard, without further proof.",
        ["Phishing", "Conference"], "2026-05-20")
article("5a3b1e03", "Name records of a port authority moved at night", "Records were changed for three hours and changed back.",
        "A registrar account was used. Affected: CVE-2023-20198.", ["DNS"], "2026-06-30")
article("5a3b1e04", "Quarterly summary of unattributed hosting", "Nothing here is attributed.", "A list of busy networks.",
        ["Hosting"], "2026-07-01")
for ident, artifact in (("5a3b1e01", "relay.pinecone.example"), ("5a3b1e01", "static.pinecone.example"),
                        ("5a3b1e02", "forms.kestrelquay.example"), ("5a3b1e03", "ns1.meridian-port.example")):
    cited.append("\t".join(["cited", ident, "microsoft", artifact]))


# ---------------------------------------------------------------- the case

section("203.0.113.7: the relay. Aqua Blizzard by indicator list, a mention on the same domain")
host("203.0.113.7", "malicious", 92, countryOrRegion="Netherlands", netblock="203.0.113.0/24", hostingProvider="Example Hosting",
     autonomousSystem={"name": "EXAMPLE-AS", "number": 64500, "organization": "Example Hosting", "value": "AS64500 - EXAMPLE-AS"})
rule("203.0.113.7", "high", "Tagged as Malicious", "Reported by several sensors (sample text)")
rule("203.0.113.7", "low", "Resolving IP Address", "203.0.113.61", "https://ti.defender.microsoft.com/search?query=203.0.113.61")
host("relay.pinecone.example", "malicious", 100, registrar="Example Registrar", registrant="Withheld")
rule("relay.pinecone.example", "high", "Tagged as Malicious", "Reported by several sensors (sample text)")
rule("relay.pinecone.example", "medium", "Name server", "The name server also serves suspicious names (sample text)")
dns("A", "relay.pinecone.example", "203.0.113.7", "2026-03-02T06:12:44Z", "2026-08-19T13:58:01Z")
dns("CNAME", "get.pinecone.example", "relay.pinecone.example", "2026-03-05T00:00:00Z", "2026-08-11T00:00:00Z")
dns("CNAME", "port-fees.oakhollow.test", "relay.pinecone.example", "2026-04-02T09:00:00Z", "2026-04-30T21:10:00Z")
dns("MX", "pinecone.example", "relay.pinecone.example", "2026-03-02T06:12:44Z", "2026-08-01T00:00:00Z")
host("static.pinecone.example", "suspicious", 64)
rule("static.pinecone.example", "medium", ARTICLE, "Harbor lures: port fees that nobody owes",
     "https://ti.defender.microsoft.com/articles/5a3b1e01")
dns("A", "static.pinecone.example", "203.0.113.7", "2026-03-20T00:00:00Z", "2026-07-30T00:00:00Z")
host("vpn.mossgate.example", "suspicious", 58)
dns("A", "vpn.mossgate.example", "203.0.113.7", "2026-02-10T08:00:00Z", "2026-06-02T10:00:00Z")
host("203.0.113.61", "neutral", 29)
dns("A", "vpn.mossgate.example", "203.0.113.61", "2026-06-03T00:00:00Z", "2026-08-18T00:00:00Z")
host("ftp.mossgate.example", "neutral", 38)
dns("A", "ftp.mossgate.example", "203.0.113.7", "2026-02-10T08:00:00Z", "2026-05-02T10:00:00Z")
dns("NS", "pinecone.example", "ns1.pinecone.example", "2026-03-01T00:00:00Z", "2026-08-19T00:00:00Z")
dns("SOA", "pinecone.example", "ns1.pinecone.example", "2026-03-01T00:00:00Z", "2026-08-19T00:00:00Z")
dns("TXT", "pinecone.example", "v=spf1 mx -all", "2026-03-01T00:00:00Z", "2026-08-19T00:00:00Z")
dns("A", "pinecone.example", "203.0.113.7", "2026-03-01T00:00:00Z", "2026-03-09T00:00:00Z")
crowd_around("203.0.113.7", 46)
lists(AQUA, "relay.pinecone.example", "microsoft", "2026-04-11", "")

section("198.51.100.42: a rule that names the actor in a sentence")
host("198.51.100.42", "suspicious", 61)
host("mail.birchline.example", "malicious", 90)
rule("mail.birchline.example", "high", CTI, "Mail relay of the harbor lures, run by Aqua Blizzard since spring 2026 (sample text)")
rule("mail.birchline.example", "low", "Open ports observed", "25, 465, 587 (sample text)")
dns("A", "mail.birchline.example", "198.51.100.42", "2026-03-28T04:00:00Z", "2026-07-21T19:45:00Z")
for n, owner in enumerate(("birchline.example", "fees-harbor.example", "quay-notice.example", "berth-office.test",
                           "pilot-desk.example", "anchorage-mail.test")):
    dns("MX", owner, "mail.birchline.example", "2026-0%d-02T00:00:00Z" % (3 + n // 2), "2026-07-21T00:00:00Z")
    hosts[owner] = ("suspicious", 50 + n, {})
host("sync.oakhollow.test", "suspicious", 52)
dns("A", "sync.oakhollow.test", "198.51.100.42", "2026-05-01T00:00:00Z", "2026-08-02T00:00:00Z")
crowd_around("198.51.100.42", 19)
# The same pair in several rows with different spans: earliest and latest count.
dns("A", "sync.oakhollow.test", "198.51.100.42", "2026-04-12T00:00:00Z", "2026-06-20T00:00:00Z")
dns("A", "sync.oakhollow.test", "198.51.100.42", "2026-05-11T00:00:00Z", "2026-08-05T00:00:00Z")

section("login-portal.example: profile link at two hops; a chain of CNAMEs onto a crowded front")
host("login-portal.example", "malicious", 88, registrar="Example Registrar", registrant="Withheld")
rule("login-portal.example", "high", "Tagged as Malicious", "Imitates a sign-in page (sample text)")
host("198.51.100.16", "suspicious", 66)
dns("A", "login-portal.example", "198.51.100.16", "2026-04-18T00:00:00Z", "2026-08-16T00:00:00Z")
dns("CNAME", "www.login-portal.example", "login-portal.example", "2026-04-18T00:00:00Z", "2026-08-16T00:00:00Z")
dns("CNAME", "login-portal.example", "edge.login-portal.example", "2026-06-01T00:00:00Z", "2026-08-16T00:00:00Z")
dns("CNAME", "edge.login-portal.example", "front-7.wide-front.example", "2026-06-01T00:00:00Z", "2026-08-16T00:00:00Z")
dns("A", "front-7.wide-front.example", "198.51.100.8", "2025-01-01T00:00:00Z", "2026-08-19T00:00:00Z")
dns("A", "login-portal.example", "198.51.100.8", "2026-06-01T00:00:00Z", "2026-08-16T00:00:00Z")
host("198.51.100.8", "neutral", 27, hostingProvider="Wide Front (sample content delivery network)", countryOrRegion="Sweden",
     netblock="198.51.100.0/24")
rule("198.51.100.8", "low", "Content delivery network", "Front of a sample content delivery network: shared by thousands of names")
host("front-7.wide-front.example", "neutral", 30)
rule("front-7.wide-front.example", "low", "Content delivery network", "Front of a sample content delivery network")
host("cdn-sync.test", "malicious", 97)
rule("cdn-sync.test", "high", PROFILE, "Aqua Blizzard", link(AQUA))
dns("A", "cdn-sync.test", "198.51.100.16", "2026-04-20T00:00:00Z", "2026-08-16T00:00:00Z")
host("img.cdn-sync.test", "suspicious", 60)
dns("CNAME", "img.cdn-sync.test", "cdn-sync.test", "2026-04-21T00:00:00Z", "2026-08-10T00:00:00Z")
dns("A", "img.cdn-sync.test", "198.51.100.16", "2026-04-21T00:00:00Z", "2026-08-10T00:00:00Z")
crowd_around("198.51.100.16", 17)

section("update.skyport.example: Mint Sandstorm behind an address two hops away; the crowded front again")
host("update.skyport.example", "suspicious", 55)
host("203.0.113.140", "suspicious", 69)
host("198.51.100.119", "unknown", 12)
dns("A", "update.skyport.example", "203.0.113.140", "2026-01-17T00:00:00Z", "2026-08-12T00:00:00Z")
dns("A", "update.skyport.example", "198.51.100.119", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z")
dns("A", "update.skyport.example", "198.51.100.8", "2026-03-02T00:00:00Z", "2026-08-12T00:00:00Z")
host("ns.harborlight.example", "malicious", 95)
rule("ns.harborlight.example", "medium", "Name server", "Serves names that live for days (sample text)")
dns("A", "ns.harborlight.example", "203.0.113.140", "2026-01-17T00:00:00Z", "2026-08-12T00:00:00Z")
dns("NS", "harborlight.example", "ns.harborlight.example", "2026-01-10T00:00:00Z", "2026-08-12T00:00:00Z")
dns("NS", "pier-agents.example", "ns.harborlight.example", "2026-02-10T00:00:00Z", "2026-08-12T00:00:00Z")
lists(MINT, "ns.harborlight.example", "microsoft", "2026-02-20", "2026-08-12")
host("gw.harborlight.example", "suspicious", 57)
dns("A", "gw.harborlight.example", "203.0.113.140", "2026-03-17T00:00:00Z", "2026-08-12T00:00:00Z")
crowd_around("203.0.113.140", 14)

section("203.0.113.88: a ticket system; two actors at two hops, one rule with a list of texts")
host("203.0.113.88", "neutral", 31)
host("tickets.ashgrove.example", "suspicious", 53)
dns("A", "tickets.ashgrove.example", "203.0.113.88", "2026-03-01T00:00:00Z", "2026-08-04T00:00:00Z")
host("198.51.100.91", "malicious", 83)
dns("A", "tickets.ashgrove.example", "198.51.100.91", "2026-05-30T00:00:00Z", "2026-08-04T00:00:00Z")
dns("A", "desk.ashgrove.example", "198.51.100.91", "2026-05-30T00:00:00Z", "2026-08-04T00:00:00Z")
dns("A", "queue.ashgrove.example", "198.51.100.91", "2026-06-30T00:00:00Z", "2026-08-04T00:00:00Z")
rule("198.51.100.91", "high", CTI, ["PHOSPHORUS", "Portal host of Mint Sandstorm, second generation (sample text)"])
host("files.northquay.test", "neutral", 40)
dns("A", "files.northquay.test", "203.0.113.88", "2026-02-01T00:00:00Z", "2026-08-04T00:00:00Z")
host("203.0.113.201", "suspicious", 71)
dns("A", "files.northquay.test", "203.0.113.201", "2026-05-30T00:00:00Z", "2026-06-04T00:00:00Z")
dns("A", "share.northquay.test", "203.0.113.201", "2026-05-30T00:00:00Z", "2026-06-04T00:00:00Z")
dns("A", "drop.northquay.test", "203.0.113.201", "2026-05-30T00:00:00Z", "2026-06-04T00:00:00Z")
rule("203.0.113.201", "medium", CTI, "Pearl Sleet")
crowd_around("203.0.113.88", 21)

section("2001:db8:51:9::15: IPv6, and the actor that only the indicator list knows (an IDN name)")
host("2001:db8:51:9::15", "suspicious", 60)
for name, first, last in (("harbour-notices.example", "2026-05-02", "2026-08-17"), ("mx.harbour-notices.example", "2026-05-02", "2026-08-17"),
                          ("hafengebühr.example".encode("idna").decode(), "2026-06-11", "2026-08-17"),
                          ("tide-tables.test", "2026-03-01", "2026-08-01")):
    host(name, "suspicious" if "harbour" in name else "neutral", 51 if "harbour" in name else 33)
    dns("AAAA", name, "2001:db8:51:9::15", first, last)
IDN = "hafengebühr.example".encode("idna").decode()
host(IDN, "suspicious", 63)
for label in ("www", "mail", "kasse", "anmeldung"):
    dns("CNAME", label + "." + IDN, IDN, "2026-06-12", "2026-08-17")
lists(CANVAS, IDN, "osint", "2026-06-20", "")
dns("AAAA", "harbour-notices.example", "2001:db8:51:a::2", "2026-07-01", "2026-08-17")
dns("AAAA", "harbour-notices.example", "2001:db8:52::80", "2026-07-01", "2026-08-17")
crowd_around("2001:db8:51:9::15", 16, "AAAA")
crowd_around("2001:db8:51:a::2", 12, "AAAA")
CAFE = "müllerhafen.example".encode("idna").decode()
host(CAFE, "neutral", 34)
dns("A", CAFE, "192.0.2.16", "2026-04-01T00:00:00Z", "2026-08-10T00:00:00Z")
host("192.0.2.16", "neutral", 28)
crowd_around("192.0.2.16", 9)

section("ns1.meridian-port.example: records moved for hours; a rule link to a profile by its address only")
host("ns1.meridian-port.example", "suspicious", 59)
host("192.0.2.14", "malicious", 81)
for label in ("www", "mail"):
    dns("A", label + ".meridian-port.example", "192.0.2.14", "2026-06-29T22:05:00Z", "2026-06-30T01:12:40Z")
dns("A", "ns1.meridian-port.example", "192.0.2.14", "2026-06-29T22:04:11Z", "2026-06-30T01:12:40Z")
dns("A", "ns1.meridian-port.example", "192.0.2.10", "2025-02-01T00:00:00Z", "2026-08-19T00:00:00Z")
host("192.0.2.10", "neutral", 26)
dns("NS", "meridian-port.example", "ns1.meridian-port.example", "2025-02-01T00:00:00Z", "2026-08-19T00:00:00Z")
dns("PTR", "192.0.2.10", "ns1.meridian-port.example", "2025-02-01T00:00:00Z", "2026-08-19T00:00:00Z")
rule("192.0.2.14", "high", "Linked intelligence", "See the profile", link(MARBLED) + "/description")
rule("ns1.meridian-port.example", "medium", ARTICLE, "Name records of a port authority moved at night",
     "https://security.microsoft.com/intel-explorer/articles/5a3b1e03")
crowd_around("192.0.2.10", 15, neutral=True)

section("forms.kestrelquay.example: an article mentions an actor, no more; an alias that two actors carry")
host("forms.kestrelquay.example", "suspicious", 57)
rule("forms.kestrelquay.example", "medium", ARTICLE, "Think tank conference invitations with a second page",
     "https://ti.defender.microsoft.com/articles/5a3b1e02")
dns("A", "forms.kestrelquay.example", "192.0.2.15", "2026-05-12T00:00:00Z", "2026-08-15T00:00:00Z")
host("192.0.2.15", "suspicious", 54)
host("wallet-sync.kestrelquay.example", "malicious", 86)
dns("A", "wallet-sync.kestrelquay.example", "192.0.2.15", "2026-06-12T00:00:00Z", "2026-08-15T00:00:00Z")
rule("wallet-sync.kestrelquay.example", "high", CTI, "LABYRINTH CHOLLIMA")
host("drop.kestrelquay.example", "malicious", 84)
dns("A", "drop.kestrelquay.example", "192.0.2.15", "2026-06-14T00:00:00Z", "2026-08-15T00:00:00Z")
rule("drop.kestrelquay.example", "high", CTI, "Storm-0501")
host("lamp.kestrelquay.example", "suspicious", 66)
dns("A", "lamp.kestrelquay.example", "192.0.2.15", "2026-06-14T00:00:00Z", "2026-08-15T00:00:00Z")
rule("lamp.kestrelquay.example", "medium", CTI, "Paper Lantern crew (sample name without a profile)")
crowd_around("192.0.2.15", 12)

section("shop-orders.example: an address that belonged to somebody else in 2023")
host("shop-orders.example", "neutral", 35)
host("198.51.100.77", "suspicious", 50)
dns("A", "shop-orders.example", "198.51.100.77", "2026-02-01T00:00:00Z", "2026-08-19T00:00:00Z")
dns("A", "www.shop-orders.example", "198.51.100.77", "2026-02-01T00:00:00Z", "2026-08-19T00:00:00Z")
host("panel.oldmarina.test", "malicious", 91)
rule("panel.oldmarina.test", "high", CTI, "Peach Sandstorm panel until autumn 2023 (sample text)")
dns("A", "panel.oldmarina.test", "198.51.100.77", "2023-01-09T00:00:00Z", "2023-09-28T00:00:00Z")

section("cheap-hosting trap: thousands of names on one address, one of them attributed")
host("203.0.113.250", "neutral", 33, hostingProvider="Budget Hosting (sample)", netblock="203.0.113.0/24")
rule("203.0.113.250", "low", "Shared hosting", "Thousands of customers share this address (sample text)")
host("notice-board.baywood.example", "suspicious", 51)
dns("A", "notice-board.baywood.example", "203.0.113.250", "2026-03-01T00:00:00Z", "2026-08-19T00:00:00Z")
host("squat.cheapshelf.example", "malicious", 96)
rule("squat.cheapshelf.example", "high", CTI, "Octo Tempest")
dns("A", "squat.cheapshelf.example", "203.0.113.250", "2026-01-01T00:00:00Z", "2026-08-19T00:00:00Z")

section("nothing to find")
host("198.51.100.200", "unknown", 0)
dns("A", "drop-box.invalid", "192.0.2.199", "2026-01-01", "2026-01-02")

section("breadth at the second hop")
for name in sorted(n for n in list(hosts) if n in used or n.split(".", 1)[-1] in used):
    if rnd.random() < 0.86 and free_v4:
        addresses_of(name, 1 if rnd.random() < 0.8 else 2)

# Long lists and odd entries, so that paging and lenient reading have something to do.
for n in range(250):
    lists(OCTO, "help-desk-%03d.octo-sample.example" % n, rnd.choice(("microsoft", "osint", "public")), "2026-01-%02d" % (n % 28 + 1), "")
for n in range(8):
    lists(SILK, "hash_sha256:" + hashlib.sha256(b"sample %d" % n).hexdigest(), "osint", "2026-02-01", "")
lists(SILK, "", "microsoft", "2026-02-01", "")
lists(AQUA, "203.0.113.99", "osint", "2026-05-01", "2026-06-01")
lists(AQUA, "url:https://fees-archive.example/fees.dot", "public", "2026-05-01", "")
lists(AQUA, "email_address:fees@birchline.example", "public", "2026-05-01", "")
lists(PEARL, "2001:db8:77::1", "microsoft", "2026-05-30", "")
lists(MARBLED, "hash_md5:" + hashlib.md5(b"sample").hexdigest(), "microsoft", "2026-06-30", "")
lists(TOOL, "relay-beacon.invalid", "microsoft", "2025-11-01", "")

crowds = ["\t".join(["crowd", "198.51.100.8", "4812", "wide-front-customers.example", "2025-01-01", "2026-08-19"]),
          "\t".join(["crowd", "203.0.113.250", "2317", "budget-shelf.example", "2024-05-01", "2026-08-19"])]


def vulnerability(ident, severity, score, text, cvss):
    return "vulnerability\t" + json.dumps({
        "id": ident, "createdDateTime": "2023-01-01T00:00:00Z", "lastModifiedDateTime": "2026-02-01T00:00:00.000Z",
        "publishedDateTime": "2023-01-02T00:00:00Z", "description": {"content": text, "format": "markdown"}, "remediation": None,
        "priorityScore": score, "severity": severity, "commonWeaknessEnumerationIds": [],
        "cvss3Summary": {"score": cvss, "severity": severity, "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"},
        "hasChatter": True, "exploitsAvailable": True, "activeExploitsObserved": True, "exploits": [], "references": []},
        ensure_ascii=False)


vulnerabilities = [
    vulnerability("CVE-2017-0199", "high", 96, "Documents can fetch and run remote content (own words).", 7.8),
    vulnerability("CVE-2021-34473", "critical", 100, "Mail server takes requests without sign-in (own words).", 9.1),
    vulnerability("CVE-2023-20198", "critical", 100, "Router web page lets strangers make accounts (own words).", 10.0),
    vulnerability("CVE-2023-36884", "high", 88, "Search handler runs remote files (own words).", 7.5),
]

# ---------------------------------------------------------------- output

out.append("# actors")
out += ["actor\t" + a for a in actors]
out += listed
out.append("# articles and vulnerabilities")
out += ["article\t" + a for a in articles]
out += cited
out += vulnerabilities
out.append("# incidents, machines, Security Copilot")
out += make_incidents.out
out.append("# hosts with something to say")
for name, (kind, score, attributes) in sorted(hosts.items()):
    if kind == "unknown" and score == 0 and not attributes and name != "198.51.100.200":
        continue
    line = ["host", name, kind, str(score), "", ""]
    if attributes:
        line.append(json.dumps(attributes, ensure_ascii=False))
    out.append("\t".join(line).rstrip("\t"))
out += rules
out += crowds
out.append("# passive DNS")
for record in records:
    out.append("# " + record[1] if record[0] == "#" else "\t".join(("dns",) + record))
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
print("\n".join(out))
