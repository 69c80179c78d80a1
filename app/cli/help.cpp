// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/help.h"

namespace cli {

namespace {

constexpr const char *overview = R"(mdti-lookup – whose infrastructure is this, and how do we know?

Chains addresses and domains through Microsoft Defender Threat Intelligence (passive DNS, reputation, intelligence
profiles) to the threat actors behind them, with the evidence for each claim.

  mdti-lookup chain --sample 203.0.113.7              try it on the embedded, fictional tenant
  mdti-lookup chain report.txt c2.example             files and indicators mix; defanged is fine
  mdti-lookup chain list.csv --output result.json --output graph.svg
  cat mail.txt | mdti-lookup chain -                  from standard input

Your tenant, once (README.md, "Connect a tenant", has the app registration)
  export MDTI_TENANT_ID=… MDTI_CLIENT_ID=…            or --tenant and --client-id
  mdti-lookup secret set                              reads the secret from standard input into the keychain
  mdti-lookup doctor                                  says what is missing, and what to do

Commands
  chain          from indicators to actors
  extract        only find the indicators in text and files
  case           work with saved cases: info, export, diff, merge, recover
  incident       from an incident of Microsoft Sentinel or Defender to its actors, and back into it
  sample-tenant  serve the embedded tenant (or a data file) on this computer
  doctor         check the set-up, say what is missing and what to do
  secret         keep the app's secret or certificate in the system's keychain
  audit          what was asked and written: show, verify, export
  help COMMAND   all options of a command

Exit codes
  0 complete   1 internal error   2 usage   3 bad input (no indicator, an unreadable file)   4 sign-in or permission
  5 finished but incomplete (also: a part of a file not read)   6 network or service unreachable   130 cancelled
)";

constexpr const char *chain = R"(mdti-lookup chain [options] <INDICATOR | FILE | FOLDER | ->…

Walks indicator → passive DNS → hosts → reputation and actor indicator lists. Results go to standard output (or to
--output files), everything else to standard error. Ctrl-C stops and prints what was found.

How far
  --depth N            passive DNS steps from an indicator, 1 to 4 (default 2)
  --since DATE         follow only records seen on or after DATE (2026-03-01)
  --until DATE         … and on or before DATE
  --time-true          follow a path only while its records overlap in time
  --slack-days N       … with this tolerance (default 30)
  --fanout N           a host shared by more than N names is held: shown, not followed (default 100)
  --no-held            hold nothing
  --max-requests N     stop asking after N requests; what is missing is listed, exit code 5
  --actor-rule NAME    reputation rules of this name carry an actor (repeatable; default "Cyber Threat Intelligence")
  --no-articles        do not look for actors in the articles that rules link to

What comes out
  --format NAME        printed to standard output: text (default), json, csv; for graph programs graphml, gexf, dot; for
                       threat intelligence stix (2.1), misp, navigator (ATT&CK layer); for people markdown, html,
                       report (PDF); the picture alone as svg, png, pdf
  --output FILE        write FILE, format by ending (.stix.json, .misp.json, .layer.json, .report.pdf, .html, …); repeatable.
                       Nothing is printed then, unless --format asks for what no file takes
  --allow-marked       write FILE also of a case marked TLP:AMBER+STRICT or TLP:RED
  --table NAME         which table CSV holds: claims (default), actors, hosts, records, incomplete, rejected
  --progress WAY       auto (a line on a terminal), none, or json (one event a line, on standard error)
  --verbose            each HTTP exchange on standard error (no headers, no bodies)

Where from
  --sample             the embedded, fictional tenant on this computer
  --tenant ID  --client-id ID       or MDTI_TENANT_ID, MDTI_CLIENT_ID
                       the secret comes from the keychain, or from MDTI_CLIENT_SECRET where there is none
  --sign-in WAY        secret (default), certificate, device (a code to type on any device) or browser; else MDTI_SIGN_IN,
                       else as the saved profile says
  --graph-url --login-url --arm-url URL   https only, http for this computer (MDTI_GRAPH_URL, MDTI_LOGIN_URL, MDTI_ARM_URL)
  --ca-file FILE       trust these PEM certificates as well
  --case FILE          keep everything in this case; made when it is not there. Run again with the same FILE (the input
                       may be left out) to go on after an interruption: no finished request is asked again
  --refresh            … and ask everything again; the last run stays for `case diff`
  --offline            ask only the case and the cache
  --cache FOLDER       keep answers for other cases there: a day, articles a week (default: the system's cache folder;
                       nothing is kept for services on this computer)
  --no-cache           neither read nor fill the cache
  --concurrency N      requests at once, at most (1 to 100)
  --rate N             requests a second, at most
  --transport WAY      batch (20 requests in one, default) or single
  --no-http2           HTTP/1.1 only

Private addresses and internal names are never sent. A line like
  mdti-lookup chain iocs.txt --depth 2 --format json | jq '.actors[] | {name, score}'
gives the actors for scripts; the schema is resources/schema/result-1.schema.json.
)";

