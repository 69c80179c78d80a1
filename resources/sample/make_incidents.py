# SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
# SPDX-License-Identifier: MIT
"""The incident side of the bundled tenant: subscriptions, workspaces, incidents, machines and what Security Copilot answers.

Fictional throughout, like the rest; used by make_tenant.py.
"""
import json
import random
import uuid

NAMESPACE = uuid.UUID("5a3d7e00-0000-4000-8000-0000000000aa")
PROD, LAB, OLD = ("5ab50000-0000-4000-8000-00000000000%d" % n for n in (1, 2, 3))
PEOPLE = {
    "a.lind": {"objectId": "a11d0000-0000-4000-8000-000000000007", "email": "a.lind@fabrikam.example",
               "assignedTo": "Ada Lind", "userPrincipalName": "a.lind@fabrikam.example", "ownerType": "User"},
    "m.osei": {"objectId": "a11d0000-0000-4000-8000-000000000008", "email": "m.osei@fabrikam.example",
               "assignedTo": "Mansa Osei", "userPrincipalName": "m.osei@fabrikam.example", "ownerType": "User"},
}
NOBODY = {"objectId": None, "email": None, "assignedTo": None, "userPrincipalName": None}
out = []


def line(kind, value):
    out.append(kind + "\t" + json.dumps(value, ensure_ascii=False))


def guid(text):
    return str(uuid.uuid5(NAMESPACE, text))


def author(who):
    if who not in PEOPLE:
        return {"name": who, "email": None, "objectId": None, "userPrincipalName": None}
    person = PEOPLE[who]
    return {"name": person["assignedTo"], "email": person["email"], "objectId": person["objectId"],
            "userPrincipalName": person["userPrincipalName"]}


def alert(number, title, when, product="Azure Sentinel", severity="Medium", tactics=("CommandAndControl",), entity=None):
    return {"systemAlertId": guid("alert %s" % number), "alertDisplayName": title, "friendlyName": title, "alertType": "sample",
            "productName": product, "vendorName": "Microsoft", "severity": severity, "status": "New", "tactics": list(tactics),
            "timeGenerated": when, "startTimeUtc": when, "endTimeUtc": when, "compromisedEntity": entity or "fin-ws-014",
            "confidenceLevel": "Unknown", "alertLink": "https://security.microsoft.com/alerts/%s" % guid("alert %s" % number)}


def incident(number, title, created, status="New", severity="Medium", workspace="soc-weu-prod", owner=None, labels=(),
             description="", entities=(), alerts=(), comments=(), graph=None, tactics=("CommandAndControl",), more=None):
    name = guid("incident %s" % number)
    subscription = PROD if workspace == "soc-weu-prod" else LAB
    group = "rg-soc" if workspace == "soc-weu-prod" else "rg-lab"
    properties = {
        "title": title, "severity": severity, "status": status, "incidentNumber": number, "createdTimeUtc": created,
        "lastModifiedTimeUtc": created, "firstActivityTimeUtc": created, "lastActivityTimeUtc": created,
        "owner": PEOPLE.get(owner, NOBODY),
        "labels": [{"labelName": text, "labelType": kind} for text, kind in labels],
        "providerName": "Microsoft XDR" if graph else "Azure Sentinel",
        "providerIncidentId": graph["id"] if graph else str(number),
        "incidentUrl": "https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident/subscriptions/%s/resourceGroups/"
                       "%s/providers/Microsoft.OperationalInsights/workspaces/%s/providers/Microsoft.SecurityInsights/incidents/%s"
                       % (subscription, group, workspace, name),
        "relatedAnalyticRuleIds": [],
        "additionalData": {"alertsCount": len(alerts), "bookmarksCount": 0, "alertProductNames":
                           sorted({a["productName"] for a in alerts}), "tactics": list(tactics)},
    }
    if graph:
        properties["additionalData"]["providerIncidentUrl"] = "https://security.microsoft.com/incident2/%s/overview" % graph["id"]
    if description:
        properties["description"] = description
    properties.update(more or {})
    value = {"name": name, "workspace": workspace, "properties": properties}
    if entities:
        value["entities"] = [{"name": short, "kind": kind, "properties": dict(members, friendlyName=friendly)}
                             for short, kind, friendly, members in entities]
    if alerts:
        value["alerts"] = list(alerts)
    if comments:
        value["comments"] = [{"createdTimeUtc": when, "author": author(who), "message": text} for when, who, text in comments]
    if graph:
        value["graph"] = graph
    line("incident", value)


