// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/recentcases.h"

#include <QFileInfo>
#include <QSettings>

namespace app {

namespace {
const auto recentKey = QStringLiteral("cases/recent"), recentPath = QStringLiteral("path"),
           recentUsed = QStringLiteral("used");
} // namespace

QList<ui::CaseControl::Recent> RecentCases::list() const
{
    QList<ui::CaseControl::Recent> list;
    const int count = m_store->beginReadArray(recentKey);
    for (int n = 0; n < count; ++n) {
        m_store->setArrayIndex(n);
        const QString path = m_store->value(recentPath).toString();
        if (!path.isEmpty())
            list.append({path, QFileInfo(path).completeBaseName(), m_store->value(recentUsed).toDateTime()});
    }
    m_store->endArray();
    return list;
}

void RecentCases::add(const QString &path, const QDateTime &used)
{
    QList<ui::CaseControl::Recent> all = list();
    all.removeIf([&](const ui::CaseControl::Recent &one) { return one.path == path; });
    all.prepend({path, QFileInfo(path).completeBaseName(), used});
    write(all.mid(0, most));
}

void RecentCases::remove(const QString &path)
{
    QList<ui::CaseControl::Recent> all = list();
    all.removeIf([&](const ui::CaseControl::Recent &one) { return one.path == path; });
    write(all);
}

void RecentCases::write(const QList<ui::CaseControl::Recent> &list)
{
    m_store->remove(recentKey);
    m_store->beginWriteArray(recentKey, int(list.size()));
    for (int n = 0; n < list.size(); ++n) {
        m_store->setArrayIndex(n);
        m_store->setValue(recentPath, list[n].path);
        m_store->setValue(recentUsed, list[n].used);
    }
    m_store->endArray();
}

} // namespace app
