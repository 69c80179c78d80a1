// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/types.h"

#include <QRegularExpression>

#include <array>
#include <utility>

namespace incident {

namespace {

bool sameText(QStringView a, QStringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

constexpr std::array severityWords{
    std::pair{Severity::High, u"High"},
    std::pair{Severity::Medium, u"Medium"},
    std::pair{Severity::Low, u"Low"},
    std::pair{Severity::Informational, u"Informational"},
};

/// The first of a meaning is Sentinel's word.
constexpr std::array statusWords{
    std::pair{Status::New, u"New"},           std::pair{Status::Active, u"Active"},
    std::pair{Status::Closed, u"Closed"},     std::pair{Status::Redirected, u"Redirected"},
    std::pair{Status::Active, u"inProgress"}, std::pair{Status::Closed, u"resolved"},
};

} // namespace

QString toString(Side side)
{
    return side == Side::Arm ? QStringLiteral("arm") : QStringLiteral("defender");
}

QString displayName(Side side)
{
    return side == Side::Arm ? QStringLiteral("Microsoft Sentinel") : QStringLiteral("Microsoft Defender");
}

QString toString(Severity severity)
{
    for (const auto &[value, word] : severityWords) {
        if (value == severity)
            return QStringView(word).toString();
    }
    return {};
}

QString toString(Status status)
{
    for (const auto &[value, word] : statusWords) {
        if (value == status)
            return QStringView(word).toString();
    }
    return {};
}

Severity severityFrom(QStringView text)
{
    for (const auto &[value, word] : severityWords) {
        if (sameText(text, word))
            return value;
    }
    return Severity::Unknown;
}

Status statusFrom(QStringView text)
{
    for (const auto &[value, word] : statusWords) {
        if (sameText(text, word))
            return value;
    }
    return Status::Unknown;
}

QString Workspace::resourceId() const
{
    return QStringLiteral("/subscriptions/%1/resourceGroups/%2/providers/Microsoft.OperationalInsights/workspaces/%3")
        .arg(subscriptionId, resourceGroup, name);
}

bool Workspace::isSame(const Workspace &other) const
{
    return sameText(subscriptionId, other.subscriptionId) && sameText(resourceGroup, other.resourceGroup)
        && sameText(name, other.name);
}

base::Result<Workspace> Workspace::fromResourceId(const QString &text)
{
    // Limits as the service has them; nothing in here can leave its segment of a path.
    static const QRegularExpression form(
        QStringLiteral("^/?subscriptions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/resourcegroups/"
                       "([^/?#%\\\\\\s]{1,90})/providers/microsoft\\.operationalinsights/workspaces/"
                       "([a-z0-9][a-z0-9-]{1,88}[a-z0-9])(?:/.*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    const QString group = match.captured(2);
    if (!match.hasMatch() || group == u"." || group == u"..")
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("This is not a workspace's resource id. It looks like /subscriptions/…/"
                                            "resourceGroups/…/providers/Microsoft.OperationalInsights/workspaces/…; "
                                            "`mdti-lookup incident workspaces` lists them."));
    Workspace workspace;
    workspace.subscriptionId = match.captured(1).toLower();
    workspace.resourceGroup = group;
    workspace.name = match.captured(3);
    return workspace;
}

QString Person::shown() const
{
    for (const QString &text : {name, userPrincipalName, email}) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

bool Incident::isRedirected() const
{
    return status == Status::Redirected || !redirectedTo.isEmpty()
        || (isClosed() && hasLabel(QStringLiteral("redirected")));
}

bool Incident::isUnified() const
{
    return side == Side::Defender || (!providerName.isEmpty() && !sameText(providerName, u"Azure Sentinel"));
}

bool Incident::hasLabel(const QString &label) const
{
    return labels.contains(label, Qt::CaseInsensitive);
}

} // namespace incident