# ---------------------------------------------------------------- where incidents live

for ident, name, state in ((PROD, "Fabrikam Production (sample)", "Enabled"), (LAB, "Fabrikam Lab (sample)", "Enabled"),
                           (OLD, "Fabrikam Retired (sample)", "Disabled")):
    line("subscription", {"subscriptionId": ident, "tenantId": "5a3d7e00-0000-4000-8000-00000000cafe", "displayName": name,
                          "state": state, "authorizationSource": "RoleBased"})
for ident, group, name, enabled in ((PROD, "rg-soc", "soc-weu-prod", True), (LAB, "rg-lab", "soc-lab", True),
                                    (LAB, "rg-lab", "app-logs", False)):
    line("workspace", {"subscriptionId": ident, "resourceGroup": group, "name": name, "location": "westeurope",
                       "customerId": guid("workspace " + name), "sentinel": enabled})

# ---------------------------------------------------------------- 3177: only in Microsoft Sentinel, entities of every kind

DESCRIPTION = ("Several finance machines contacted addresses from the shared watch list between 12:50 and 13:30 UTC. The first "
               "contact follows a mail about unpaid port fees that reached eleven mailboxes. The proxy let the connections pass "
               "because the names were younger than its category list. Check whether the document from the mail was opened and "
               "whether anything was sent out before the machines were isolated. (Sample text, written for demonstration.)")

