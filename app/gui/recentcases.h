// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/casecontrol.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace app {

/// The cases that were saved or opened last, in the settings. GUI thread; touches no case file.
class RecentCases
{
public:
    static constexpr qsizetype most = 10;
    explicit RecentCases(QSettings *store)
        : m_store(store)
    {
    }
    QList<ui::CaseControl::Recent> list() const; ///< last used first, whether they exist or not
    void add(const QString &path, const QDateTime &used);
    void remove(const QString &path);

private:
    void write(const QList<ui::CaseControl::Recent> &list);
    QSettings *m_store;
};

} // namespace app
