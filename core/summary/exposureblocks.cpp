// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/exposureblocks.h"

#include "core/base/text.h"
#include "core/summary/words.h"

#include <algorithm>

namespace summary {

namespace {

constexpr int shownDevices = 20, shownVulnerabilities = 20;

Block say(const QString &text)
{
    return block(Block::Kind::Paragraph, text);
}

void addDevices(Blocks &blocks, const QList<Device> &devices)
{
    blocks.append(tableRow(
        {QStringLiteral("Device"), QStringLiteral("System"), QStringLiteral("Why"), QStringLiteral("Last contact")},
        true));
    for (const Device &device : devices.mid(0, shownDevices)) {
        QStringList reasons;
        for (const QString &reason : device.reasons())
            reasons.append(foreign(reason, 200).text);
        blocks.append(tableRow({foreign(device.name.isEmpty() ? device.id : device.name, 100).text,
                                foreign(device.os, 40).text, words::list(reasons, 4), words::day(device.last)}));
    }
    if (devices.size() > shownDevices) {
        blocks.append(say(QStringLiteral("The first %1 of %2 devices.")
                              .arg(shownDevices)
                              .arg(devices.size())));
    }
}

bool isContacted(const Device &device)
{
    return !device.contacts.isEmpty();
}

/// "3 devices visible to the person who asked: 1 contacted …; 2 have a vulnerability …."
QString countsOf(const QList<Device> &devices, const QString &actor)
{
    qsizetype contacted = 0, alerted = 0, exposed = 0;
    for (const Device &device : devices) {
        contacted += isContacted(device);
        alerted += !device.alerts.isEmpty();
        exposed += !device.cves.isEmpty();
    }
    QStringList parts;
    if (contacted > 0)
        parts.append(QStringLiteral("%1 contacted the chain's indicators").arg(contacted));
    if (alerted > 0)
        parts.append(QStringLiteral("%1 with alerts that name them").arg(alerted));
    if (exposed > 0)
        parts.append(QStringLiteral("%1 with a vulnerability linked to %2").arg(QString::number(exposed), actor));
    return QStringLiteral("%1 (as far as the person who asked may see them): %2.")
        .arg(words::counted(devices.size(), QStringLiteral("device"), QStringLiteral("devices")),
             parts.join(QStringLiteral("; ")));
}

QString vulnerabilityWords(const Vulnerability &vulnerability)
{
    const QString id = foreign(vulnerability.id, 30).text;
    if (!vulnerability.assessed)
        return QStringLiteral("%1: not assessed by Defender").arg(id);
    QString text = QStringLiteral("%1: ").arg(id)
        + (vulnerability.exposedDevices == 0
               ? QStringLiteral("no device is exposed")
               : words::counted(vulnerability.exposedDevices, QStringLiteral("device is exposed"),
                                QStringLiteral("devices are exposed")));
    if (!vulnerability.severity.isEmpty())
        text += QStringLiteral(", ") + foreign(vulnerability.severity, 20).text.toLower();
    if (!vulnerability.cvss.isEmpty())
        text += QStringLiteral(", CVSS ") + foreign(vulnerability.cvss, 10).text;
    return vulnerability.exploitAvailable ? text + QStringLiteral(", an exploit is known") : text;
}

} // namespace

Blocks exposureBlocks(const Exposure &exposure, const QString &actor)
{
    Blocks blocks{block(Block::Kind::Heading, QStringLiteral("Devices in this tenant"))};
    QList<Device> confirmed;
    QStringList unconfirmed;
    for (const Device &device : exposure.devices) {
        if (device.confirmed)
            confirmed.append(device);
        else
            unconfirmed.append(foreign(device.name.isEmpty() ? device.id : device.name, 100).text);
    }
    if (!confirmed.isEmpty()) {
        blocks.append(say(countsOf(confirmed, actor)));
        addDevices(blocks, confirmed);
    }
    if (exposure.contactsAsked && std::none_of(confirmed.cbegin(), confirmed.cend(), isContacted)) {
        blocks.append(say(QStringLiteral("No visible device contacted the chain's indicators in the last %1 days.")
                              .arg(exposure.days)));
    }
    if (!unconfirmed.isEmpty()) {
        blocks.append(say(QStringLiteral("Named by Security Copilot only, not confirmed: ")
                          + words::list(unconfirmed, 10) + u'.'));
    }
    if (!exposure.vulnerabilities.isEmpty())
        blocks.append(say(QStringLiteral("Vulnerabilities that the profile of %1 or articles about it name:").arg(actor)));
    else if (!exposure.cvesNamed)
        blocks.append(say(QStringLiteral("Neither the profile of %1 nor the articles that were read name a vulnerability.")
                              .arg(actor)));
    for (const Vulnerability &vulnerability : exposure.vulnerabilities.mid(0, shownVulnerabilities))
        blocks.append(block(Block::Kind::Bullet, vulnerabilityWords(vulnerability)));
    if (exposure.truncated)
        blocks.append(say(QStringLiteral("The service's row limit was reached: there may be more devices.")));
    for (const QString &problem : exposure.problems)
        blocks.append(say(foreign(problem, 400).text));
    return blocks;
}

QStringList exposureSteps(const std::optional<Exposure> &exposure)
{
    QStringList steps;
    if (!exposure)
        return steps;
    QStringList contacted, exposed;
    for (const Device &device : exposure->devices) {
        const QString name = foreign(device.name.isEmpty() ? device.id : device.name, 100).text;
        if (!device.contacts.isEmpty() || !device.alerts.isEmpty())
            contacted.append(name);
        else if (device.confirmed && !device.cves.isEmpty())
            exposed.append(name);
    }
    if (!contacted.isEmpty())
        steps.append(QStringLiteral("Look into what contacted the indicators: ") + words::list(contacted, 5) + u'.');
    if (!exposed.isEmpty())
        steps.append(QStringLiteral("Update what is exposed: ") + words::list(exposed, 5) + u'.');
    return steps;
}

} // namespace summary