ENTITIES = [
    ("ip-relay", "Ip", "203.0.113.7", {"address": "203.0.113.7", "location": {"countryCode": "NL", "countryName": "netherlands", "asn": 64500},
                                       "threatIntelligence": [{"threatName": "HarborLures (sample)", "providerName": "Sample feed",
                                                               "confidence": 80, "reportLink": "https://intel.example/harbor"}]}),
    ("ip-mail", "Ip", "198.51.100.42", {"address": "198.51.100.42"}),
    ("ip-desk", "Ip", "203.0.113.88", {"address": "203.0.113.88"}),
    ("ip-quiet", "Ip", "198.51.100.200", {"address": "198.51.100.200"}),
    ("ip-portal", "Ip", "198.51.100.16", {"address": "198.51.100.16"}),
    ("ip-six", "Ip", "2001:db8:51:9::15", {"address": "2001:0DB8:0051:0009:0:0:0:15"}),
    ("ip-client", "Ip", "10.20.30.44", {"address": "10.20.30.44"}),
    ("ip-resolver", "Ip", "192.0.2.53", {"address": "192.0.2.53"}),
    ("ip-linklocal", "Ip", "fe80::1", {"address": "fe80::1"}),
    ("dns-portal", "DnsResolution", "login-portal.example",
     {"domainName": "login-portal.example", "ipAddressEntityIds": ["@ip-portal"], "dnsServerIpEntityId": "@ip-resolver",
      "hostIpAddressEntityId": "@ip-client"}),
    ("url-update", "Url", "https://update.skyport.example/fees?x=1", {"url": "https://update.skyport.example/fees?x=1"}),
    ("url-relative", "Url", "/portal/fees", {"url": "/portal/fees"}),
    ("mail-lure", "MailMessage", "Unpaid port fees",
     {"recipient": "p.novak@fabrikam.example", "senderIP": "198.51.100.42", "p1SenderDomain": "fees-harbor.example",
      "p2SenderDomain": "fees-harbor.example", "subject": "Unpaid port fees", "urls": ["https://login-portal.example/fees?id=77"],
      "receiveDate": "2026-08-19T11:58:20Z", "deliveryAction": "Delivered", "language": "en"}),
    ("mail-report", "SubmissionMail", "Reported: Unpaid port fees",
     {"submissionId": guid("submission"), "submitter": "p.novak@fabrikam.example", "sender": "fees@fees-harbor.example",
      "senderIp": "198.51.100.42", "subject": "Unpaid port fees", "reportType": "Phish", "timestamp": "2026-08-19T13:20:00Z"}),
    ("mail-cluster", "MailCluster", "11 similar mails", {"mailCount": 11, "threats": ["HarborLures (sample)"], "isVolumeAnomaly": True,
                                                        "query": "Subject has 'port fees'", "source": "sample"}),
    ("mailbox", "Mailbox", "p.novak@fabrikam.example", {"mailboxPrimaryAddress": "p.novak@fabrikam.example", "displayName": "P. Novak"}),
    ("host", "Host", "FIN-WS-014", {"hostName": "fin-ws-014", "dnsDomain": "fabrikam.example", "netBiosName": "FIN-WS-014",
                                   "osFamily": "Windows", "osVersion": "11", "isDomainJoined": True}),
    ("account", "Account", "p.novak", {"accountName": "p.novak", "upnSuffix": "fabrikam.example", "isDomainJoined": True}),
    ("resource", "AzureResource", "fin-share", {"resourceId": "/subscriptions/%s/resourceGroups/rg-fin/providers/Microsoft.Storage/"
                                                "storageAccounts/finshare" % PROD, "subscriptionId": PROD}),
    ("app", "CloudApplication", "Sample Mail", {"appId": 20892, "appName": "Sample Mail", "instanceName": "default"}),
    ("file", "File", "fees.dot", {"directory": "C:\\Users\\p.novak\\Downloads", "fileName": "fees.dot", "fileHashEntityIds": ["@hash"],
                                 "hostEntityId": "@host"}),
    ("hash", "FileHash", "8ed3f6ad(SHA256)", {"algorithm": "SHA256",
                                             "hashValue": "8ed3f6ad685b959ead7022518e1af76cd816f8e8ec7ccdda1ed4018e8f2223f8"}),
    ("process", "Process", "winword.exe", {"commandLine": "winword.exe /n fees.dot", "processId": "4312", "accountEntityId": "@account",
                                          "hostEntityId": "@host", "imageFileEntityId": "@file"}),
    ("malware", "Malware", "Sample.HarborRelay", {"malwareName": "Sample.HarborRelay", "category": "Trojan", "fileEntityIds": ["@file"]}),
    ("regkey", "RegistryKey", "HKCU\\Software\\Sample", {"hive": "HKEY_CURRENT_USER", "key": "Software\\Sample"}),
    ("regvalue", "RegistryValue", "Start", {"keyEntityId": "@regkey", "valueName": "Start", "valueType": "String", "valueData": "fees.dot"}),
    ("group", "SecurityGroup", "Finance", {"distinguishedName": "CN=Finance,DC=fabrikam,DC=example", "sid": "S-1-5-21-1-2-3-1104"}),
    ("iot", "IoTDevice", "badge-reader-2", {"deviceId": "badge-2", "deviceName": "badge-reader-2", "deviceType": "Badge reader",
                                           "ipAddressEntityId": "@ip-client"}),
    ("alert-entity", "SecurityAlert", "Watch list contact", {"alertDisplayName": "Watch list contact", "severity": "Medium"}),
    ("bookmark", "Bookmark", "Proxy query", {"displayName": "Proxy query", "query": "Proxy | where Host has 'login-portal'"}),
    ("robot", "NanoGateway", "A kind no client knows yet", {"gatewayAddress": "203.0.113.233"}),
]

incident(3177, "Finance hosts contacted listed addresses", "2026-08-19T13:41:07Z", owner="a.lind",
         labels=(("phishing", "User"), ("tier-2", "AutoAssigned")), description=DESCRIPTION, entities=ENTITIES,
         alerts=[alert("3177a", "Connection to an address of the watch list", "2026-08-19T12:50:41Z"),
                 alert("3177b", "Mail with a remote template", "2026-08-19T11:59:00Z", product="Microsoft Defender for Office 365",
                       tactics=("InitialAccess",), entity="p.novak@fabrikam.example")],
         comments=[("2026-08-19T13:44:00Z", "Automation", "Entities enriched by playbook geo-lookup"),
                   ("2026-08-19T13:52:00Z", "a.lind", "Taking this one. Proxy logs asked for."),
                   ("2026-08-19T14:01:00Z", "a.lind", "Two of the finance hosts isolated."),
                   ("2026-08-19T14:03:00Z", "m.osei", "Same address seen in the mail gateway on Monday.")],
         tactics=("InitialAccess", "CommandAndControl"))

