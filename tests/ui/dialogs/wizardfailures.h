// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/behaviour.h"

#include <QList>
#include <QString>

#include <functional>

namespace wizardtest {

using Change = std::function<void(sampletenant::Behaviour &)>;

/// What can be wrong with a tenant, and what the wizard says about it.
struct Failure
{
    const char *name;
    QString secret;
    Change change; ///< of the sample tenant; may be empty
    QString login; ///< instead of the tenant's
    QString sentence, remedy; ///< parts of the report
    bool canFinish = false; ///< lookups work all the same
};
QList<Failure> failures();

} // namespace wizardtest