constexpr const char *caseHelp = R"(mdti-lookup case <COMMAND> …

Works with cases saved by `chain --case` or the desktop program. Asks nobody; a case that is open elsewhere can be read.

  case info FILE [--format text|json]           what is in it, its runs and actors
  case export FILE [--format NAME] [--output FILE]… [--table NAME] [--allow-marked]   as the outputs of chain
  case diff A B [--format text|json]            added, gone and changed actors, hosts and records from A to B
  case merge A B… --output FILE                 one new case with everything of all, notes too
  case recover FILE --output NEW                what can be read of a damaged case; exit code 5 when something is lost
  case clear-cache [--cache FOLDER]             forget the answers kept across cases
)";

constexpr const char *extract = R"(mdti-lookup extract [--format text|json] <TEXT | FILE | FOLDER | ->…

Finds addresses and domains, defanged or not, and says what was left out and why. Asks nobody.

  --format text        one indicator a line (default); what was not used goes to standard error
  --format json        indicators and rejects with file, line and reason
  --documentation      accept documentation addresses and .example/.test names too
)";

constexpr const char *sampleTenant = R"(mdti-lookup sample-tenant [options]

Serves the MDTI part of Microsoft Graph, sign-in and Sentinel on 127.0.0.1 from the embedded data or a data file, and
prints how to use it. Ends with Ctrl-C.

  --port N             port (default: any free one)
  --data FILE          another data file
  --latency-ms N       answer after N milliseconds
  --jitter-ms N        … and up to N more
  --throttle P         answer 429 with probability P (0 to 1)
  --fail P             answer 500 or 503 with probability P
  --rate N             answer 429 above N requests a second
  --verbose            print each request
)";

constexpr const char *incidentHelp = R"(mdti-lookup incident <COMMAND> [options]

Takes the external addresses, names and URLs of an incident, looks up whose they are, and writes the finding back: one
comment per actor group with the evidence, severity High, status Active, the actors as tags. Nothing is written without
--write; running the same again writes nothing twice.

  incident workspaces                  the workspaces with Microsoft Sentinel that can be seen
  incident list --workspace ID         newest first
  incident show ID --workspace ID      one with alerts, entities, comments, and what would be looked up
  incident triage ID --workspace ID    look up, and print what would be written; with --write, write it
  incident write PLAN --write          carry out a kept (and perhaps edited) plan, or go on with one
  incident watch --workspace ID        triage new and changed incidents again and again; a line for each hit

  ID is the incident's GUID or number. A workspace's ID is its resource id, /subscriptions/…/workspaces/NAME.

Which and how
  --workspace ID       repeatable for list and watch
  --backend WAY        auto (default): Microsoft Defender where the incident lives there and may be read there, else
                       Microsoft Sentinel; arm; defender (--workspace may be left out, ID is a Defender id then)
  --status LIST        new, active, closed     --severity LIST   high, medium, low, informational
  --text WORDS         in the title, or a tag  --since --until DATE   created then     --limit N (default 50)
  --format NAME        text (default) or json
  --verbose            each HTTP exchange on standard error (no headers, no bodies)
  MDTI_ARM_API_VERSION in the environment asks another version of the incident API of Azure (default 2025-09-01)

