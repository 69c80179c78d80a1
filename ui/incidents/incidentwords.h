// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/incident/keptplan.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

/// How incidents are spoken of.
class IncidentWords
{
    Q_DECLARE_TR_FUNCTIONS(IncidentWords)
public:
    static QString severity(const incident::Incident &incident); ///< as sent when it is one we do not know
    static QString status(const incident::Incident &incident);
    static QString time(const QDateTime &time); ///< "19 Aug 13:41", with the year when it is not this one
    static QString side(incident::Side side); ///< "through Azure Resource Manager"
    /// One line of text that came from outside.
    static QString line(const QString &text, int maximum = 300);
    /// What is so, and what to do.
    static QString sentence(const base::Error &error);
    /// The remedy is to sign in or to connect another tenant.
    static bool needsConnection(const base::Error &error);
    /// How far a plan of the case came.
    static QString keptPlan(const incident::KeptPlan &kept);
};

} // namespace ui
