// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/settingwords.h"

#include <array>

namespace ui {

namespace {

struct SettingText
{
    const char *key, *label, *detail;
};

constexpr std::array settingTexts{
    SettingText{"network/concurrency", QT_TRANSLATE_NOOP("SettingWords", "Requests at once"),
          QT_TRANSLATE_NOOP("SettingWords", "At most this many, up to 100; 0: as many as the service bears.")},
    SettingText{"network/rate", QT_TRANSLATE_NOOP("SettingWords", "Requests a second"),
          QT_TRANSLATE_NOOP("SettingWords", "At most this many; 0: no limit of our own.")},
    SettingText{"network/transport", QT_TRANSLATE_NOOP("SettingWords", "How requests travel"),
          QT_TRANSLATE_NOOP("SettingWords", "Twenty in one, where the tenant takes that, or each by itself.")},
    SettingText{"network/http2", QT_TRANSLATE_NOOP("SettingWords", "Use HTTP/2"),
          QT_TRANSLATE_NOOP("SettingWords", "Off only where a proxy does not bear it; much slower.")},
    SettingText{"network/caFile", QT_TRANSLATE_NOOP("SettingWords", "Certificates to trust as well"),
          QT_TRANSLATE_NOOP("SettingWords", "A PEM file, for a proxy that opens TLS. The system's stay trusted.")},
    SettingText{"network/proxy", QT_TRANSLATE_NOOP("SettingWords", "Proxy"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "system, none, or an address like http://proxy.example:8080.")},
    SettingText{"privacy/ownHosts", QT_TRANSLATE_NOOP("SettingWords", "Own domains and ranges"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "Never sent, with everything below them: one domain, address or range like 203.0.113.0/24 a "
                            "line. An exception begins with “!”. Private addresses and internal names are never sent anyway.")},
    SettingText{"privacy/auditDays", QT_TRANSLATE_NOOP("SettingWords", "Keep the audit log, days"),
          QT_TRANSLATE_NOOP("SettingWords", "Older files go as a whole, what is left still verifies; 0: keep all.")},
    SettingText{"chain/depth", QT_TRANSLATE_NOOP("SettingWords", "Hops"),
          QT_TRANSLATE_NOOP("SettingWords", "Passive DNS steps from an indicator, for new runs.")},
    SettingText{"chain/fanout", QT_TRANSLATE_NOOP("SettingWords", "Hold hosts shared by more than"),
          QT_TRANSLATE_NOOP("SettingWords", "Names; a held host is shown, not followed.")},
    SettingText{"chain/actorRules", QT_TRANSLATE_NOOP("SettingWords", "Rules that name an actor"),
          QT_TRANSLATE_NOOP("SettingWords", "Names of reputation rules, one a line.")},
    SettingText{"incidents/minScore", QT_TRANSLATE_NOOP("SettingWords", "Score limit for writing"),
          QT_TRANSLATE_NOOP("SettingWords", "Actors below it start switched off in the plan.")},
    SettingText{"incidents/copilot", QT_TRANSLATE_NOOP("SettingWords", "Security Copilot may be asked"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "A beta service that uses paid capacity; needs a signed-in person. Each question is shown first.")},
    SettingText{"incidents/copilotSeconds", QT_TRANSLATE_NOOP("SettingWords", "Wait for Security Copilot, seconds"),
          QT_TRANSLATE_NOOP("SettingWords", "For each question.")},
    SettingText{"incidents/copilotActors", QT_TRANSLATE_NOOP("SettingWords", "Actors to ask Security Copilot about"),
          QT_TRANSLATE_NOOP("SettingWords", "At most, for one incident.")},
    SettingText{"incidents/copilotPrompt", QT_TRANSLATE_NOOP("SettingWords", "First question to Security Copilot"),
          QT_TRANSLATE_NOOP("SettingWords", "It must name {ACTOR}; {ALIASES} may stand in it as well. Empty: the default question.")},
    SettingText{"incidents/copilotExposurePrompt",
          QT_TRANSLATE_NOOP("SettingWords", "Second question to Security Copilot"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "About your devices. It must name {ACTOR}; {CVES} and {HOSTS} may stand in it as well. Empty: the "
                            "default question.")},
    SettingText{"appearance/theme", QT_TRANSLATE_NOOP("SettingWords", "Theme"),
          QT_TRANSLATE_NOOP("SettingWords", "Light, dark, or as the system.")},
};

const SettingText *textOf(const QString &key)
{
    for (const SettingText &words : settingTexts) {
        if (key == QLatin1String(words.key))
            return &words;
    }
    return nullptr;
}

} // namespace

QString SettingWords::label(const QString &key)
{
    const SettingText *words = textOf(key);
    return words ? QCoreApplication::translate("SettingWords", words->label) : key;
}

QString SettingWords::detail(const QString &key)
{
    const SettingText *words = textOf(key);
    return words ? QCoreApplication::translate("SettingWords", words->detail) : QString();
}

QString SettingWords::choice(const QString &key, const QString &choice)
{
    const std::array<std::pair<QString, QString>, 5> known{{
        {QStringLiteral("network/transport batch"), tr("Twenty in one")},
        {QStringLiteral("network/transport single"), tr("Each by itself")},
        {QStringLiteral("appearance/theme system"), tr("As the system")},
        {QStringLiteral("appearance/theme light"), tr("Light")},
        {QStringLiteral("appearance/theme dark"), tr("Dark")},
    }};
    for (const auto &[name, text] : known) {
        if (name == key + u' ' + choice)
            return text;
    }
    return choice;
}

QString SettingWords::group(const QString &key)
{
    const QString name = key.section(u'/', 0, 0);
    if (name == u"network")
        return tr("Network");
    if (name == u"incidents")
        return tr("Incidents");
    if (name == u"privacy")
        return tr("Privacy and audit");
    if (name == u"chain")
        return tr("Runs");
    return name == u"appearance" ? tr("Appearance") : name;
}

QString SettingWords::problem(const QString &key, const QString &sentence)
{
    QString text = sentence;
    return text.replace(key, label(key));
}

} // namespace ui
