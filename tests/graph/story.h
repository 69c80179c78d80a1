// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace testsupport {

/// A small investigation with every kind of relation and claim, for investigationFrom().
inline const QString story = QStringLiteral(R"(
    203.0.113.7 -A-> relay.pinecone.example
    203.0.113.7 -A-> static.pinecone.example
    203.0.113.7 -A-> vpn.mossgate.example
    203.0.113.7 -A-> ftp.mossgate.example
    vpn.mossgate.example -A-> 203.0.113.61
    198.51.100.42 -A-> mail.birchline.example
    198.51.100.42 -A-> sync.oakhollow.test
    login-portal.example -A-> 198.51.100.16
    login-portal.example -CNAME-> 198.51.100.8
    update.skyport.example -A-> 198.51.100.8
    update.skyport.example -NS-> 203.0.113.140
    198.51.100.16 -A-> cdn-sync.test
    198.51.100.16 -A-> img.cdn-sync.test
    203.0.113.140 -MX-> ns.harborlight.example
    203.0.113.140 -A-> gw.harborlight.example
    203.0.113.88 -A-> tickets.ashgrove.example
    203.0.113.88 -A-> files.northquay.example
    tickets.ashgrove.example -A-> 198.51.100.91
    files.northquay.example -A-> 203.0.113.201
    198.51.100.200
    relay.pinecone.example =indicator=> Aqua Blizzard
    static.pinecone.example =mention=> Aqua Blizzard
    mail.birchline.example =rule=> Aqua Blizzard
    cdn-sync.test =profile-link=> Aqua Blizzard
    ns.harborlight.example =indicator=> Mint Sandstorm
    198.51.100.91 =rule=> Mint Sandstorm
    203.0.113.201 =rule=> Pearl Sleet)");

} // namespace testsupport