# ---------------------------------------------------------------- Microsoft XDR: 3171, and 3164 that was merged into it


def evidence(kind, **members):
    return dict({"@odata.type": "#microsoft.graph.security." + kind, "createdDateTime": "2026-08-19T09:12:00Z", "verdict": "suspicious",
                 "remediationStatus": "none", "roles": [], "tags": []}, **members)


def device_id(number):
    return "%040x" % (0xfab0000 + number)


GRAPH_ALERTS = [
    {"@odata.type": "#microsoft.graph.security.alert", "id": "al-3171-1", "incidentId": "9041", "title": "Lure document opened",
     "severity": "high", "status": "new", "serviceSource": "microsoftDefenderForEndpoint", "actorDisplayName": None,
     "createdDateTime": "2026-08-19T09:12:00Z", "evidence": [
         evidence("deviceEvidence", mdeDeviceId=device_id(14), deviceDnsName="fin-ws-014.fabrikam.example", ipInterfaces=["10.20.30.44"]),
         evidence("deviceEvidence", mdeDeviceId=device_id(15), deviceDnsName="fin-ws-015.fabrikam.example", ipInterfaces=["10.20.30.45"]),
         evidence("dnsEvidence", domainName="update.skyport.example", ipAddresses=[{"ipAddress": "203.0.113.140"}],
                  dnsServerIp={"ipAddress": "192.0.2.53"}, hostIpAddress={"ipAddress": "10.20.30.44"}),
         evidence("urlEvidence", url="https://login-portal.example/fees?id=77"),
         evidence("ipEvidence", ipAddress="203.0.113.88", countryLetterCode="NL"),
         evidence("fileEvidence", fileDetails={"fileName": "fees.dot", "sha256": "8ed3f6ad685b959ead7022518e1af76c"
                                               "d816f8e8ec7ccdda1ed4018e8f2223f8"})]},
    {"@odata.type": "#microsoft.graph.security.alert", "id": "al-3171-2", "incidentId": "9041", "title": "Beacon to a young name",
     "severity": "medium", "status": "new", "serviceSource": "microsoftSentinel", "actorDisplayName": "Aqua Blizzard",
     "createdDateTime": "2026-08-19T09:20:00Z", "evidence": [
         evidence("networkConnectionEvidence", sourceAddress={"ipAddress": "10.20.30.45"}, sourcePort=50112,
                  destinationAddress={"ipAddress": "203.0.113.7"}, destinationPort=443, protocol="tcp"),
         evidence("dnsEvidence", domainName="forms.kestrelquay.example", ipAddresses=[], dnsServerIp={"ipAddress": "10.0.0.53"},
                  hostIpAddress={"ipAddress": "10.20.30.45"}),
         evidence("quantumEvidence", note="a kind of evidence no client knows yet")]},
]

incident(3171, "Lure document opened on 3 machines", "2026-08-19T09:12:30Z", severity="Medium", owner="m.osei",
         labels=(("phishing", "User"), ("vip", "User")), description="Three machines opened the same document within ten minutes. (Sample text.)",
         entities=[e for e in ENTITIES if e[0] in ("ip-relay", "ip-desk", "dns-portal", "ip-portal", "ip-resolver", "ip-client", "url-update",
                                                   "host")],
         alerts=[alert("3171a", "Lure document opened", "2026-08-19T09:12:00Z", product="Microsoft Defender for Endpoint", severity="High")],
         comments=[("2026-08-19T09:30:00Z", "m.osei", "All three users called; none entered a password.")],
         graph={"id": "9041", "determination": "phishing", "summary": None, "redirectIncidentId": None, "alerts": GRAPH_ALERTS},
         tactics=("InitialAccess", "Execution"))
