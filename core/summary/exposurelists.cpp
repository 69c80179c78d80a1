// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// What is asked about, and what is made of the devices afterwards.
#include "core/attribution/cves.h"
#include "core/summary/exposure.h"
#include "core/summary/huntingrows.h"
#include "core/summary/kql.h"

#include <QSet>

#include <tuple>

namespace summary {

namespace {

int classOf(const Device &device)
{
    if (!device.contacts.isEmpty())
        return 0;
    if (!device.alerts.isEmpty())
        return 1;
    return device.confirmed ? 2 : 3;
}

void addAll(QStringList &into, const QStringList &more, QSet<QString> &known)
{
    for (const QString &each : more) {
        if (!known.contains(each)) {
            known.insert(each);
            into.append(each);
        }
    }
}

/// An alert that says which indicator it names belongs to the actors of that one only.
void keepAlertsOf(Device &device, const QSet<QString> &hosts)
{
    if (device.alerted.isEmpty())
        return;
    device.alerted.removeIf(
        [&hosts](const Alerted &each) { return !each.indicator.isEmpty() && !hosts.contains(each.indicator); });
    device.alerts.clear();
    for (const Alerted &each : std::as_const(device.alerted)) {
        for (const QString &title : each.titles) {
            if (!device.alerts.contains(title))
                device.alerts.append(title);
        }
    }
}

} // namespace

ExposureQuestion questionFor(const chain::Investigation &found, const chain::RankedActor &ranked)
{
    ExposureQuestion question;
    QSet<QString> cves, hosts;
    const mdti::Profile &profile = found.actors()[ranked.actor].profile;
    for (const QString &text : {profile.summary, profile.description, profile.tradecraft})
        addAll(question.cves, attribution::cvesIn(text), cves);
    for (const chain::WeighedClaim &weighed : ranked.claims) {
        const attribution::Evidence &from = found.claims()[weighed.claim].evidence;
        addAll(question.cves, attribution::cvesIn(from.description), cves);
        addAll(question.cves, from.cves, cves);
        for (const chain::HostId id : weighed.path) {
            const chain::Host &host = found.hosts()[id];
            if (!host.isHeld()) // half the world talks to a shared host
                addAll(question.hosts, {host.value}, hosts);
        }
    }
    return question;
}

ExposureQuestion united(const QList<ExposureQuestion> &questions)
{
    ExposureQuestion all;
    QSet<QString> cves, hosts;
    for (const ExposureQuestion &each : questions) {
        addAll(all.cves, each.cves, cves);
        addAll(all.hosts, each.hosts, hosts);
        all.days = std::max(all.days, each.days);
    }
    return all;
}

Exposure narrowed(const Exposure &exposure, const ExposureQuestion &question)
{
    const QSet<QString> cves(question.cves.begin(), question.cves.end());
    const QSet<QString> hosts(question.hosts.begin(), question.hosts.end());
    Exposure part = exposure;
    part.cvesNamed = !question.cves.isEmpty();
    part.devices.clear();
    for (Device device : exposure.devices) {
        device.contacts.removeIf([&hosts](const Contact &contact) { return !hosts.contains(contact.indicator); });
        device.cves.removeIf([&cves](const QString &id) { return !cves.contains(id); });
        keepAlertsOf(device, hosts);
        if (!device.contacts.isEmpty() || !device.cves.isEmpty() || !device.alerts.isEmpty() || device.namedByCopilot)
            part.devices.append(device);
    }
    sortDevices(part.devices);
    part.vulnerabilities.removeIf([&cves](const Vulnerability &each) { return !cves.contains(each.id); });
    return part;
}

void crossCheck(Exposure &exposure, const QList<NamedDevice> &named)
{
    for (const NamedDevice &each : named) {
        const QString id = hunting::deviceId(each.id), name = hunting::shortName(each.name);
        const auto same = std::find_if(exposure.devices.begin(), exposure.devices.end(), [&](const Device &device) {
            if (!id.isEmpty() && !device.id.isEmpty())
                return device.id == id;
            return !name.isEmpty() && hunting::shortName(device.name) == name;
        });
        if (same != exposure.devices.end()) {
            same->namedByCopilot = true;
        } else if (!name.isEmpty() || !id.isEmpty()) {
            Device device;
            device.id = id;
            device.name = each.name;
            device.confirmed = false;
            device.namedByCopilot = true;
            exposure.devices.append(device);
        }
    }
    sortDevices(exposure.devices);
}

void sortDevices(QList<Device> &devices)
{
    std::stable_sort(devices.begin(), devices.end(), [](const Device &a, const Device &b) {
        const auto late
            = [](const Device &device) { return device.last.isValid() ? -device.last.toMSecsSinceEpoch() : 0; };
        return std::tuple(classOf(a), late(a), -a.rank, -a.cves.size(), a.name, a.id)
            < std::tuple(classOf(b), late(b), -b.rank, -b.cves.size(), b.name, b.id);
    });
}

} // namespace summary
