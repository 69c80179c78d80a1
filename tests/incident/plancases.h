// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace incidenttest {

/// The tests of the plan: limits, tags, hostile text, JSON, and what is sent against the service's description.
std::unique_ptr<QObject> planCases();

} // namespace incidenttest