incident(3164, "Possible beaconing, build server", "2026-08-18T17:05:00Z", status="Closed", labels=(("redirected", "User"),),
         entities=[e for e in ENTITIES if e[0] in ("ip-relay", "ip-mail")], more={"classification": "Undetermined"},
         graph={"id": "9033", "redirectIncidentId": "9041", "alerts": []})
incident(3176, "Unusual sign-in, then mail rule", "2026-08-19T12:58:00Z", status="Active", severity="High", owner="a.lind",
         entities=[e for e in ENTITIES if e[0] in ("ip-quiet", "account", "mailbox")],
         graph={"id": "9044", "redirectIncidentId": None, "alerts": [
             {"@odata.type": "#microsoft.graph.security.alert", "id": "al-3176-1", "incidentId": "9044", "title": "Mail rule that hides mails",
              "severity": "high", "serviceSource": "microsoftDefenderForOffice365", "actorDisplayName": None,
              "createdDateTime": "2026-08-19T12:58:00Z", "evidence": [evidence("ipEvidence", ipAddress="198.51.100.200")]}]},
         tactics=("CredentialAccess", "Collection"))

# ---------------------------------------------------------------- closed, old, and the rest of the queue

incident(3159, "Blocked download, user retry", "2026-08-18T11:44:00Z", status="Closed", severity="Low", owner="m.osei",
         labels=(("web", "User"),), description="The proxy blocked a download three times. (Sample text.)",
         entities=[("url-front", "Url", "https://front-7.wide-front.example/setup", {"url": "https://front-7.wide-front.example/setup"})],
         comments=[("2026-08-18T12:20:00Z", "m.osei", "Expected: packaging test.")],
         more={"classification": "BenignPositive", "classificationReason": "SuspiciousButExpected",
               "classificationComment": "Packaging test of the desktop team (sample text)."})
incident(2801, "Old incident whose entities are gone", "2025-12-20T08:00:00Z", status="Active", severity="Low",
         description="Entities are kept for 180 days; this one is older. (Sample text.)")

rnd = random.Random(3177)
QUEUE = ["DNS to newly seen domains", "Mail with password-protected archive", "TI map: address in firewall log",
         "Several failed sign-ins, then success", "TI map: domain in proxy log", "Rare process with network use",
         "Service account used from a workstation", "Large upload outside office hours", "Macro blocked by policy"]
