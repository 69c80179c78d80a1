// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "wizardfailures.h"

#include "core/sampletenant/server.h"

namespace wizardtest {

QList<Failure> failures()
{
    QList<Failure> all;
    using sampletenant::Behaviour;
    const QString good = sampletenant::Options().clientSecret;
    const auto add = [&](const char *name, Change change, const char *sentence, const char *remedy, bool canFinish) {
        all.append({name, good, std::move(change), {}, QString::fromUtf8(sentence), QString::fromUtf8(remedy), canFinish});
    };
    add("wrong secret", {}, "The secret is wrong.", "paste the secret's value", false);
    all.last().secret = QStringLiteral("wrong~value");
    add("secret expired", [](Behaviour &b) { b.tokenError = 7000222; },
        "The secret has expired. Make a new one in the app registration, then enter it.", "New client secret", false);
    add("unknown app", [](Behaviour &b) { b.tokenError = 700016; }, "This tenant does not know the app.",
        "app registration", false);
    add("clock off", [](Behaviour &b) { b.clockSkewSeconds = 3600; }, "This computer's clock is off by", "Set the clock",
        true); // a secret signs in all the same
    add("other cloud by tenant", [](Behaviour &b) { b.cloud = QStringLiteral("microsoftonline.us"); },
        "This is a tenant of the US Government cloud.", "no threat intelligence API in this cloud", false);
    add("other cloud by address", {}, "This is a tenant of the China cloud.", "no threat intelligence API in this cloud", false);
    all.last().login = QStringLiteral("https://login.partner.microsoftonline.cn");
    add("nobody answers", {}, "refuses the connection", "Check the network", false);
    all.last().login = QStringLiteral("http://127.0.0.1:9");
    add("permission missing", [](Behaviour &b) { b.denyThreatIntelligence = true; },
        "ThreatIntelligence.Read.All is not granted (403).", "/adminconsent?client_id=", false);
    add("licence missing as 403", [](Behaviour &b) { b.licenceForbidden = true; },
        "The tenant has no licence for this (403).", "Defender XDR or Sentinel licence", false);
    add("licence missing as 500", [](Behaviour &b) { b.licenceMissing = true; }, "500",
        "Defender XDR or Sentinel licence", false);
    add("no role in Azure", [](Behaviour &b) { b.denyArm = true; }, "No role on the workspace (403).",
        "az role assignment create --role \"Microsoft Sentinel Responder\"", true);
    add("no subscription", [](Behaviour &b) { b.noSubscriptions = true; }, "there is no role on a Sentinel workspace",
        "az role assignment create", true);
    add("no Defender incidents", [](Behaviour &b) { b.denyIncidents = true; },
        "SecurityIncident.ReadWrite.All is not granted (403).", "/adminconsent?client_id=", true);
    add("no hunting", [](Behaviour &b) { b.denyHunting = true; }, "ThreatHunting.Read.All is not granted (403).",
        "/adminconsent?client_id=", true);
    add("Copilot needs a user", {}, "Needs a signed-in user.", "Profile summaries work without it.", true);
    add("Copilot refuses", [](Behaviour &b) { b.copilotUnknownError = true; }, "500", "Try again later.", true);
    return all;
}

} // namespace wizardtest