The finding (triage, watch)
  --write              write it; without, it is only printed
  --summary WHAT       none (no comments), profile (default), copilot (Security Copilot, marked as generated; the profile
                       where it does not answer; needs --sign-in device or browser; the window's switch is not needed)
  --exposure           machines that have to do with the actor, by advanced hunting
  --min-score N        actors below are in the plan but switched off (default 40)
  --reopen             a closed incident is opened again; without, it only gets the comments
  --comment-format F   html or markdown (default: html for Sentinel, markdown for Defender)
  --plan FILE          keep the plan as JSON after each step, for incident write
  --depth --fanout --no-held --max-requests, --case --cache --no-cache and the connection options as for chain

Watching
  --every TIME         90s, 5m (default), 1h
  --since DATE         of the first look (default: a day ago)
  --state FILE         what was dealt with (default: in the user's data folder)
  --once               one look, then end

  mdti-lookup incident triage 3177 --sample --workspace /subscriptions/5ab50000-0000-4000-8000-000000000001/\
resourceGroups/rg-soc/providers/Microsoft.OperationalInsights/workspaces/soc-weu-prod
)";

constexpr const char *doctor = R"(mdti-lookup doctor [--sample] [connection options as for chain]

Checks the connection: tenant and application id, network and TLS, cloud, clock, sign-in. Then what it is good for:
threat intelligence, incidents in Azure and in Defender, hunting, Security Copilot. Each line says what is so, and for
what is missing what to do, with a link or a command to send to an administrator. Exit code 0 when a chain can run.

  mdti-lookup doctor --sign-in device      also signs a user in, once; the sign-in is kept in the keychain

The app registration: packaging/register-app.sh makes it with the Azure command line. By hand: an app of this tenant with
  Microsoft Graph, application       ThreatIntelligence.Read.All, with admin consent (secret, certificate)
  Microsoft Graph, delegated         ThreatIntelligence.Read.All, SecurityIncident.ReadWrite.All, ThreatHunting.Read.All,
                                     SecurityCopilotWorkspaces.ReadWrite.All (device, browser)
  Azure Service Management           user_impersonation, delegated (incidents in Azure)
  role on the workspace's group      Microsoft Sentinel Responder
  Authentication                     http://localhost for desktop apps; public client flows allowed (device, browser)
)";

constexpr const char *audit = R"(mdti-lookup audit show|verify|export

Every lookup and every write is recorded on this computer: time, tenant, what, result, request-id; no secrets. Each line
carries the SHA-256 of the line before, so that a changed, removed or moved line shows.

  show   [--last N] [--text WORD]                       the newest 50 lines, or N, or those with WORD
  verify [--expect HASH]                                checks every line; exit code 3 when the log is not intact
  export [--format text|json|csv] [--output FILE] [--text WORD]
  --folder FOLDER      another log than this user's

HASH is what an earlier verify printed as the last hash, noted elsewhere: it shows whether the log was made anew since.
How long lines are kept is a setting (privacy/auditDays, MDTI_AUDIT_DAYS; 0: for ever); what is left still verifies.
)";

constexpr const char *secretHelp = R"(mdti-lookup secret set|status|clear [--tenant ID] [--client-id ID]

  set      reads the secret's value from standard input (one line) and keeps it in the system's keychain, with a profile
           of the tenant that the other commands and the window use from then on
           --certificate FILE   keeps a certificate with its key (PEM or PFX) instead; its password comes from standard
                                input, an empty line where there is none
           --expires DATE             the secret's last day as Entra shows it, like 2027-03-31: status, doctor and window
                                      tell a month before (of a certificate it is known)
           --sign-in device|browser   keeps no secret: a user signs in at the first run
  status   names the keychain and says whether a secret is there and until when; exit code 4 when it is not
  clear    removes the secret and the profile

  mdti-lookup secret set --tenant contoso.com --client-id 11111111-2222-3333-4444-555555555555 < secret.txt

The secret is never an argument and never in a file of this program. Where there is no keychain, give it in
MDTI_CLIENT_SECRET. Without --tenant and --client-id: MDTI_TENANT_ID and MDTI_CLIENT_ID, else the saved profile.
--graph-url, --login-url and --arm-url become part of the profile; a secret goes to that sign-in address only.
)";

} // namespace

QString helpFor(const QString &command)
{
    if (command.isEmpty())
        return QString::fromUtf8(overview);
    if (command == u"chain")
        return QString::fromUtf8(chain);
    if (command == u"case")
        return QString::fromUtf8(caseHelp);
    if (command == u"extract")
        return QString::fromUtf8(extract);
    if (command == u"incident")
        return QString::fromUtf8(incidentHelp);
    if (command == u"sample-tenant")
        return QString::fromUtf8(sampleTenant);
    if (command == u"doctor")
        return QString::fromUtf8(doctor);
    if (command == u"audit")
        return QString::fromUtf8(audit);
    if (command == u"secret")
        return QString::fromUtf8(secretHelp);
    return {};
}

} // namespace cli