POOL = ["203.0.113.7", "198.51.100.42", "203.0.113.88", "203.0.113.140", "192.0.2.14", "192.0.2.15", "198.51.100.77"]
for n in range(28):
    number = 3155 - n * 3
    severity = rnd.choice(("High", "Medium", "Medium", "Low", "Informational"))
    status = rnd.choice(("New", "New", "Active", "Closed"))
    picked = rnd.sample(POOL, rnd.randrange(0, 3))
    incident(number, QUEUE[n % len(QUEUE)], "2026-08-%02dT%02d:%02d:00Z" % (17 - n // 2, rnd.randrange(24), rnd.randrange(60)),
             status=status, severity=severity, owner=rnd.choice((None, None, "a.lind", "m.osei")),
             entities=[("ip-%d" % i, "Ip", a, {"address": a}) for i, a in enumerate(picked)],
             more={"classification": "FalsePositive", "classificationReason": "InaccurateData"} if status == "Closed" else None)
for n in range(3):
    incident(40 + n, "Lab exercise %d" % (n + 1), "2026-08-0%dT10:00:00Z" % (n + 1), workspace="soc-lab", severity="Low",
             entities=[("ip-%d" % n, "Ip", POOL[n], {"address": POOL[n]})])

# ---------------------------------------------------------------- machines, for advanced hunting


def contact(first, last, events, kinds, processes, host="", address="", accounts=("p.novak",)):
    return {"host": host, "address": address, "first": first, "last": last, "events": events, "kinds": list(kinds),
            "processes": list(processes), "accounts": list(accounts)}


def cve(ident, severity, software, update=None):
    return {"id": ident, "severity": severity, "software": software, "update": update}


MAIL_CVE = cve("CVE-2017-0199", "High", "sample/office 2016", "Security update 2017-04 (sample)")
FILE_CVE = cve("CVE-2023-36884", "High", "sample/office 2016")
line("device", {"deviceId": device_id(14), "name": "fin-ws-014.fabrikam.example", "os": "Windows11", "cves": [MAIL_CVE, FILE_CVE],
                "contacts": [contact("2026-08-19T12:50:41Z", "2026-08-19T13:29:10Z", 41, ("ConnectionSuccess", "SslConnectionInspected"),
                                     ("winword.exe", "wscript.exe"), host="relay.pinecone.example", address="203.0.113.7"),
                             contact("2026-08-19T12:49:02Z", "2026-08-19T12:49:02Z", 1, ("DnsQueryResponse",), ("winword.exe",),
                                     host="www.login-portal.example")],
                "alerts": [{"text": "High: Lure document opened", "indicators": ["login-portal.example", "203.0.113.7"]}]})
line("device", {"deviceId": device_id(15), "name": "fin-ws-015.fabrikam.example", "os": "Windows11", "cves": [MAIL_CVE],
                "contacts": [contact("2026-08-19T09:15:00Z", "2026-08-19T09:44:00Z", 6, ("ConnectionFailed",), ("wscript.exe",),
                                     address="203.0.113.7", accounts=())],
                "alerts": [{"text": "Medium: Beacon to a young name", "indicators": ["203.0.113.7", "forms.kestrelquay.example"]}]})
line("device", {"deviceId": device_id(201), "name": "mail-gw-02.fabrikam.example", "os": "WindowsServer2019",
                "cves": [cve("CVE-2021-34473", "Critical", "sample/mail server 2019", "Security update 2021-05 (sample)")],
                "contacts": [contact("2026-08-17T06:00:00Z", "2026-08-19T11:58:20Z", 11, ("InboundConnectionAccepted",), ("smtp.exe",),
                                     address="198.51.100.42", accounts=("SYSTEM",))], "alerts": []})
line("device", {"deviceId": device_id(305), "name": "edge-rt-05.fabrikam.example", "os": "Other",
                "cves": [cve("CVE-2023-20198", "Critical", "sample/router 17.9")], "contacts": [], "alerts": []})
for n in range(12):
    line("device", {"deviceId": device_id(500 + n), "name": "hr-ws-%03d.fabrikam.example" % (n + 1), "os": "Windows10",
                    "cves": [FILE_CVE] if n % 3 == 0 else [], "contacts": [], "alerts": []})

# ---------------------------------------------------------------- Security Copilot


def copilot(actor, overview, report, devices):
    summary = ("### Overview\n- %s\n- Sample answer, written for demonstration.\n\n### Origin and motivation\n- As in the profile.\n\n"
               "### Main tactics and techniques\n- Phishing with attachments (T1566.001)\n- Remote templates (T1221)\n\n"
               "### Exploited vulnerabilities\n- CVE-2017-0199\n\n[Source](https://security.microsoft.com/threatanalytics3)\n" % overview)
    block = json.dumps({"reports": [{"title": report, "exposure": "medium", "impactedAssets": len(devices)}],
                        "devices": [{"name": name, "deviceId": ident, "reason": "contacted an indicator", "cves": [], "indicators": []}
                                    for name, ident in devices], "notes": "Sample answer."}, indent=1)
    line("copilot", {"actor": actor, "summary": summary, "exposure": "One report covers this actor.\n\n```json\n%s\n```\n" % block})


copilot("Aqua Blizzard", "Runs the invented harbor lures.", "Harbor lures (sample report)",
        [("fin-ws-014.fabrikam.example", device_id(14)), ("ghost-pc-99.fabrikam.example", "")])
copilot("Mint Sandstorm", "Keeps name servers of its own in this sample.", "Portals of shipping agents (sample report)", [])
copilot("Pearl Sleet", "Seen only behind a tunnel in this sample.", "Tunnels (sample report)", [])
